package io.tipoff.exchange.feeds;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;

/** How a price is written. */
enum OddsFormat {
  /** What 100 wins, or what wins 100 if negative. */
  AMERICAN {
    @Override
    BigDecimal price(int american) {
      return BigDecimal.valueOf(american);
    }
  },

  /** What 1 pays back. */
  DECIMAL {
    @Override
    BigDecimal price(int american) {
      BigDecimal size = BigDecimal.valueOf(Math.abs(american));
      BigDecimal gain =
          american > 0
              ? size.divide(HUNDRED, DECIMALS, RoundingMode.HALF_UP)
              : HUNDRED.divide(size, DECIMALS, RoundingMode.HALF_UP);
      return plain(gain.add(BigDecimal.ONE));
    }
  },

  /** The chance in percent, margin included. */
  PROBABILITY {
    @Override
    BigDecimal price(int american) {
      BigDecimal size = BigDecimal.valueOf(Math.abs(american));
      BigDecimal staked = american > 0 ? HUNDRED : size;
      return plain(
          staked.multiply(HUNDRED).divide(size.add(HUNDRED), DECIMALS - 1, RoundingMode.HALF_UP));
    }
  };

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int DECIMALS = 3;

  abstract BigDecimal price(int american);

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /**
   * The format of a name in any case.
   *
   * @throws FeedRefusal if there is none
   */
  static OddsFormat named(String name) {
    return Arrays.stream(values())
        .filter(format -> format.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                FeedRefusal.badRequest(
                    "odds_format must be one of AMERICAN, DECIMAL, PROBABILITY"));
  }
}
