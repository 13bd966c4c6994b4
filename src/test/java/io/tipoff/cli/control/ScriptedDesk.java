package io.tipoff.cli.control;

import io.tipoff.game.FeedSource;
import io.tipoff.game.GameClock;
import io.tipoff.game.GameCondition;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.strategy.GameView;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A desk that notes what it is asked. */
public class ScriptedDesk implements OperatorDesk {
  final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
  volatile String refusal = "";

  @Override
  public void pause(String reason) throws NotTaken {
    note("pause " + reason);
  }

  @Override
  public void resume(String reason) throws NotTaken {
    note("resume " + reason);
  }

  @Override
  public void resetBreaker(String reason) throws NotTaken {
    note("reset " + reason);
  }

  @Override
  public void flatten(FlattenOrder order) throws NotTaken {
    note(order.toString());
  }

  @Override
  public Cancelled cancelAll(String reason) throws NotTaken {
    note("cancel " + reason);
    return new Cancelled(3, List.of("a", "b"), 1);
  }

  @Override
  public RiskView risk() {
    return new RiskView("breaker         normal", "{\"positions\":3}");
  }

  private void note(String what) throws NotTaken {
    asked.add(what);
    if (!refusal.isEmpty()) {
      throw new NotTaken(refusal);
    }
  }

  @Override
  public BotStatus status() {
    return status(List.of(order(7, "VENUE-7")), 1_790_000_000_000_000_000L);
  }

  static BotStatus.OpenOrder order(long id, String venueId) {
    return new BotStatus.OpenOrder(
        id,
        venueId,
        "market-maker",
        new MarketId("aec-nba-bos-nyk-2026-10-01"),
        Side.SELL,
        Price.of("0.55"),
        Quantity.ofContracts(20),
        Quantity.ofContracts(5),
        "PARTIALLY_FILLED");
  }

  static BotStatus status(List<BotStatus.OpenOrder> orders, long at) {
    return new BotStatus(
        "live",
        at,
        orders,
        List.of(
            new BotStatus.Held(
                new MarketId("aec-nba-bos-nyk-2026-10-01"),
                Quantity.of("-3.5"),
                Quantity.of("-3"),
                Money.of("-1.75"),
                Money.of("-1.80"))),
        new BotStatus.Account(
            Money.of("100"),
            Money.of("95"),
            Money.of("99.95"),
            Money.of("-0.05"),
            Money.of("0.25")),
        "REJECTS",
        true,
        "lunch",
        false,
        2,
        new BotStatus.RequestBudget(3, OptionalInt.of(20)),
        List.of(),
        List.of(
            new GameView(
                new GameId("nba-bos-nyk-2026-10-01"),
                new GameState(
                    "nba",
                    "Boston",
                    "New York",
                    54,
                    49,
                    GameStatus.LIVE,
                    2,
                    Optional.of(new GameClock(312_000_000_000L, true)),
                    Optional.empty()),
                FeedSource.THE_ODDS_API,
                at - 3_000_000_000L,
                at - 1_000_000_000L,
                GameCondition.CONTRADICTED)));
  }
}
