package io.tipoff.exchange.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.exchange.MarketSnapshot;
import io.tipoff.exchange.world.MakerSettings.Estimate;
import io.tipoff.exchange.world.MakerSettings.Reaction;
import io.tipoff.exchange.world.MakerSettings.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A single maker without errors, and nobody else. */
class MakerTest {
  private static final long SECOND = Night.SECOND;
  private static final double NEVER = 1e9;

  private static Night alone(long seed, LogNormal learns) {
    MakerSettings maker =
        new MakerSettings(
            1,
            new Estimate(learns, 1, 0, 0, 1_000),
            new Reaction(0.02, new LogNormal(1, 0), 3, 6),
            new Shape(0.01, 4, new LogNormal(100, 0), 1, 0, 0));
    LogNormal one = new LogNormal(1, 0);
    WorldSettings settings =
        WorldFile.standard()
            .with(maker)
            .with(new InformedSettings(0, one, 0, 0, one))
            .with(new CrowdSettings(NEVER, NEVER, 1, one, 0));
    return new Night(Evening.of(seed, Night.START, List.of(Sport.BASKETBALL)), settings);
  }

  /** Plays until a turn moves the game by a few cents and a long pause follows. */
  private static long playToBigMove(Night night) {
    Game game = night.world.games().getFirst();
    while (true) {
      double before = game.homeWin();
      long now = night.world.nextDue();
      night.world.run(now);
      boolean isBig = Math.abs(game.homeWin() - before) > 0.025;
      if (isBig && game.nextDue() > now + 12 * SECOND && game.homeWin() > 0.2) {
        return now;
      }
    }
  }

  private static MarketSnapshot book(Night night, long time) {
    night.world.run(time);
    return night.exchange.market(night.winner()).orElseThrow();
  }

  private static int spread(MarketSnapshot book) {
    return (book.offers().priceUnits(0) - book.bids().priceUnits(0)) / 100;
  }

  @Test
  void shouldPullItsQuotesThenComeBackWiderThenTighten() {
    Night night = alone(2, new LogNormal(0.5, 0));
    long happened = playToBigMove(night);

    assertThat(book(night, happened + SECOND / 4).bids().size()).isEqualTo(4);
    MarketSnapshot pulled = book(night, happened + SECOND);
    assertThat(pulled.bids().isEmpty()).isTrue();
    assertThat(pulled.offers().isEmpty()).isTrue();
    assertThat(spread(book(night, happened + 2 * SECOND))).isBetween(6, 7);
    assertThat(spread(book(night, happened + 8 * SECOND))).isBetween(2, 3);
  }

  @Test
  void shouldQuoteAroundWhatTheContractIsWorth() {
    Night night = alone(2, new LogNormal(0.5, 0));
    long happened = playToBigMove(night);
    MarketSnapshot book = book(night, happened + 8 * SECOND);
    double worth = 1 - night.world.games().getFirst().homeWin();

    assertThat(book.bids().priceUnits(0) / 1e4).isBetween(worth - 0.021, worth - 0.009);
    assertThat(book.offers().priceUnits(0) / 1e4).isBetween(worth + 0.009, worth + 0.021);
    assertThat(book.bids().quantityUnits(0)).isEqualTo(1_000_000);
  }

  @Test
  void shouldForgetOldNewsThatComesAfterNewer() {
    for (int seed = 0; seed < 20; seed++) {
      Night night = alone(seed, new LogNormal(20, 1));
      Game game = night.world.games().getFirst();
      while (game.state().period() < 2 || game.state().secondsLeft() > 0) {
        night.world.run(night.world.nextDue());
      }
      MarketSnapshot book = book(night, game.state().changed() + 800 * SECOND);
      double worth = 1 - game.homeWin();
      if (worth > 0.05 && worth < 0.95) {
        double middle = (book.offers().priceUnits(0) + book.bids().priceUnits(0)) / 2e4;
        assertThat(middle).as("seed %s", seed).isBetween(worth - 0.011, worth + 0.011);
      }
    }
  }
}
