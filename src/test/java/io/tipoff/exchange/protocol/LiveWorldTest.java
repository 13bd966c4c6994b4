package io.tipoff.exchange.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.exchange.world.SeasonSettings;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Games that play themselves behind the venue's protocol. */
@Timeout(60)
class LiveWorldTest {
  private static final String LIVE = "/v1/events?live=true";

  private final ManualClock clock = new ManualClock("2026-11-20T17:00:00Z");

  private Venue open(SeasonSettings world) {
    return open(world, clock, settings -> settings);
  }

  private static Venue open(
      SeasonSettings world, ManualClock clock, UnaryOperator<ServerSettings> change) {
    return Venue.open(settings -> change.apply(settings.withClock(clock).withWorld(world)));
  }

  private static JsonNode game(Venue venue) {
    return venue.get(LIVE).body().path("events").path(0);
  }

  private static String winner(JsonNode event) {
    return event.at("/markets/0/slug").textValue();
  }

  @Test
  void shouldHaveAGameInPlayAndQuotesWhenItListens() {
    try (Venue venue = open(SeasonSettings.of(7))) {
      JsonNode event = game(venue);

      assertThat(event.path("markets")).hasSize(3);
      for (JsonNode market : event.path("markets")) {
        assertThat(market.at("/bestBidQuote/value").textValue()).isNotEmpty();
        assertThat(market.at("/bestAskQuote/value").textValue()).isNotEmpty();
      }
      List<String> types = new ArrayList<>();
      event.path("markets").forEach(market -> types.add(market.path("marketType").textValue()));
      assertThat(types).containsExactly("moneyline", "spreads", "totals");
      assertThat(venue.get("/v1/events?live=false&closed=false").body().path("events"))
          .hasSizeGreaterThan(2);
    }
  }

  @Test
  void shouldTellTheScoreAsTheVenueDoes() {
    try (Venue venue = open(SeasonSettings.of(7).withSpeed(100))) {
      JsonNode before = game(venue);
      String path = "/v1/events/slug/" + before.path("slug").textValue();
      assertThat(before.path("title").textValue()).matches("[A-Z]\\w+ \\w+ vs\\. [A-Z]\\w+ \\w+");
      assertThat(before.at("/teams/0/ordering").textValue()).isEqualTo("away");
      assertThat(before.at("/teams/1/ordering").textValue()).isEqualTo("home");
      assertThat(Instant.parse(before.path("startTime").textValue()))
          .isBetween(clock.instant().minusSeconds(20), clock.instant());
      assertThat(before.at("/markets/0/gameStartTime")).isEqualTo(before.path("startTime"));
      assertThat(before.path("eventDate").textValue()).isEqualTo("2026-11-20");

      clock.pass(Duration.ofSeconds(25));
      JsonNode now =
          await(venue, path, event -> event.at("/eventState/period").asText().equals("Q2"));

      assertThat(now.path("live").booleanValue()).isTrue();
      assertThat(now.path("ended").booleanValue()).isFalse();
      JsonNode state = now.path("eventState");
      assertThat(state.path("elapsed").textValue()).matches("\\d\\d:\\d\\d");
      assertThat(Instant.parse(state.path("updatedAt").textValue()))
          .isBetween(clock.instant().minusSeconds(25), clock.instant());
      assertThat(state.path("periodScores")).hasSize(2);
      int away = 0;
      int home = 0;
      for (JsonNode period : state.path("periodScores")) {
        assertThat(period.path("type").textValue()).isEqualTo("PERIOD_SCORE_TYPE_REGULATION");
        assertThat(period.at("/scores/0/competitorId").textValue())
            .isEqualTo(now.at("/teams/0/id").asText());
        away += period.at("/scores/0/score").intValue();
        home += period.at("/scores/1/score").intValue();
      }
      assertThat(state.path("score").textValue()).isEqualTo(away + "-" + home);
      assertThat(state.at("/periodScores/0/scores/0/score").intValue()).isBetween(10, 50);
    }
  }

  private static JsonNode await(Venue venue, String path, Predicate<JsonNode> wanted) {
    JsonNode event;
    do {
      event = venue.get(path).body().path("event");
    } while (!wanted.test(event));
    return event;
  }

  @Test
  void shouldCloseSettleAndPayWhenAGameIsOver() {
    try (Venue venue = open(SeasonSettings.of(7).withGames(1).withPeriods(1).withSpeed(100));
        Stream stream = Stream.markets(venue, venue.ann)) {
      JsonNode event = game(venue);
      String path = "/v1/events/slug/" + event.path("slug").textValue();
      String winner = winner(event);
      stream.subscribe("b", "MARKET_DATA", winner);
      venue.order(venue.ann, winner, "BUY_LONG", "0.99", "10");

      clock.pass(Duration.ofSeconds(60));

      JsonNode over = await(venue, path, one -> one.path("closed").booleanValue());
      assertThat(over.path("ended").booleanValue()).isTrue();
      assertThat(over.path("live").booleanValue()).isFalse();
      assertThat(over.path("period").textValue()).isEqualTo("FT");
      assertThat(Instant.parse(over.path("finishedTimestamp").textValue()))
          .isBefore(clock.instant());
      String state;
      do {
        state = stream.next().at("/marketData/state").asText();
      } while (state.isEmpty() || state.equals("MARKET_STATE_OPEN") || state.endsWith("SUSPENDED"));
      assertThat(state).isEqualTo("MARKET_STATE_EXPIRED");
      Venue.Answer settlement;
      do {
        settlement = venue.get("/v1/markets/" + winner + "/settlement");
      } while (settlement.status() != 200);
      String[] score = over.path("score").textValue().split("-", 2);
      boolean awayWon = Integer.parseInt(score[0]) > Integer.parseInt(score[1]);
      assertThat(settlement.body().path("settlement").decimalValue().intValueExact())
          .isEqualTo(awayWon ? 1 : 0);
      assertThat(venue.get(venue.ann, "/v1/portfolio/positions").body().path("positions"))
          .isEmpty();
    }
  }

