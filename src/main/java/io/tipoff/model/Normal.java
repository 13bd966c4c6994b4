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
    3.52624965998911e-2
  };
  private static final double[] CENTRE_UNDER = {
    440.413735824752,
    793.826512519948,
    637.333633378831,
    296.564248779674,
    86.7807322029461,
    16.064177579207,
    1.75566716318264,
    8.83883476483184e-2
  };

  private static final double[] MIDDLE_OVER = {
    3.3871328727963666080,
    1.3314166789178437745e2,
    1.9715909503065514427e3,
    1.3731693765509461125e4,
    4.5921953931549871457e4,
    6.7265770927008700853e4,
    3.3430575583588128105e4,
    2.5090809287301226727e3
  };
  private static final double[] MIDDLE_UNDER = {
    1,
    4.2313330701600911252e1,
    6.8718700749205790830e2,
    5.3941960214247511077e3,
    2.1213794301586595867e4,
    3.9307895800092710610e4,
    2.8729085735721942674e4,
    5.2264952788528545610e3
  };
  private static final double[] SIDE_OVER = {
    1.42343711074968357734,
    4.63033784615654529590,
    5.76949722146069140550,
    3.64784832476320460504,
    1.27045825245236838258,
    2.41780725177450611770e-1,
    2.27238449892691845833e-2,
    7.74545014278341407640e-4
  };
  private static final double[] SIDE_UNDER = {
    1,
    2.05319162663775882187,
    1.67638483018380384940,
    6.89767334985100004550e-1,
    1.48103976427480074590e-1,
    1.51986665636164571966e-2,
    5.47593808499534494600e-4,
    1.05075007164441684324e-9
  };
  private static final double[] TAIL_OVER = {
    6.65790464350110377720,
    5.46378491116411436990,
    1.78482653991729133580,
    2.96560571828504891230e-1,
    2.65321895265761230930e-2,
    1.24266094738807843860e-3,
    2.71155556874348757815e-5,
    2.01033439929228813265e-7
  };
  private static final double[] TAIL_UNDER = {
    1,
    5.99832206555887937690e-1,
    1.36929880922735805310e-1,
    1.48753612908506148525e-2,
    7.86869131145613259100e-4,
    1.84631831751005468180e-5,
    1.42151175831644588870e-7,
    2.04426310338993978564e-15
  };

  private static final double ROOT_OF_TWO_PI = 2.506628274631000502;
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
