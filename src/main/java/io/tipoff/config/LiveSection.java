package io.tipoff.config;

import io.tipoff.market.Money;
import io.tipoff.risk.HardCaps;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * The keys under {@code live}: what holds where orders cost real money, whatever else allows more.
 *
 * @param maxStarts starts within ten minutes; after more of them the bot starts paused
 * @param shutdownTimeout how long the engine may take to end its orders before they are cancelled
 *     without it
 * @param maxOrderNotional the most that one order may cost, dollars
 * @param maxOrdersPerMinute orders, replacements included, that may be sent in any minute
 * @param maxNotionalPerDay what the fills of a trade day may cost together, dollars
 * @param collarTicks how many ticks beyond the best opposite price an order may reach
 * @param leastDisk room that the disk of the database and the journals must have at the start
 */
public record LiveSection(
    @Within(min = "1", max = "100", unit = "starts") int maxStarts,
    @Within(min = "1s", max = "5m") Duration shutdownTimeout,
    @Within(min = "0.01", max = "1000000", unit = "dollars") BigDecimal maxOrderNotional,
    @Within(min = "1", max = "1200", unit = "orders") int maxOrdersPerMinute,
    @Within(min = "0.01", max = "10000000", unit = "dollars") BigDecimal maxNotionalPerDay,
    @Within(min = "0", max = "100", unit = "ticks") int collarTicks,
    @Within(min = "1", max = "1000000", unit = "megabytes") int leastDisk) {

  /** What holds whatever else allows more. */
  public HardCaps caps() {
    return new HardCaps(orderNotional(), maxOrdersPerMinute, dayNotional());
  }

  /** {@link #maxOrderNotional} as money. */
  public Money orderNotional() {
    return Money.of(maxOrderNotional);
  }

  /** {@link #maxNotionalPerDay} as money. */
  public Money dayNotional() {
    return Money.of(maxNotionalPerDay);
  }
}
