package io.tipoff.backtest;

import io.tipoff.engine.fills.FillNote;
import io.tipoff.engine.fills.FillWatch;
import io.tipoff.event.OrderId;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.store.Period;
import io.tipoff.store.Period.Change;
import io.tipoff.store.Period.Mark;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fills of a period in groups. Those of which it was not kept what became of them, because a
 * session broke off or the database was too slow, are in groups without phase and trigger.
 */
final class PeriodGroups {
  private record Trade(OrderId order, long time, Price price, Quantity quantity) {}

  private PeriodGroups() {}

  static Breakdown of(Period period) {
    FillGroups groups = new FillGroups();
    Map<Trade, Integer> noted = new HashMap<>();
    for (FillNote note : period.notes()) {
      groups.add(note);
      noted.merge(
          new Trade(note.order(), note.time(), note.price(), note.quantity()), 1, Integer::sum);
    }
    for (Change change : period.changes()) {
      @Nullable OrderId order = change.order().orElse(null);
      @Nullable Price price = change.price().orElse(null);
      if (change.isFill() && order != null && price != null) {
        Trade trade = new Trade(order, change.time(), price, change.quantity().abs());
        int left = noted.getOrDefault(trade, 0);
        if (left > 0) {
          noted.put(trade, left - 1);
        } else {
          groups.add(bare(change, order, price));
        }
      }
    }
    return groups.table(
        market -> Optional.ofNullable(period.settlements().get(market)),
        market -> mark(period, market));
  }

  private static Optional<Price> mark(Period period, MarketId market) {
    return Optional.ofNullable(period.marksAfter().get(market)).map(Mark::price);
  }

  private static FillNote bare(Change change, OrderId order, Price price) {
    return new FillNote(
        change.time(),
        order,
        change.owner().market(),
        change.owner().strategy(),
        change.quantity().isNegative() ? Side.SELL : Side.BUY,
        price,
        change.quantity().abs(),
        change.maker() ? Liquidity.MAKER : Liquidity.TAKER,
        change.fee(),
        "",
        "",
        "",
        "",
        Double.NaN,
        Collections.nCopies(FillWatch.HORIZONS.size(), Double.NaN));
  }
}
