package io.tipoff.model;

/** The standard normal distribution. */
public final class Normal {
  private static final double[] CENTRE_OVER = {
    220.206867912376,
    221.213596169931,
    112.079291497871,
    33.912866078383,
    6.37396220353165,
    0.700383064443688,
    0.0352624965998911
  };
  private static final double[] CENTRE_UNDER = {
    440.413735824752,
    793.826512519948,
    637.333633378831,
    296.564248779674,
    86.7807322029461,
    16.064177579207,
    1.75566716318264,
    0.0883883476483184
  };

  private static final double[] MIDDLE_OVER = {
    3.3871328727963665,
    133.14166789178438,
    1971.5909503065513,
    13731.69376550946,
    45921.95393154987,
    67265.7709270087,
    33430.57558358813,
    2509.0809287301227
  };
  private static final double[] MIDDLE_UNDER = {
    1,
    42.31333070160091,
    687.1870074920579,
    5394.196021424751,
    21213.794301586597,
    39307.89580009271,
    28729.085735721943,
    5226.495278852854
  };
  private static final double[] SIDE_OVER = {
    1.4234371107496835,
    4.630337846156546,
    5.769497221460691,
    3.6478483247632045,
    1.2704582524523684,
    0.2417807251774506,
    0.022723844989269184,
    0.0007745450142783414
  };
  private static final double[] SIDE_UNDER = {
    1,
    2.053191626637759,
    1.6763848301838038,
    0.6897673349851,
    0.14810397642748008,
    0.015198666563616457,
    0.0005475938084995345,
    1.0507500716444169e-09
  };
  private static final double[] TAIL_OVER = {
    6.657904643501103,
    5.463784911164114,
    1.7848265399172913,
    0.29656057182850487,
    0.026532189526576124,
    0.0012426609473880784,
    2.7115555687434876e-05,
    2.0103343992922881e-07
  };
  private static final double[] TAIL_UNDER = {
    1,
    0.599832206555888,
    0.1369298809227358,
    0.014875361290850615,
    0.0007868691311456133,
    1.8463183175100548e-05,
    1.421511758316446e-07,
    2.0442631033899397e-15
  };

  private static final double ROOT_OF_TWO_PI = 2.5066282746310007;
  private static final double CENTRE = 7.07106781186547;
  private static final double END = 37;

  private Normal() {}

  /** The density at a point. */
  public static double density(double x) {
    return StrictMath.exp(-x * x / 2) / ROOT_OF_TWO_PI;
  }

  /**
   * The probability of a value of at most x, to about 1e-15, in the tails to 1e-7 of itself (G.
   * West, "Better approximations to cumulative normal functions", Wilmott 2005, after J. Hart
   * 1968).
   */
  public static double cumulative(double x) {
    double tail = upperTail(StrictMath.abs(x));
    return x > 0 ? 1 - tail : tail;
  }

  private static double upperTail(double x) {
    if (x > END) {
      return 0;
    }
    double exponential = StrictMath.exp(-x * x / 2);
    if (x < CENTRE) {
      return exponential * polynomial(x, CENTRE_OVER) / polynomial(x, CENTRE_UNDER);
    }
    double fraction = x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))));
    return exponential / fraction / ROOT_OF_TWO_PI;
  }

  /**
   * The point below which a value lies with probability p, to about 1e-16 of itself (M. Wichura,
   * algorithm AS 241, 1988).
   *
   * @param p above 0 and below 1
   */
  public static double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("a probability above 0 and below 1 is needed, not " + p);
    }
    double q = p - 0.5;
    if (StrictMath.abs(q) <= 0.425) {
      double r = 0.180625 - q * q;
      return q * polynomial(r, MIDDLE_OVER) / polynomial(r, MIDDLE_UNDER);
    }
    double r = StrictMath.sqrt(-StrictMath.log(q < 0 ? p : 1 - p));
    double size =
        r <= 5
            ? polynomial(r - 1.6, SIDE_OVER) / polynomial(r - 1.6, SIDE_UNDER)
            : polynomial(r - 5, TAIL_OVER) / polynomial(r - 5, TAIL_UNDER);
    return q < 0 ? -size : size;
  }

  private static double polynomial(double x, double[] coefficients) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }
}
