package io.tipoff.exchange.feeds;

import static io.tipoff.exchange.feeds.FeedDesk.ID;
import static io.tipoff.exchange.feeds.FeedDesk.KEY;
import static io.tipoff.exchange.feeds.FeedDesk.live;
import static io.tipoff.exchange.feeds.FeedDesk.locked;
import static io.tipoff.exchange.feeds.FeedDesk.odds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.exchange.world.Bet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpticOddsStreamTest {
  private static final String ODDS = "/opticodds/stream/odds/basketball?" + KEY;
  private static final String RESULTS = "/opticodds/stream/results/basketball?" + KEY;

  private FeedDesk desk;

  @BeforeEach
  void open() throws Exception {
    desk = FeedDesk.open();
    desk.played(FeedDesk.scheduled(), 0);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private SseReader stream(String path) throws Exception {
    SseReader stream = desk.stream(path);
    assertThat(stream.next())
        .isEqualTo(Map.of("event", "connected", "retry", "5000", "data", "ok go"));
    return stream;
  }

  @Test
  void shouldTellOddsLocksAndReturns() throws Exception {
    try (SseReader stream = stream(ODDS)) {
      desk.feeds.priced(odds("pinnacle", Bet.SPREAD, -108, 100, 10));
      desk.feeds.priced(locked("pinnacle", Bet.SPREAD, -108, 100, 20));
      desk.feeds.priced(odds("pinnacle", Bet.SPREAD, -125, 110, 25));
      desk.at(30);
      JsonNode first = stream.next("odds");
      assertThat(first.path("data")).hasSize(2);
      assertThat(first.path("type").textValue()).isEqualTo("odds");
      JsonNode away = first.path("data").path(1);
      assertThat(away.path("fixture_id").textValue()).isEqualTo(ID);
      assertThat(away.path("sportsbook").textValue()).isEqualTo("Pinnacle");
      assertThat(away.path("price").intValue()).isEqualTo(-108);
      assertThat(away.path("points").decimalValue()).isEqualByComparingTo("-3.5");
      assertThat(away.path("selection_line").textValue()).isEmpty();
      assertThat(away.path("player_id").textValue()).isEmpty();
      assertThat(away.path("league").textValue()).isEqualTo("NBA");
      assertThat(away.path("is_live").booleanValue()).isFalse();
      assertThat(away.at("/limits/max_stake").intValue()).isEqualTo(500);
      assertThat(away.path("timestamp").decimalValue()).isEqualByComparingTo("1792882810");
      JsonNode second = stream.next("locked-odds");
      assertThat(second.at("/data/0/limits").isNull()).isTrue();
      assertThat(second.at("/data/1/price").intValue()).isEqualTo(-108);
      assertThat(stream.next("odds").at("/data/1/price").intValue()).isEqualTo(-125);
    }
  }

  @Test
  void shouldNumberWhatItTells() throws Exception {
    try (SseReader stream = stream(ODDS)) {
      for (int i = 0; i < 3; i++) {
        desk.feeds.priced(odds("pinnacle", Bet.TOTAL, -110 - i, -110, 10));
      }
      desk.at(30);
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Map<String, String> event = stream.next();
        ids.add(event.get("id"));
        assertThat(event.get("data")).contains("\"entry_id\":\"" + event.get("id") + "\"");
      }
      assertThat(ids).containsExactly("1792882830000-0", "1792882830000-1", "1792882830000-2");
    }
  }

  @Test
  void shouldTellNothingBeforeItsDelay() throws Exception {
    try (SseReader odds = stream(ODDS);
        SseReader results = stream(RESULTS)) {
      desk.feeds.priced(odds("pinnacle", Bet.TOTAL, -105, -103, 10));
      desk.feeds.priced(odds("pinnacle", Bet.TOTAL, -120, 110, 20));
      desk.played(live(1, 720, 0, 0), 10);
      desk.played(live(1, 700, 3, 0), 20);
      desk.at(20.9);
      assertThat(odds.next("odds").at("/data/1/price").intValue()).isEqualTo(-105);
      assertThat(results.next("fixture-results").at("/data/score/scores/away/total").intValue())
          .isZero();
      desk.at(21.1);
      assertThat(odds.next("odds").at("/data/1/price").intValue()).isEqualTo(-120);
      assertThat(results.isEmpty()).isTrue();
      desk.at(22.1);
      JsonNode data = results.next("fixture-results").path("data");
      assertThat(data.at("/score/scores/away/total").intValue()).isEqualTo(3);
      assertThat(data.path("fixture_id").textValue()).isEqualTo(ID);
      assertThat(data.path("is_live").booleanValue()).isTrue();
      assertThat(data.path("sport").textValue()).isEqualTo("basketball");
    }
  }

  @Test
  void shouldTellOnlyWhatIsWanted() throws Exception {
    try (SseReader books = stream(ODDS + "&sportsbook=DraftKings&sportsbook=caesars");
        SseReader markets = stream(ODDS + "&market=Total%20Points&odds_format=DECIMAL");
        SseReader alternates = stream(ODDS + "&is_main=false");
        SseReader other = stream(ODDS.replace("basketball", "football"));
        SseReader fixture = stream(ODDS + "&fixture_id=" + ID + "&league=nba")) {
      desk.feeds.priced(odds("pinnacle", Bet.TOTAL, -105, -103, 10));
      desk.feeds.priced(odds("caesars", Bet.MONEYLINE, -150, 130, 11));
      desk.at(20);
      assertThat(fixture.next("odds").at("/data/0/sportsbook").textValue()).isEqualTo("Pinnacle");
      assertThat(fixture.next("odds").at("/data/0/sportsbook").textValue()).isEqualTo("Caesars");
      assertThat(books.next("odds").at("/data/0/sportsbook").textValue()).isEqualTo("Caesars");
      assertThat(markets.next("odds").at("/data/1/price").decimalValue())
          .isEqualByComparingTo("1.952");
      assertThat(List.of(books, markets, alternates, other, fixture)).allMatch(SseReader::isEmpty);
    }
  }

  @Test
  void shouldTellStatusOnlyToWhomItIsOfInterest() throws Exception {
    try (SseReader told = stream(ODDS + "&include_fixture_updates=true");
        SseReader untold = stream(ODDS)) {
      desk.played(live(1, 720, 0, 0), 10);
      desk.played(live(1, 700, 2, 0), 20);
      desk.played(FeedDesk.ended(1, 2, 0), 30);
      desk.feeds.priced(odds("pinnacle", Bet.TOTAL, -105, -103, 40));
      desk.at(50);
      JsonNode start = told.next("fixture-status").path("data");
      assertThat(start.path("old_status").textValue()).isEqualTo("unplayed");
      assertThat(start.path("new_status").textValue()).isEqualTo("live");
      assertThat(start.at("/fixture/id").textValue()).isEqualTo(ID);
      assertThat(start.path("timestamp").decimalValue()).isEqualByComparingTo("1792882810");
      assertThat(told.next("fixture-status").at("/data/new_status").textValue())
          .isEqualTo("completed");
      told.next("odds");
      untold.next("odds");
      assertThat(untold.isEmpty()).isTrue();
    }
  }

  @Test
  void shouldPing() throws Exception {
    try (FeedDesk quick =
            new FeedDesk(FeedDesk.LAGS, time -> time, FeedAccess.OPEN, Duration.ofMillis(20));
        SseReader odds = quick.stream(ODDS);
        SseReader results = quick.stream(RESULTS)) {
      for (SseReader stream : List.of(odds, results)) {
        assertThat(stream.next().get("event")).isEqualTo("connected");
        for (int i = 0; i < 3; i++) {
          assertThat(stream.next())
              .isEqualTo(Map.of("event", "ping", "retry", "5000", "data", "2026-10-24T23:00:00Z"));
        }
      }
    }
  }

  @Test
  void shouldEndAllStreamsWhenItCloses() throws Exception {
    try (SseReader odds = stream(ODDS);
        SseReader results = stream(RESULTS)) {
      assertThat(desk.feeds.streams()).isEqualTo(2);
      desk.feeds.close();
      assertThat(odds.next().get("event")).isEqualTo("end");
      assertThat(results.next().get("event")).isEqualTo("end");
      assertThat(desk.feeds.streams()).isZero();
    }
  }

  @Test
  void shouldForgetAReceiverWhoIsGone() throws Exception {
    try (FeedDesk quick =
        new FeedDesk(FeedDesk.LAGS, time -> time, FeedAccess.OPEN, Duration.ofMillis(5))) {
      SseReader stream = quick.stream(ODDS);
      stream.next();
      assertThat(quick.feeds.streams()).isEqualTo(1);
      stream.close();
      long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (quick.feeds.streams() > 0 && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      assertThat(quick.feeds.streams()).isZero();
    }
  }

  @Test
  void shouldLimitNewStreams() throws Exception {
    for (int i = 0; i < 250; i++) {
      assertThat(desk.get(ODDS.replace("basketball", "curling")).status()).isEqualTo(400);
    }
    assertThatThrownBy(() -> desk.stream(ODDS)).hasMessageContaining("429");
    assertThat(desk.get("/opticodds/fixtures?league=nba&" + KEY).status()).isEqualTo(200);
    desk.at(15);
    stream(ODDS).close();
  }
}
