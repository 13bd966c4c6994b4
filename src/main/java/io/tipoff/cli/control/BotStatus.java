package io.tipoff.cli.control;

import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.strategy.GameView;
import java.util.List;
import java.util.OptionalInt;

/**
 * How a bot stands, as its engine saw it at one moment.
 *
 * @param mode such as {@code live}
 * @param at when the engine told it, nanoseconds since 1970
 * @param account the money
 * @param breaker what tripped, {@code none} if nothing did
 * @param latched whether an operator must reset it
 * @param paused why nothing new is placed; empty if nothing keeps it
 * @param certain whether the account was compared with the venue's since news was last missed
 * @param requestsUnderWay requests without an answer yet
 * @param exits the positions that are being given up, or could not be
 * @param games what feeds tell of games, those that are over left out
 */
public record BotStatus(
    String mode,
    long at,
    List<OpenOrder> orders,
    List<Held> positions,
    Account account,
    String breaker,
    boolean latched,
    String paused,
    boolean certain,
    int requestsUnderWay,
    RequestBudget requests,
    List<Exit> exits,
    List<GameView> games) {
  /** What {@link #breaker} says while it lets everything pass. */
  public static final String NO_TROUBLE = "none";

  /**
   * One of the bot's live orders.
   *
   * @param id the bot's own number of it
   * @param venueId empty while it is not known
   */
  public record OpenOrder(
      long id,
      String venueId,
      String strategy,
      MarketId market,
      Side side,
      Price price,
      Quantity quantity,
      Quantity filled,
      String state) {}

  /**
   * A position; negative for a short.
   *
   * @param made the part of it that the bot's own orders have made
   */
  public record Held(MarketId market, Quantity quantity, Quantity made, Money cost, Money value) {}

  /**
   * The money.
   *
   * @param dayPnl since the trade day began
   */
  public record Account(Money cash, Money free, Money equity, Money dayPnl, Money drawdown) {}

  /**
   * The requests that the key may make.
   *
   * @param used in the last second
   * @param limit in any second; empty where none is kept
   */
  public record RequestBudget(int used, OptionalInt limit) {}

  /**
   * A position on its way out.
   *
   * @param quantity what is left of it
   * @param why it is not out yet, in words
   * @param over whether nothing more is tried
   */
  public record Exit(MarketId market, Quantity quantity, String why, boolean over) {}

  public BotStatus {
    orders = List.copyOf(orders);
    positions = List.copyOf(positions);
    exits = List.copyOf(exits);
    games = List.copyOf(games);
  }
}
