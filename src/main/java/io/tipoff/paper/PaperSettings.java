package io.tipoff.paper;

import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import java.time.Duration;

/**
 * How the simulated venue behaves.
 *
 * @param cash the account's cash at the start, dollars
 * @param fillCap the most contracts that one market row fills where the feed shows no sizes
 * @param feedLatency from the venue to the bot's market data
 * @param orderLatency from the bot to the venue
 * @param answerLatency from the venue to the bot's order news
 * @param cancelAhead where a level shrinks without a trade, and not by just what joined it behind
 *     an order: how much of that was ahead of the order; from 0, in proportion to the contracts
 *     ahead and behind, to 1, as much of it as can have been
 * @param collateralReturn whether collateral comes back where positions cannot all lose
 */
public record PaperSettings(
    Money cash,
    Quantity fillCap,
    Duration feedLatency,
    Duration orderLatency,
    Duration answerLatency,
    double cancelAhead,
    boolean collateralReturn) {

  /** Without collateral that comes back. */
  public PaperSettings(
      Money cash,
      Quantity fillCap,
      Duration feedLatency,
      Duration orderLatency,
      Duration answerLatency,
      double cancelAhead) {
    this(cash, fillCap, feedLatency, orderLatency, answerLatency, cancelAhead, false);
  }

  /** The same with or without collateral that comes back. */
  public PaperSettings withCollateralReturn(boolean comesBack) {
    return new PaperSettings(
        cash, fillCap, feedLatency, orderLatency, answerLatency, cancelAhead, comesBack);
  }
}