  @Test
  void shouldKeepOrdersForAsLongAsTheySayHoweverFastGamesAre() {
    try (Venue venue = open(SeasonSettings.of(7).withSpeed(100));
        Stream stream = Stream.personal(venue, venue.ann)) {
      stream.subscribe("o", "ORDER");
      stream.shouldBeSilent();
      String till = clock.instant().plusSeconds(5).toString();
      String body =
          Venue.limit(
                  winner(game(venue)),
                  "BUY_LONG",
                  "0.01",
                  "1",
                  ",\"goodTillTime\":\"%s\"".formatted(till))
              .replace("GOOD_TILL_CANCEL", "GOOD_TILL_DATE");
      String id = venue.post(venue.ann, "/v1/orders", body).body().path("id").textValue();
      assertThat(stream.next().at("/orderSubscriptionUpdate/execution/type").textValue())
          .isEqualTo("EXECUTION_TYPE_NEW");

      clock.pass(Duration.ofMillis(4_900));
      stream.shouldBeSilent();
      assertThat(venue.find(venue.ann, id).path("state").textValue()).isEqualTo("ORDER_STATE_NEW");
      clock.pass(Duration.ofMillis(100));

      JsonNode end = stream.next().at("/orderSubscriptionUpdate/execution");
      assertThat(end.path("type").textValue()).isEqualTo("EXECUTION_TYPE_EXPIRED");
      assertThat(end.path("transactTime").textValue()).isEqualTo(till);
    }
  }

  @Test
  void shouldLimitAndCheckByWallTimeHoweverFastGamesAre() {
    RequestRates venueRates = RequestRates.VENUE;
    try (Venue venue =
        open(SeasonSettings.of(7).withSpeed(1_000), clock, one -> one.withRates(venueRates))) {
      String path = "/v1/account/balances";
      List<Integer> answers = new ArrayList<>();
      for (int i = 0; i < 21; i++) {
        long skew = i % 2 == 0 ? 29_000 : -29_000;
        HttpRequest.Builder request = HttpRequest.newBuilder(venue.uri(path)).GET();
        answers.add(
            venue.send(Venue.signed(request, venue.ann, venue.now() + skew, "GET", path)).status());
      }
      assertThat(answers.subList(0, 20)).containsOnly(200);
      assertThat(answers.getLast()).isEqualTo(429);

      clock.pass(Duration.ofSeconds(1));

      assertThat(venue.get(venue.ann, path).status()).isEqualTo(200);
      HttpRequest.Builder late = HttpRequest.newBuilder(venue.uri(path)).GET();
      long stale = venue.now() - 31_000;
      assertThat(venue.send(Venue.signed(late, venue.ann, stale, "GET", path)).status())
          .isEqualTo(401);
    }
  }

  /** What others do does not depend on the day, on who listens or in what steps time passes. */
  @Test
  void shouldDoTheSameForTheSameSeed() {
    SeasonSettings world = SeasonSettings.of(12).withSpeed(20);
    List<String> one = trades(world, clock, List.of(4_000, 7_000, 4_000));
    List<String> other =
        trades(world, new ManualClock("2027-02-03T04:05:06.789Z"), List.of(1_000, 9_000, 5_000));

    assertThat(one).hasSizeGreaterThan(20);
    assertThat(other).isEqualTo(one);
    assertThat(trades(SeasonSettings.of(13).withSpeed(20), clock, List.of(15_000)))
        .isNotEqualTo(one);
  }

  private static List<String> trades(
      SeasonSettings world, ManualClock clock, List<Integer> leapsMillis) {
    try (Venue venue = open(world, clock, settings -> settings);
        Stream stream = Stream.markets(venue, venue.ann)) {
      stream.subscribe("t", "TRADE");
      stream.shouldBeSilent();
      Instant start = clock.instant();
      leapsMillis.forEach(millis -> clock.pass(Duration.ofMillis(millis)));
      List<String> told = new ArrayList<>();
      Instant last = start.plusSeconds(14);
      while (true) {
        JsonNode trade = stream.next().path("trade");
        Instant time = Instant.parse(trade.path("tradeTime").textValue());
        if (time.isAfter(last)) {
          return told;
        }
        told.add(
            "%s %s %s at %s"
                .formatted(
                    trade.path("marketSlug").textValue().replaceAll("\\d{4}-\\d{2}-\\d{2}", ""),
                    trade.at("/price/value").textValue(),
                    trade.at("/quantity/value").textValue(),
                    Duration.between(start, time).toNanos()));
      }
    }
  }
}
