package io.tipoff.polymarket.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Frames written down as the venue would send them. */
final class Frames {
  /** The frames of the markets stream. */
  static final List<String> MARKET =
      List.of(
          "book",
          "book-snake",
          "lite",
          "lite-one-sided",
          "trade",
          "trade-plain-quantity",
          "several",
          "heartbeat",
          "error");

  private Frames() {}

  static byte[] file(String name) {
    try (InputStream file = Frames.class.getResourceAsStream("frames/" + name + ".json")) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
