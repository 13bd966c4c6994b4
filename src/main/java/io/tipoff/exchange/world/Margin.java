package io.tipoff.exchange.world;

/** How a bookmaker spreads its margin over the two sides of a bet. */
public enum Margin {
  /** In proportion to the chances. */
  PROPORTIONAL {
    @Override
    double loaded(double chance, double overround) {
      return chance * (1 + overround);
    }
  },

  /** The same on each side, so that it weighs more on the outsider. */
  EQUAL {
    @Override
    double loaded(double chance, double overround) {
      return chance + overround / 2;
    }
  },

  /**
   * By a power of the chances that gives the overround: more on the outsider the longer the odds
   * (Clarke, Kovalchik and Ingram, "Adjusting bookmaker's odds to allow for overround", 2017).
   */
  POWER {
    @Override
    double loaded(double chance, double overround) {
      double low = 0.5;
      double high = 1;
      for (int i = 0; i < STEPS; i++) {
        double middle = (low + high) / 2;
        double sum = StrictMath.pow(chance, middle) + StrictMath.pow(1 - chance, middle);
        if (sum > 1 + overround) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return StrictMath.pow(chance, high);
    }
  };

  private static final int STEPS = 40;

  /**
   * The chance that the odds of one side stand for.
   *
   * @param chance without margin, 0 to 1
   * @param overround by how much both sides together exceed 1
   */
  abstract double loaded(double chance, double overround);
}
