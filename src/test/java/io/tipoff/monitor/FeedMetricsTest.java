package io.tipoff.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.feed.FeedHealth;
import io.tipoff.feed.GameTeller;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedMetricsTest {
  private static final long NOW = 1_790_000_000_000_000_000L;

  private final FeedHealth odds = new FeedHealth(FeedSource.THE_ODDS_API);
  private final GameTeller teller = new GameTeller(odds, _ -> {}, () -> NOW);

  private String text() {
    Exposition out = new Exposition();
    new FeedMetrics(List.of(odds)).tell(out);
    return out.text();
  }

  private void state(int home, long trueAt) {
    GameState state =
        new GameState(
            "nba", "H", "A", home, 0, GameStatus.LIVE, 1, Optional.empty(), Optional.empty());
    teller.state(new GameId("g"), Optional.of(trueAt), state);
  }

  @Test
  void shouldTellEveryFigureByItsName() {
    odds.connected();
    odds.failed();
    odds.failed();
    odds.malformed();
    teller.heard();
    state(0, NOW);
    state(2, NOW - 1_500_000_000L);

    assertThat(text().lines().filter(line -> !line.startsWith("#")))
        .containsExactly(
            "tipoff_feed_up{feed=\"the-odds-api\"} 1",
            "tipoff_feed_games{feed=\"the-odds-api\"} 0",
            "tipoff_feed_unmatched_games{feed=\"the-odds-api\"} 0",
            "tipoff_feed_lag_seconds{feed=\"the-odds-api\"} 1.5",
            "tipoff_feed_connects_total{feed=\"the-odds-api\"} 1",
            "tipoff_feed_failures_total{feed=\"the-odds-api\"} 2",
            "tipoff_feed_malformed_total{feed=\"the-odds-api\"} 1",
            "tipoff_feed_events_total{feed=\"the-odds-api\"} 3");
  }

  @Test
  void shouldTellNoLagThatIsNotKnown() {
    assertThat(text()).doesNotContain("lag").contains("tipoff_feed_up{feed=\"the-odds-api\"} 0");
  }

  @Test
  void shouldTellWhichFeedsAreInTrouble() {
    assertThat(FeedMetrics.troubles(List.of(odds))).isEmpty();

    teller.lost(FeedHealth.State.LOST, "no answer");
    assertThat(FeedMetrics.troubles(List.of(odds)))
        .containsExactly("the feed the-odds-api is lost: no answer");
    assertThat(text()).contains("tipoff_feed_up{feed=\"the-odds-api\"} 0");

    teller.lost(FeedHealth.State.REFUSED, "wrong key");
    assertThat(FeedMetrics.troubles(List.of(odds)))
        .containsExactly("the feed the-odds-api is lost: wrong key");
    teller.heard();
    assertThat(FeedMetrics.troubles(List.of(odds))).isEmpty();
  }

  @Test
  void shouldNameFeedsAsTheConfigurationDoes() {
    assertThat(FeedMetrics.name(FeedSource.OPTICODDS)).isEqualTo("opticodds");
    assertThat(FeedMetrics.name(FeedSource.THE_ODDS_API)).isEqualTo("the-odds-api");
  }
}
