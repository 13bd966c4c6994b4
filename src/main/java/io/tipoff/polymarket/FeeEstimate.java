package io.tipoff.polymarket;

import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;

/** What a trade costs by the venue's schedule, for trades of which the venue does not say it. */
@FunctionalInterface
public interface FeeEstimate {

  /**
   * The fee of one trade; negative for a rebate.
   *
   * @param time of the trade, nanoseconds since 1970
   */
  Money of(MarketId market, Liquidity liquidity, Price price, Quantity quantity, long time);
}
