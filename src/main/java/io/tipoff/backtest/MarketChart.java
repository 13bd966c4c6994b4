package io.tipoff.backtest;

import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a picture of one market needs.
 *
 * @param market the best prices of the market over time
 * @param quotes the bot's own best prices that worked over time
 */
public record MarketChart(
    MarketId id,
    List<Series.Point<Touch>> market,
    List<Series.Point<Touch>> quotes,
    List<BacktestReport.Fill> fills) {

  /**
   * The best prices of both sides.
   *
   * @param bid null for an empty side
   * @param offer null for an empty side
   */
  public record Touch(@Nullable Price bid, @Nullable Price offer) {
    /** Nothing on either side. */
    public static final Touch NONE = new Touch(null, null);
  }
}
