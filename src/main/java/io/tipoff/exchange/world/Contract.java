package io.tipoff.exchange.world;

/** What a market of a game pays; the long side is the away team, or over. */
public sealed interface Contract {
  /** Dollars paid to a YES contract for a final score: 0, 1, or a half for a tie. */
  double payoff(int away, int home);

  /**
   * A score of both teams in a level game from which on one point more makes no difference to what
   * is still possible: 0 where only the difference counts.
   */
  default int levelCap() {
    return 0;
  }

  /** The away team wins; a tie pays a half. */
  record Winner() implements Contract {
    @Override
    public double payoff(int away, int home) {
      return Contract.above(away - home);
    }
  }

  /**
   * The away team wins with so many points added to its score.
   *
   * @param handicap a multiple of one half, negative for a favourite
   */
  record Spread(double handicap) implements Contract {
    @Override
    public double payoff(int away, int home) {
      return Contract.above(away - home + handicap);
    }
  }

  /** Both teams together score more than the line. */
  record Total(double line) implements Contract {
    @Override
    public double payoff(int away, int home) {
      return Contract.above(away + home - line);
    }

    @Override
    public int levelCap() {
      return Math.max(0, (int) Math.floor(line / 2) + 1);
    }
  }

  private static double above(double difference) {
    return difference > 0 ? 1 : difference < 0 ? 0 : 0.5;
  }
}
