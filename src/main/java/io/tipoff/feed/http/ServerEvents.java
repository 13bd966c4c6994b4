package io.tipoff.feed.http;

import io.tipoff.feed.FeedException;
import io.tipoff.feed.FeedException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The events of a stream, as <a
 * href="https://html.spec.whatwg.org/multipage/server-sent-events.html">the HTML standard</a>
 * defines them. For one reader.
 */
public final class ServerEvents implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /** Longer events are no events of a feed. */
  static final int LONGEST = 16 << 20;

  /**
   * One event.
   *
   * @param type {@code message} where the stream does not say
   * @param id the last that the stream told; empty if none
   */
  public record ServerEvent(String type, String id, String data) {}

  private final InputStream bytes;
  private final Runnable abort;
  private final byte[] read = new byte[BUFFER];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private String id = "";
  private int at;
  private int end;
  private boolean afterReturn;
  private boolean begun;

  ServerEvents(InputStream bytes, Runnable abort) {
    this.bytes = bytes;
    this.abort = abort;
  }

  /**
   * The next event; waits for it.
   *
   * @throws FeedException if the stream ended, was silent for too long, or is none
   */
  public ServerEvent next() throws FeedException {
    String type = "";
    StringBuilder data = new StringBuilder();
    boolean hasData = false;
    while (true) {
      String text = readLine();
      if (text.isEmpty()) {
        if (hasData) {
          return new ServerEvent(type.isEmpty() ? "message" : type, id, data.toString());
        }
        type = "";
        continue;
      }
      int colon = text.indexOf(':');
      String field = colon < 0 ? text : text.substring(0, colon);
      String value = colon < 0 ? "" : text.substring(colon + 1);
      value = value.startsWith(" ") ? value.substring(1) : value;
      switch (field) {
        case "event" -> type = value;
        case "id" -> id = value.indexOf('\0') < 0 ? value : id;
        case "data" -> {
          if (data.length() + value.length() > LONGEST) {
            throw new FeedException(Kind.MALFORMED, "an event of the stream is too long");
          }
          data.append(hasData ? "\n" : "").append(value);
          hasData = true;
        }
        default -> {} // comments, retry, and what is not known
      }
    }
  }

  private String readLine() throws FeedException {
    line.reset();
    while (true) {
      fill();
      if (afterReturn && read[at] == '\n') {
        at++;
        afterReturn = false;
        continue;
      }
      afterReturn = false;
      int from = at;
      while (at < end && read[at] != '\n' && read[at] != '\r') {
        at++;
      }
      if (line.size() + at - from > LONGEST) {
        throw new FeedException(Kind.MALFORMED, "a line of the stream is too long");
      }
      line.write(read, from, at - from);
      if (at < end) {
        afterReturn = read[at] == '\r';
        at++;
        return withoutMark(line.toString(StandardCharsets.UTF_8));
      }
    }
  }

  /** A stream may begin with a byte order mark. */
  private String withoutMark(String text) {
    boolean marked = !begun && text.startsWith("\uFEFF");
    begun = true;
    return marked ? text.substring(1) : text;
  }

  /** Waits until there is a byte to read. */
  private void fill() throws FeedException {
    while (at == end) {
      int count;
      try {
        count = bytes.read(read);
      } catch (IOException e) {
        throw ended(e);
      }
      if (count < 0) {
        throw ended(null);
      }
      at = 0;
      end = count;
    }
  }

  private static FeedException ended(@Nullable IOException cause) {
    String why = cause == null ? "" : ": " + cause.getClass().getSimpleName();
    return new FeedException(Kind.UNREACHABLE, "the stream ended" + why);
  }

  /** A reader who waits is told that the stream ended. */
  @Override
  public void close() {
    abort.run();
  }
}
