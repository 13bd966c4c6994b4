package io.tipoff.feed.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.feed.FeedException;
import io.tipoff.feed.FeedException.Kind;
import io.tipoff.feed.http.ServerEvents.ServerEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerEventsTest {
  private static final String STREAM =
      """
      : hello
      event: connected
      retry: 5000
      data: ok go

      event: odds
      id: 1730079534820-2
      data: {"team":"Türkiye 日本 😀"}

      data: one
      data:two
      data:  three

      id

      event: nothing

      event
      data

      """;

  private static final List<ServerEvent> EVENTS =
      List.of(
          new ServerEvent("connected", "", "ok go"),
          new ServerEvent("odds", "1730079534820-2", "{\"team\":\"Türkiye 日本 😀\"}"),
          new ServerEvent("message", "1730079534820-2", "one\ntwo\n three"),
          new ServerEvent("message", "", ""));

  /** Gives some bytes at a time. */
  private static final class Pieces extends InputStream {
    private final byte[] bytes;
    private final RandomGenerator random;
    private final int most;
    private int at;

    Pieces(byte[] bytes, int most, long seed) {
      this.bytes = bytes;
      this.most = most;
      this.random = new SplittableRandom(seed);
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] into, int from, int length) {
      if (at == bytes.length) {
        return -1;
      }
      int count = Math.min(Math.min(length, bytes.length - at), random.nextInt(most + 1));
      System.arraycopy(bytes, at, into, from, count);
      at += count;
      return count;
    }
  }

  private static List<ServerEvent> events(InputStream in) {
    List<ServerEvent> events = new ArrayList<>();
    try (ServerEvents stream = new ServerEvents(in, () -> {})) {
      while (true) {
        events.add(stream.next());
      }
    } catch (FeedException e) {
      assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(e).hasMessageStartingWith("the stream ended");
    }
    return events;
  }

  private static List<ServerEvent> events(String text) {
    return events(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void shouldReadEveryEndOfLineInAnyPieces(String end) {
    byte[] bytes = STREAM.replace("\n", end).getBytes(UTF_8);

    assertThat(events(new ByteArrayInputStream(bytes))).isEqualTo(EVENTS);
    for (int seed = 0; seed < 200; seed++) {
      assertThat(events(new Pieces(bytes, 1 + seed % 7, seed)))
          .as("seed %d", seed)
          .isEqualTo(EVENTS);
    }
  }

  @Test
  void shouldReadAMixOfEndsOfLines() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 200; i++) {
      StringBuilder mixed = new StringBuilder();
      STREAM
          .lines()
          .forEach(
              line -> {
                mixed.append(line);
                // a lone return before an empty line that ends with a line feed would be one end
                boolean joins = line.isEmpty() && mixed.toString().endsWith("\r");
                mixed.append(joins ? "\r" : List.of("\n", "\r", "\r\n").get(random.nextInt(3)));
              });
      assertThat(events(new Pieces(mixed.toString().getBytes(UTF_8), 5, i))).isEqualTo(EVENTS);
    }
  }

  @Test
  void shouldLeaveOutAnEventThatIsCut() {
    byte[] bytes = "data: whole\n\nevent: odds\ndata: half".getBytes(UTF_8);

    assertThat(events(new ByteArrayInputStream(bytes)))
        .containsExactly(new ServerEvent("message", "", "whole"));
    assertThat(events("data: whole\n\ndata: no empty line\n")).hasSize(1);
    assertThat(events("")).isEmpty();
  }

  @Test
  void shouldLeaveOutAMarkAtTheBeginning() {
    assertThat(events("\uFEFFevent: odds\ndata: 1\n\n"))
        .containsExactly(new ServerEvent("odds", "", "1"));
    assertThat(events("data: 1\n\n\uFEFFdata: 2\n\n")).hasSize(1);
  }

  @Test
  void shouldNotTakeAnIdWithAZero() {
    assertThat(events("id: a\ndata: 1\n\nid: b\0c\ndata: 2\n\n"))
        .extracting(ServerEvent::id)
        .containsExactly("a", "a");
  }

  @Test
  void shouldReadNothingOfAPageThatIsNoStream() {
    assertThat(events("<html>\n<body>502 Bad Gateway</body>\n</html>\n\n")).isEmpty();
  }

  @Test
  void shouldReadOnWhereBytesAreNoText() {
    byte[] bytes = "data: a?b\n\ndata: c\n\n".getBytes(UTF_8);
    bytes[7] = (byte) 0xC3;

    assertThat(events(new ByteArrayInputStream(bytes)))
        .extracting(ServerEvent::data)
        .containsExactly("a\uFFFDb", "c");
  }

  private static String x(int count) {
    char[] text = new char[count];
    Arrays.fill(text, 'x');
    return new String(text);
  }

  @Test
  void shouldTakeALongLineAndNoLonger() throws Exception {
    byte[] most = ("data:" + x(ServerEvents.LONGEST - 5) + "\n\n").getBytes(UTF_8);
    byte[] more = ("data:" + x(ServerEvents.LONGEST - 4) + "\n\n").getBytes(UTF_8);

    try (ServerEvents stream = new ServerEvents(new ByteArrayInputStream(most), () -> {})) {
      assertThat(stream.next().data()).hasSize(ServerEvents.LONGEST - 5);
    }
    try (ServerEvents stream = new ServerEvents(new ByteArrayInputStream(more), () -> {})) {
      assertThatThrownBy(stream::next)
          .isInstanceOfSatisfying(
              FeedException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED))
          .hasMessage("a line of the stream is too long");
    }
  }

  @Test
  void shouldNotCollectLinesWithoutEnd() {
    byte[] line = ("data:" + x(1 << 20) + "\n").getBytes(UTF_8);
    InputStream endless =
        new InputStream() {
          private int at;

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] into, int from, int length) {
            int count = Math.min(length, line.length - at);
            System.arraycopy(line, at, into, from, count);
            at = (at + count) % line.length;
            return count;
          }
        };

    try (ServerEvents stream = new ServerEvents(endless, () -> {})) {
      assertThatThrownBy(stream::next).hasMessage("an event of the stream is too long");
    }
  }

  @Test
  void shouldSayHowItEnded() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset, with a s3cret");
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            return read();
          }
        };

    try (ServerEvents stream = new ServerEvents(broken, () -> {})) {
      assertThatThrownBy(stream::next)
          .isInstanceOf(FeedException.class)
          .hasMessage("the stream ended: IOException");
    }
  }
}
