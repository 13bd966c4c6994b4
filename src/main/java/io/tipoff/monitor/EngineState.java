package io.tipoff.monitor;

import io.tipoff.game.GameCondition;
import io.tipoff.market.Money;
import io.tipoff.portfolio.OrderState;
import io.tipoff.risk.BreakerLevel;
import java.util.Map;

/**
 * How an engine stands at one moment.
 *
 * @param at when it told this, nanoseconds since 1970
 * @param certain whether the account was compared with the venue's since news was last missed
 * @param paused why nothing new is placed; empty if nothing keeps it
 * @param level what the breaker allows
 * @param trouble what tripped and why; empty if nothing did
 * @param latched whether an operator must reset it
 * @param marketDataLost why books are not believed; empty if they are
 * @param marketData when the last market data came, nanoseconds since 1970; 0 for never
 * @param behind why what keeps the account does not keep up, or the engine itself; empty if it does
 * @param stopping whether it was asked to stop
 * @param orders live ones by their state
 * @param games that feeds tell of and that are not over, by whether that may be built on
 * @param refused orders by the limit that refused them
 * @param reduced orders by the limit that made them smaller
 */
public record EngineState(
    long at,
    boolean certain,
    String paused,
    BreakerLevel level,
    String trouble,
    boolean latched,
    String marketDataLost,
    long marketData,
    String behind,
    boolean stopping,
    Map<OrderState, Integer> orders,
    int positions,
    int requestsUnderWay,
    Balance balance,
    Map<GameCondition, Integer> games,
    Map<String, Long> refused,
    Map<String, Long> reduced) {

  /**
   * The money.
   *
   * @param dayPnl since the trade day began
   * @param drawdown from the highest equity
   */
  public record Balance(Money cash, Money free, Money equity, Money dayPnl, Money drawdown) {}

  public EngineState {
    orders = Map.copyOf(orders);
    games = Map.copyOf(games);
    refused = Map.copyOf(refused);
    reduced = Map.copyOf(reduced);
  }
}
