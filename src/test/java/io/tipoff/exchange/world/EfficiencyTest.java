package io.tipoff.exchange.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Ladder;
import io.tipoff.market.MarketId;
import io.tipoff.market.Side;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** Whether the market leaves money lying about: not by default, and where a scenario says so. */
class EfficiencyTest {
  private static final int EVENINGS = 30;
  private static final double PUBLIC_DELAY = 1.8;

  private interface Guest {
    LongConsumer at(Night night);
  }

  /** Mean profit of an evening in dollars, over its standard error. */
  private record Outcome(double mean, double error) {
    static Outcome of(double[] profits) {
      double mean = Arrays.stream(profits).average().orElseThrow();
      double squares = Arrays.stream(profits).map(x -> (x - mean) * (x - mean)).sum();
      return new Outcome(mean, Math.sqrt(squares / (profits.length - 1) / profits.length));
    }

    double significance() {
      return mean / error;
    }
  }

  /** What was won in each evening. */
  private static final class Profits {
    private final double[] won = new double[EVENINGS];
    private final double[] expected = new double[EVENINGS];

    Outcome actual() {
      return Outcome.of(won);
    }

    /** The same on average, without the luck of how the games ended. */
    Outcome withoutLuck() {
      return Outcome.of(expected);
    }
  }

  private static Profits profits(Scenario scenario, Guest guest) {
    Profits profits = new Profits();
    for (int i = 0; i < EVENINGS; i++) {
      Night night = Night.brief(500 + i, scenario);
      night.play(guest.at(night));
      profits.won[i] = night.guestProfit();
      profits.expected[i] = night.guestValue();
    }
    return profits;
  }

  /** Buys the team that scored last, some time after it did. */
  private static LongConsumer taker(Night night, double delay) {
    return new LongConsumer() {
      private final Game game = night.world.games().getFirst();
      private GameState last = game.state();
      private long due = Long.MAX_VALUE;
      private Side side = Side.BUY;

      @Override
      public void accept(long now) {
        if (now >= due) {
          buy(night, night.winner(), side, now);
          due = Long.MAX_VALUE;
        }
        if (!game.state().hasScoreOf(last)) {
          side = game.state().away() > last.away() ? Side.BUY : Side.SELL;
          due = now + Math.round(delay * Night.SECOND);
          last = game.state();
        }
      }
    };
  }

  private static void buy(Night night, MarketId market, Side side, long now) {
    Ladder ladder = ladder(night, market, side);
    if (!ladder.isEmpty()) {
      night.order(market, side, ladder.priceUnits(0) / 100, 10, true, now);
    }
  }

  private static Ladder ladder(Night night, MarketId market, Side side) {
    var book = night.exchange.market(market).orElseThrow();
    return side == Side.BUY ? book.offers() : book.bids();
  }

  /** Quotes at any price near the middle and leaves it there for a minute. */
  private static LongConsumer quoter(Night night, long seed) {
    Draws draws = Draws.of(seed, "quoter");
    long[] next = {Night.START};
    return now -> {
      if (now < next[0]) {
        return;
      }
      next[0] = now + 60 * Night.SECOND;
      night.exchange.cancelAll(Night.GUEST, List.of(), now);
      int middle = (int) Math.round(100 * (1 - night.world.games().getFirst().homeWin()));
      int cents = Math.clamp(middle + draws.below(9) - 4, 1, 99);
      Side side = draws.below(2) == 0 ? Side.BUY : Side.SELL;
      night.order(night.winner(), side, cents, 10, false, now);
    };
  }

  @Test
  void shouldNotPayWhoeverBuysTheTeamThatScored() {
    Profits profits = profits(Scenario.EFFICIENT, night -> taker(night, PUBLIC_DELAY));

    assertThat(profits.actual().significance()).isLessThan(2);
    assertThat(profits.withoutLuck().significance()).isLessThan(-2);
  }

  @Test
  void shouldCostWhoeverQuotesAtRandom() {
    Profits profits = profits(Scenario.EFFICIENT, night -> quoter(night, night.evening.seed()));

    assertThat(profits.withoutLuck().significance()).isLessThan(-2);
  }

  @Test
  void shouldPayWhoeverIsQuickInASlowMarket() {
    Profits profits = profits(Scenario.SLOW_MARKET, night -> taker(night, PUBLIC_DELAY));

    assertThat(profits.withoutLuck().significance()).isGreaterThan(2);
  }

  @Test
  void shouldPayWhoeverBelievesTheScoreWhereTheBookLags() {
    Profits profits = profits(Scenario.LAGGING_BOOK, night -> taker(night, PUBLIC_DELAY));

    assertThat(profits.withoutLuck().significance()).isGreaterThan(2);
  }
}
