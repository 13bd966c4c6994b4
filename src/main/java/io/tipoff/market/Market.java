package io.tipoff.market;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One instrument: the YES contract of a question.
 *
 * @param rules tick and minimum; empty while unknown, and then no order is allowed
 * @param curve which of the venue's fee curves applies
 * @param feeCoefficient the market's own taker coefficient; wins over the schedule where present
 * @param assumed whether the rules were assumed instead of read from the venue
 */
public record Market(
    MarketId id,
    Optional<TradingRules> rules,
    FeeCurve curve,
    Optional<BigDecimal> feeCoefficient,
    Listing listing,
    boolean assumed) {

  /** A market of which only the name is known. */
  public static Market unknown(MarketId id) {
    return new Market(
        id, Optional.empty(), FeeCurve.STANDARD, Optional.empty(), Listing.UNKNOWN, false);
  }

  /** A market with known rules and nothing special. */
  public static Market of(MarketId id, TradingRules rules) {
    return new Market(
        id, Optional.of(rules), FeeCurve.STANDARD, Optional.empty(), Listing.UNKNOWN, false);
  }
}
