package io.tipoff.exchange.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.exchange.world.Contract.Spread;
import io.tipoff.exchange.world.Contract.Total;
import io.tipoff.exchange.world.Contract.Winner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalibrationTest {
  private static final int GAMES = 2_000;
  private static final int BUCKETS = 10;

  private static Game game(Sport sport, long seed) {
    return new Game(new GameSettings(sport, "hbr", "smt", 0, 0).withPeriods(2), seed);
  }

  /** What happens in each tenth of chances is as frequent as the chances say. */
  @ParameterizedTest
  @EnumSource(Sport.class)
  void shouldPayWhatItIsWorthOnAverage(Sport sport) {
    for (int kind = 0; kind < 3; kind++) {
      double[] errors = new double[BUCKETS];
      double[] variances = new double[BUCKETS];
      for (int seed = 0; seed < GAMES; seed++) {
        Game game = game(sport, 1_000L * kind + seed);
        Valuation valuation = game.valuation(contract(sport, kind, seed));
        playSome(game, seed);
        double value = game.value(valuation);
        int bucket = Math.min(BUCKETS - 1, (int) (value * BUCKETS));
        game.advance(Long.MAX_VALUE - 1);
        errors[bucket] += game.value(valuation) - value;
        variances[bucket] += value * (1 - value);
      }
      for (int bucket = 0; bucket < BUCKETS; bucket++) {
        double bound = 3.5 * Math.sqrt(variances[bucket]) + 1;
        assertThat(Math.abs(errors[bucket])).as("%s %s %s", sport, kind, bucket).isLessThan(bound);
      }
    }
  }

  /** Plays up to a moment that differs from game to game. */
  private static void playSome(Game game, int seed) {
    int steps = seed * 7 % (game.settings().rules().regulationTurns() + 4);
    for (int i = 0; i < steps && game.nextDue() != Long.MAX_VALUE; i++) {
      game.advance(game.nextDue());
    }
  }

  private static Contract contract(Sport sport, int kind, int seed) {
    double average = sport.rules().scoring().mean() * sport.rules().regulation().turns() * 2;
    return switch (kind) {
      case 0 -> new Winner();
      case 1 -> new Spread(seed % 7 - 3.5);
      default -> new Total(Math.floor(average) + seed % 5 - 1.5);
    };
  }

  /** No turn is expected to change what a contract is worth. */
  @ParameterizedTest
  @EnumSource(Sport.class)
  void shouldNotDriftFromTurnToTurn(Sport sport) {
    double sum = 0;
    double squares = 0;
    for (int seed = 0; seed < GAMES / 4; seed++) {
      Game game = game(sport, seed);
      Valuation valuation = game.valuation(new Winner());
      double before = game.value(valuation);
      for (int i = 0; i < 12 && game.nextDue() < Long.MAX_VALUE; i++) {
        game.advance(game.nextDue());
        double after = game.value(valuation);
        sum += after - before;
        squares += (after - before) * (after - before);
        before = after;
      }
    }
    assertThat(Math.abs(sum)).isLessThan(3.5 * Math.sqrt(squares));
    assertThat(squares).isGreaterThan(1);
  }
}
