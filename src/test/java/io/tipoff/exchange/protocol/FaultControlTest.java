package io.tipoff.exchange.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.exchange.faults.Fault;
import io.tipoff.exchange.faults.FaultRule;
import io.tipoff.exchange.faults.FaultSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults that are set by requests. */
class FaultControlTest {
  private static final String CONTROL = "/control/faults";

  private Venue venue =
      Venue.open(settings -> settings.withFaults(new FaultSettings(true, List.of())));

  @AfterEach
  void close() {
    venue.close();
  }

  private Venue.Answer set(String body) {
    return venue.send(
        HttpRequest.newBuilder(venue.uri(CONTROL)).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private JsonNode active() {
    Venue.Answer answer = venue.get(CONTROL);
    assertThat(answer.status()).isEqualTo(200);
    return answer.body().path("faults");
  }

  @Test
  void shouldSetSeeAndCallOff() {
    Venue.Answer set =
        set(
            """
            [{"fault":"http-500","path":"/v1/markets","next":1},
             {"fault":"clock-skew","seconds":3}]""");
    assertThat(set.status()).isEqualTo(200);
    assertThat(set.body().path("faults")).hasSize(2);

    assertThat(venue.get("/v1/markets").status()).isEqualTo(500);
    assertThat(venue.get("/v1/markets").status()).isEqualTo(200);

    assertThat(active().get(0))
        .isEqualTo(
            Venue.json(
                """
                {"fault":"http-500","next":"1","path":"/v1/markets","strikes":1}"""));
    assertThat(active().at("/1/seconds").textValue()).isEqualTo("3");
    Venue.Answer off = venue.send(HttpRequest.newBuilder(venue.uri(CONTROL)).DELETE());
    assertThat(off.body().path("faults")).isEmpty();
    assertThat(active()).isEmpty();
  }

  @Test
  void shouldTakeOneFaultWithoutAList() {
    set("{\"fault\":\"http-503\",\"probability\":0.5}");

    assertThat(active()).hasSize(1);
    assertThat(active().at("/0/probability").textValue()).isEqualTo("0.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"fault":"nothing"}                          | there are: drop-message
          {"fault":"http-500","nxt":1}                 | it takes: probability, next, path, duration
          {"fault":"http-500","next":-1}               | a whole number from 1
          [{"fault":"http-503"},{"fault":"http-5"}]    | no fault 'http-5'
          {"next":1}                                   | no fault ''
          [1]                                          | a fault is an object
          nonsense                                     | not JSON
          """)
  void shouldRefuseAllWhenOneIsWrong(String body, String complaint) {
    Venue.Answer answer = set(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("message").textValue()).contains(complaint);
    assertThat(active()).isEmpty();
  }

  @Test
  void shouldStayReachableWhateverIsWrong() {
    set("[{\"fault\":\"lose-request\"},{\"fault\":\"maintenance\"}]");

    assertThat(active()).hasSize(2);
  }

  @Test
  void shouldKnowNothingElse() {
    assertThat(
            venue
                .send(
                    HttpRequest.newBuilder(venue.uri(CONTROL))
                        .method("PATCH", HttpRequest.BodyPublishers.noBody()))
                .status())
        .isEqualTo(405);
    assertThat(venue.get(CONTROL + "/more").status()).isEqualTo(404);
  }

  @Test
  void shouldOfferNoControlUnlessToldTo() {
    try (Venue closed = Venue.open()) {
      assertThat(closed.get(CONTROL).status()).isEqualTo(404);
      closed.server.faults().add("http-500:path=/v1/markets");
      assertThat(closed.get("/v1/markets").status()).isEqualTo(500);
    }
  }

  @Test
  void shouldGoWrongFromTheStart() {
    FaultSettings settings = new FaultSettings(false, List.of(FaultRule.parse("http-503:next=1")));
    try (Venue wrong = Venue.open(server -> server.withFaults(settings))) {
      assertThat(wrong.get("/v1/markets").status()).isEqualTo(503);
      assertThat(wrong.server.faults().strikes(Fault.HTTP_503)).isEqualTo(1);
    }
  }

  @Test
  void shouldTellTheWrongTimeEverywhere() {
    set("{\"fault\":\"clock-skew\",\"seconds\":3600}");

    Venue.Answer answer = venue.get("/v1/markets");

    long date =
        ZonedDateTime.parse(
                answer.headers().firstValue("Date").orElseThrow(),
                DateTimeFormatter.RFC_1123_DATE_TIME)
            .toEpochSecond();
    long wall = System.currentTimeMillis() / 1_000;
    assertThat(date - wall).isBetween(3_598L, 3_602L);
    String id = venue.order(venue.ann, "BUY_LONG", "0.40", "1");
    String created = venue.find(venue.ann, id).path("createTime").textValue();
    assertThat(Instant.parse(created).getEpochSecond() - wall).isBetween(3_598L, 3_602L);
  }

  @Test
  void shouldSayAndHearNothingOnAHalfOpenSocket() throws Exception {
    try (Stream stream = Stream.markets(venue, venue.ann)) {
      stream.shouldBeSilent();
      set("{\"fault\":\"half-open\",\"next\":1}");

      stream.shouldBeDead();

      assertThat(venue.server.streams()).isEqualTo(1);
    }
  }

  @Test
  void shouldAnswerTooManyRequestsAsAskedFor() {
    set(
        "[{\"fault\":\"http-429\",\"next\":1,\"seconds\":9},{\"fault\":\"http-429\",\"variant\":\"html\"}]");

    Venue.Answer json = venue.get("/v1/markets");
    assertThat(json.status()).isEqualTo(429);
    assertThat(json.headers().firstValue("Retry-After")).contains("9");
    assertThat(json.body().path("message").textValue()).isEqualTo("Too Many Requests");
    HttpRequest.Builder again = HttpRequest.newBuilder(venue.uri("/v1/markets"));
    try (var http = HttpClient.newHttpClient()) {
      var html = http.send(again.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(html.statusCode()).isEqualTo(429);
      assertThat(html.headers().firstValue("Content-Type").orElseThrow()).contains("text/html");
      assertThat(html.body()).startsWith("<html>");
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
