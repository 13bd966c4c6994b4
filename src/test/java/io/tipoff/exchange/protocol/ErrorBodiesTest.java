package io.tipoff.exchange.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.exchange.protocol.Venue.Answer;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBodiesTest {
  private static final String LOST =
      "{\"code\":5,\"message\":\"The server was unable to process your request.\",\"details\":[]}";

  private final Venue venue = Venue.open();

  @AfterEach
  void close() {
    venue.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/market/slug/nope",
        "/v1/market/id/1",
        "/v1/markets/nope/book",
        "/v1/markets/nope/bbo",
        "/v1/events/slug/nope",
        "/v1/events/1",
        "/v1/series/id/99",
        "/v2/leagues/nope",
        "/v2/leagues/nope/events",
        "/v1/partners/opticodds/events/nope"
      })
  void shouldNotFindWhatIsNotThere(String path) {
    Answer answer = venue.get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEqualTo(LOST);
  }

  @Test
  void shouldFindASettlementOnlyOnceThereIsOne() {
    String path = "/v1/markets/" + Venue.GAME + "/settlement";
    Answer before = venue.get(path);
    assertThat(before.status()).isEqualTo(404);
    assertThat(before.text())
        .isEqualTo(
            "{\"code\":5,\"message\":\"Settlement not found for market %s\",\"details\":[]}"
                .formatted(Venue.GAME));

    venue.settle(Venue.GAME, "0.5");

    assertThat(venue.get(path).text())
        .isEqualTo("{\"slug\":\"%s\",\"settlement\":0.50}".formatted(Venue.GAME));
  }

  @Test
  void shouldRefuseWrongPathsAndMethods() {
    assertThat(venue.get("/v1/nonsense").status()).isEqualTo(404);
    assertThat(venue.get("/opticodds").status()).isEqualTo(404);
    Answer wrongMethod =
        venue.send(
            HttpRequest.newBuilder(venue.uri("/v1/markets"))
                .POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(wrongMethod.status()).isEqualTo(405);
    assertThat(wrongMethod.body().path("code").intValue()).isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "7",
        "{} {}",
        "{}",
        "{\"marketSlug\":7}",
        "{\"marketSlug\":\"\"}",
        "{\"marketSlug\":\"two words\"}"
      })
  void shouldRefuseBodiesThatAreNoOrder(String body) {
    Answer answer = venue.post(venue.ann, "/v1/orders", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("code").intValue()).isEqualTo(3);
    assertThat(answer.body().path("message").textValue()).isNotEmpty();
    assertThat(answer.body().path("details").isArray()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"ORDER_INTENT_BUY_LONG\" -> \"BUY\"",
        "\"ORDER_TYPE_LIMIT\" -> \"ORDER_TYPE_STOP\"",
        "\"TIME_IN_FORCE_GOOD_TILL_CANCEL\" -> \"TIME_IN_FORCE_FOREVER\"",
        "\"MANUAL_ORDER_INDICATOR_AUTOMATIC\" -> null",
        "\"MANUAL_ORDER_INDICATOR_AUTOMATIC\" -> \"MAYBE\"",
        "\"ORDER_INTENT_BUY_LONG\" -> null",
        "{\"value\":\"0.40\",\"currency\":\"USD\"} -> 0.40",
        "\"0.40\" -> \"cheap\"",
        "\"0.40\" -> 1e999999999",
        "\"0.40\" -> null",
        "\"quantity\":5 -> \"quantity\":{}",
        "\"quantity\":5 -> \"quantity\":\"NaN\"",
        "\"quantity\":5 -> \"quantity\":1e400",
        "\"quantity\":5 -> \"quantity\":5,\"goodTillTime\":\"tomorrow\"",
        "\"quantity\":5 -> \"quantity\":5,\"participateDontInitiate\":\"yes\"",
        "\"quantity\":5 -> \"quantity\":5,\"maxBlockTime\":\"a while\"",
        "\"quantity\":5 -> \"quantity\":5,\"slippageTolerance\":{\"ticks\":3}",
        "\"quantity\":5 -> \"quantity\":5,\"cashOrderQty\":{\"value\":\"-1\"}"
      })
  void shouldRefuseWrongFields(String change) {
    String[] fromTo = change.split(" -> ", 2);
    String good = Venue.limit(Venue.GAME, "BUY_LONG", "0.40", "5");
    assertThat(good).contains(fromTo[0]);

    Answer answer = venue.post(venue.ann, "/v1/orders", good.replace(fromTo[0], fromTo[1]));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(venue.get(venue.ann, "/v1/orders/open").body().path("orders")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/markets?limit=many",
        "/v1/markets?limit=-1",
        "/v1/markets?closed=perhaps",
        "/v1/price-history?fixedInterval=INTERVAL_1D&fidelity=5",
        "/v1/price-history?symbol=x&fixedInterval=INTERVAL_1D",
        "/v1/price-history?symbol=x&fidelity=1",
        "/v1/price-history?symbol=x&fidelity=1&fixedInterval=INTERVAL_2D"
      })
  void shouldRefuseWrongParameters(String path) {
    assertThat(venue.get(path).status()).isEqualTo(400);
  }

  @Test
  void shouldEchoTheCorrelationId() {
    Answer answer =
        venue.send(
            HttpRequest.newBuilder(venue.uri("/v1/sports")).header("poly-correlation-id", "mine"));

    assertThat(answer.headers().firstValue("poly-correlation-id")).contains("mine");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(venue.get("/v1/sports").headers().firstValue("poly-correlation-id")).isPresent();
  }

  @Test
  void shouldRefuseHugeBodies() {
    assertThat(venue.post(venue.ann, "/v1/orders", " ".repeat(1 << 21)).status()).isEqualTo(400);
  }
}
