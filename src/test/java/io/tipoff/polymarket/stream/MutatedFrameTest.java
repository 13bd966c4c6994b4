package io.tipoff.polymarket.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.BookChanged;
import io.tipoff.market.Ladder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, nothing is thrown, and what is told is what they say. */
class MutatedFrameTest {
  private static final byte[] TOKENS =
      "{}[]\",:\\u0e-.19 tfn\n\0\u007f\u0080\u00c3\u00e2\u00f0\u00ff".getBytes(ISO_8859_1);

  private static final List<String> REFUSED = List.of("dropped null FRAME");

  private final MarketDecoder decoder = new MarketDecoder(new MarketTable(), new StreamCounters());
  private int accepted;

  /** Frames that only the tree takes: half a character, UTF-8 that is none, deep nests. */
  private int stricter;

  @Test
  void shouldTakeTheCorpus() throws IOException, URISyntaxException {
    Path corpus = Path.of(getClass().getResource("fuzz/market").toURI());
    try (var files = Files.list(corpus)) {
      List<Path> all = files.sorted().toList();
      assertThat(all).hasSizeGreaterThan(10);
      for (Path file : all) {
        check(Files.readAllBytes(file));
      }
    }
  }

  @Test
  void shouldTakeFramesCutAtEveryByte() {
    for (byte[] frame : seeds()) {
      for (int length = 0; length < frame.length; length++) {
        check(Arrays.copyOf(frame, length));
        check(Arrays.copyOfRange(frame, length, frame.length));
      }
    }
  }

  @Test
  void shouldTakeFramesWithEachBitFlipped() {
    for (String name : Frames.MARKET) {
      byte[] frame = Frames.file(name);
      for (int bit = 0; bit < 8 * frame.length; bit++) {
        byte[] flipped = frame.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        check(flipped);
      }
    }
  }

  @Test
  void shouldTakeFramesMutatedAtRandom() {
    List<byte[]> seeds = seeds();
    Random random = new Random(7);
    for (int i = 0; i < 40_000; i++) {
      byte[] frame = seeds.get(random.nextInt(seeds.size())).clone();
      for (int edits = random.nextInt(1, 5); edits > 0; edits--) {
        frame = mutated(frame, seeds.get(random.nextInt(seeds.size())), random);
      }
      check(frame);
    }
    assertThat(accepted).isGreaterThan(3_000);
    assertThat(stricter).isLessThan(accepted / 100);
  }

  private static byte[] mutated(byte[] frame, byte[] other, Random random) {
    if (frame.length == 0) {
      return other;
    }
    int at = random.nextInt(frame.length);
    switch (random.nextInt(5)) {
      case 0 -> frame[at] = (byte) random.nextInt(256);
      case 1 -> frame[at] = TOKENS[random.nextInt(TOKENS.length)];
      case 2 -> {
        int from = random.nextInt(other.length);
        return joined(frame, at, other, from, random.nextInt(from, other.length), at);
      }
      case 3 -> {
        int to = random.nextInt(at, Math.min(frame.length, at + 20));
        return joined(frame, at, frame, 0, 0, to);
      }
      default -> {
        int to = random.nextInt(at, frame.length);
        return joined(frame, to, frame, at, to, to);
      }
    }
    return frame;
  }

  /** The head of a frame, a part of another one, and the tail of the first. */
  private static byte[] joined(byte[] frame, int head, byte[] other, int from, int to, int tail) {
    byte[] whole = Arrays.copyOf(frame, head + to - from + frame.length - tail);
    System.arraycopy(other, from, whole, head, to - from);
    System.arraycopy(frame, tail, whole, head + to - from, frame.length - tail);
    return whole;
  }

  private static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    Frames.MARKET.forEach(name -> seeds.add(Frames.file(name)));
    for (int seed = 0; seed < 30; seed++) {
      seeds.add(RandomFrame.next(new Random(seed)));
    }
    return seeds;
  }

  private void check(byte[] frame) {
    FrameLog told = new FrameLog();
    decoder.decode(ByteBuffer.wrap(frame), 5, told);
    FrameLog expected = new FrameLog();
    boolean wellFormed = TreeDecoder.decode(frame, 5, expected);
    boolean refused = told.lines.equals(REFUSED);
    if (wellFormed && refused) {
      stricter++;
    } else if (wellFormed) {
      accepted++;
      assertThat(told.lines).as(new String(frame, ISO_8859_1)).isEqualTo(expected.lines);
    } else {
      assertThat(refused).as(new String(frame, ISO_8859_1)).isTrue();
    }
    told.books.forEach(MutatedFrameTest::assertSound);
  }

  private static void assertSound(BookChanged book) {
    assertLevels(book.bids(), -1);
    assertLevels(book.offers(), 1);
  }

  private static void assertLevels(Ladder ladder, int direction) {
    for (int i = 0; i < ladder.size(); i++) {
      assertThat(ladder.quantityUnits(i)).isPositive();
      if (i > 0) {
        assertThat(direction * (ladder.priceUnits(i) - ladder.priceUnits(i - 1))).isPositive();
      }
    }
  }
}
