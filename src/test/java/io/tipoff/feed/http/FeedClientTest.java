package io.tipoff.feed.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tipoff.feed.FeedException;
import io.tipoff.feed.FeedException.Kind;
import io.tipoff.feed.HostileServer;
import io.tipoff.feed.HostileServer.Answer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedClientTest {
  private static final String KEY = "s3cretk3y";

  private HostileServer server;
  private FeedClient client;

  @BeforeEach
  void open() throws Exception {
    server = new HostileServer();
    client = new FeedClient(Duration.ofSeconds(5));
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private URI uri() {
    return server.url().resolve("/x?apiKey=" + KEY);
  }

  private FeedException failure(Answer answer) {
    server.on("/x", answer);
    FeedException failure =
        catchThrowableOfType(
            FeedException.class, () -> client.get(uri(), Map.of("X-Api-Key", KEY)));
    assertThat(failure).isNotNull();
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    assertThat(trace.toString()).doesNotContain(KEY);
    return failure;
  }

  @Test
  void shouldReadADocument() throws Exception {
    server.on("/x", (_, wire) -> wire.reply(200, "{\"a\":0.1}", "X-Left: 7", "X-Left2: ä"));

    FeedClient.Answer answer = client.get(uri(), Map.of("X-Api-Key", KEY));

    assertThat(answer.json().path("a").decimalValue()).isEqualTo("0.1");
    assertThat(answer.headers()).containsEntry("x-left", "7");
    HostileServer.Asked asked = server.await("/x");
    assertThat(asked.headers())
        .containsEntry("x-api-key", KEY)
        .containsEntry("accept", "application/json")
        .containsEntry("user-agent", "tipoff");
  }

  @ParameterizedTest
  @CsvSource({
    "301, REFUSED", "302, REFUSED", "307, REFUSED", "308, REFUSED", "304, REFUSED",
    "400, REFUSED", "401, UNAUTHORIZED", "403, UNAUTHORIZED", "404, REFUSED", "422, REFUSED",
    "429, TOO_MANY", "500, UNREACHABLE", "502, UNREACHABLE", "503, UNREACHABLE",
  })
  void shouldSayWhatAnAnswerMeans(int status, Kind kind) {
    FeedException failure =
        failure(
            (asked, wire) ->
                wire.reply(
                    status, "<html>" + asked.query() + "</html>", "Location: " + server.url()));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure).hasMessage("127.0.0.1/x answered " + status);
    assertThat(failure.retryAfter()).isZero();
  }

  @Test
  void shouldFollowNoRedirect() throws Exception {
    failure((_, wire) -> wire.reply(302, "", "Location: " + server.url() + "/y?" + KEY));

    server.await("/x");
    assertThat(server.waiting("/y")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "0, 0",
    "3600, 3600",
    "999999, 3600",
    "999999999, 3600",
    "9999999999, 0",
    "'Fri, 1 Jan 2100 00:00:00 GMT', 3600",
    "'Sat, 1 Jan 2000 00:00:00 GMT', 0",
    "-1, 0",
    "soon, 0",
    "1.5, 0"
  })
  void shouldWaitAsLongAsItIsAskedTo(String asked, long seconds) {
    assertThat(failure((_, wire) -> wire.reply(429, "", "Retry-After: " + asked)).retryAfter())
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void shouldTellTheFeedsOwnNameOfAMistake() {
    FeedException failure =
        failure((_, wire) -> wire.reply(401, "{\"error_code\":\"OUT_OF_USAGE_CREDITS\"}"));

    assertThat(failure.code()).isEqualTo("OUT_OF_USAGE_CREDITS");
    assertThat(failure).hasMessage("127.0.0.1/x answered 401 OUT_OF_USAGE_CREDITS");
    assertThat(failure((_, wire) -> wire.reply(401, "{\"error_code\":\"" + KEY + "\"}")).code())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "<html>Bad key s3cretk3y</html>",
        "s3cretk3y",
        "\"s3cretk3y\"",
        "{\"s3cretk3y\":s3cretk3y}",
        "7",
        "null",
        "{\"a\":NaN}",
        "{\"a\":1} {\"b\":2}",
        "{\"a\":1",
        "[1,2",
        "{\"a\":01}",
        "\u0000"
      })
  void shouldNotUnderstandWhatIsNoDocument(String body) {
    FeedException failure = failure((_, wire) -> wire.json(body));

    assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
    assertThat(failure).hasMessageStartingWith("127.0.0.1/x answered what is not understood: ");
  }

  @Test
  void shouldNotUnderstandWhatIsTooDeepOrTooLong() {
    assertThat(failure((_, wire) -> wire.json("[".repeat(100_000))).kind())
        .isEqualTo(Kind.MALFORMED);
    assertThat(failure((_, wire) -> wire.json("{\"a\":" + "9".repeat(5_000) + "}")).kind())
        .isEqualTo(Kind.MALFORMED);
    assertThat(
            failure(
                    (_, wire) -> {
                      wire.stream();
                      byte[] chunk = " ".repeat(1 << 20).getBytes(UTF_8);
                      for (int i = 0; i < 40; i++) {
                        wire.chunk(chunk);
                      }
                    })
                .kind())
        .isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void shouldSayThatThereIsNoAnswer() {
    assertThat(failure((_, wire) -> wire.half("{\"a\":1}")).kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure((_, wire) -> wire.reset()).kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure((_, wire) -> wire.bytes("garbage\r\n\r\n".getBytes(UTF_8))).kind())
        .isEqualTo(Kind.UNREACHABLE);
    assertThat(
            failure(
                    (_, wire) -> {
                      wire.half("{\"a\":1}");
                      wire.reset();
                    })
                .kind())
        .isEqualTo(Kind.UNREACHABLE);
    server.close();
    assertThat(failure((_, wire) -> wire.json("{}"))).hasMessageContaining("gives no answer");
  }

  @Test
  void shouldNotWaitForEver() throws Exception {
    try (FeedClient hasty = new FeedClient(Duration.ofMillis(100))) {
      server.on("/x", (_, wire) -> wire.hang());
      FeedException silent =
          catchThrowableOfType(FeedException.class, () -> hasty.get(uri(), Map.of()));
      assertThat(silent.kind()).isEqualTo(Kind.UNREACHABLE);
      FeedException stream =
          catchThrowableOfType(
              FeedException.class, () -> hasty.stream(uri(), Map.of(), Duration.ofSeconds(5)));
      assertThat(stream.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(stream.getMessage()).doesNotContain(KEY);
    }
  }

  @Test
  void shouldAskAgainAfterEveryFault() throws Exception {
    failure((_, wire) -> wire.reset());
    failure((_, wire) -> wire.half("{}{}{}{}"));
    failure((_, wire) -> wire.reply(500, ""));
    server.on("/x", (_, wire) -> wire.json("[]"));

    assertThat(client.get(uri(), Map.of()).json()).isEmpty();
  }

  @Test
  void shouldReadAStream() throws Exception {
    byte[] team = "data: Türkiye\n\n".getBytes(UTF_8);
    int middle = "data: T".length() + 1;
    server.on(
        "/x",
        (_, wire) -> {
          wire.stream();
          wire.chunk(java.util.Arrays.copyOf(team, middle));
          wire.chunk(java.util.Arrays.copyOfRange(team, middle, team.length));
          wire.hang();
        });

    try (ServerEvents events = client.stream(uri(), Map.of(), Duration.ofSeconds(5))) {
      assertThat(events.next().data()).isEqualTo("Türkiye");
    }
    assertThat(server.await("/x").headers()).containsEntry("accept", "text/event-stream");
  }

  private FeedException endOf(Answer answer, Duration silence) throws Exception {
    server.on("/x", answer);
    try (ServerEvents events = client.stream(uri(), Map.of(), silence)) {
      assertThat(events.next().data()).isEqualTo("1");
      FeedException end = catchThrowableOfType(FeedException.class, events::next);
      assertThat(end.getMessage()).startsWith("the stream ended").doesNotContain(KEY);
      return end;
    }
  }

  @Test
  void shouldNoticeThatAStreamEnded() throws Exception {
    assertThat(
            endOf(
                    (_, wire) -> {
                      wire.stream();
                      wire.chunk("data: 1\n\ndata: ha");
                    },
                    Duration.ofSeconds(5))
                .kind())
        .isEqualTo(Kind.UNREACHABLE);
    assertThat(
            endOf(
                    (_, wire) -> {
                      wire.stream();
                      wire.chunk("data: 1\n\n");
                      wire.hang();
                    },
                    Duration.ofSeconds(1))
                .kind())
        .isEqualTo(Kind.UNREACHABLE);
    assertThat(
            endOf(
                    (_, wire) -> {
                      wire.stream();
                      wire.chunk("data: 1\n\ndata: ha");
                      wire.chunk(new byte[0]);
                    },
                    Duration.ofSeconds(5))
                .kind())
        .isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void shouldTellAWaitingReaderThatTheStreamIsClosed() throws Exception {
    server.on(
        "/x",
        (_, wire) -> {
          wire.stream();
          wire.chunk("data: 1\n\n");
          wire.hang();
        });
    ServerEvents events = client.stream(uri(), Map.of(), Duration.ofMinutes(5));
    events.next();
    CompletableFuture<FeedException> end =
        CompletableFuture.supplyAsync(
            () -> catchThrowableOfType(FeedException.class, events::next));

    events.close();

    assertThat(end.get(10, TimeUnit.SECONDS)).hasMessageStartingWith("the stream ended");
  }

  @ParameterizedTest
  @CsvSource({"401, UNAUTHORIZED", "429, TOO_MANY", "500, UNREACHABLE", "302, REFUSED"})
  void shouldNotReadAStreamThatIsRefused(int status, Kind kind) {
    server.on(
        "/x", (asked, wire) -> wire.reply(status, "data: " + asked.query(), "Retry-After: 9"));

    FeedException failure =
        catchThrowableOfType(
            FeedException.class, () -> client.stream(uri(), Map.of(), Duration.ofSeconds(5)));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(9));
    assertThat(failure).hasMessage("127.0.0.1/x answered " + status);
  }
}
