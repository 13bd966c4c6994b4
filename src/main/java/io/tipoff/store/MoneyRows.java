package io.tipoff.store;

import io.tipoff.event.EarlierFillReversed;
import io.tipoff.event.FillReversed;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.PositionRestored;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.Portfolio;
import io.tipoff.portfolio.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What was traded, held, paid and received. */
final class MoneyRows {
  private record Held(Quantity quantity, Money cost, Money realised) {
    private static final Held NOTHING = new Held(Quantity.ZERO, Money.ZERO, Money.ZERO);

    static Held of(Position position) {
      return new Held(position.quantity(), position.cost(), position.realised());
    }
  }

  private record Owner(MarketId market, String strategy) {}

  /**
   * What changed a position, beside the position itself.
   *
   * @param evidence what shows that it happened
   */
  private record Cause(
      String kind,
      @Nullable Long order,
      @Nullable Price price,
      String liquidity,
      Money fee,
      String evidence,
      String trade) {
    static Cause plain(String kind, @Nullable Price price) {
      return new Cause(kind, null, price, "", Money.ZERO, "", "");
    }
  }

  private final Portfolio portfolio;
  private final Rows rows;
  private final SequencedMap<Owner, Held> before = new LinkedHashMap<>();
  private @Nullable Long cashBefore;
  private Money cash = Money.ZERO;

  MoneyRows(Portfolio portfolio, Rows rows, @Nullable Long cashBefore) {
    this.portfolio = portfolio;
    this.rows = rows;
    this.cashBefore = cashBefore;
  }

  /** Takes note of a market's positions, before something may change them. */
  void before(MarketId market) {
    before.clear();
    note(market);
  }

  /** The same for every market. */
  void beforeAll() {
    before.clear();
    portfolio.holdings().sequencedKeySet().forEach(this::note);
  }

  private void note(MarketId market) {
    @Nullable Holding holding = portfolio.holdings().get(market);
    if (holding != null) {
      holding
          .byStrategy()
          .forEach((name, position) -> before.put(new Owner(market, name), Held.of(position)));
    }
  }

  /** The session said what cash it begins with. */
  void balanceRestored(long time) {
    Money known = cashBefore == null ? cash : new Money(cashBefore);
    String kind = cashBefore == null && cash.isZero() ? "OPENING" : "CORRECTION";
    cashBefore = null;
    cash = portfolio.cash();
    Money change = cash.minus(known);
    if (!change.isZero()) {
      ledger(0, time, kind, change, cash, null, null, null);
    }
  }

  void filled(Order order, OrderFilled fill) {
    Money paid = fill.price().times(order.side().signed(fill.quantity()));
    Owner owner = new Owner(order.market(), order.strategy());
    trade(owner, order.id(), fill.time(), "TRADE", paid, fill.fee());
    changed(
        order.market(),
        fill.time(),
        new Cause(
            "FILL",
            order.id().number(),
            fill.price(),
            fill.liquidity().name(),
            fill.fee(),
            fill.evidence().kind().name(),
            fill.evidence().trade()));
  }

  void reversed(Order order, FillReversed back) {
    reversed(
        new EarlierFillReversed(
            back.time(),
            order.id(),
            back.trade(),
            order.market(),
            order.strategy(),
            order.side(),
            back.price(),
            back.quantity(),
            back.fee()));
  }

  void reversed(EarlierFillReversed back) {
    Money paid = back.price().times(back.side().opposite().signed(back.quantity()));
    Owner owner = new Owner(back.market(), back.strategy());
    trade(owner, back.order(), back.time(), "REVERSAL", paid, back.fee().negate());
    changed(
        back.market(),
        back.time(),
        new Cause(
            "REVERSAL",
            back.order().number(),
            back.price(),
            "",
            back.fee().negate(),
            "VENUE",
            back.trade()));
  }

  private void trade(Owner owner, OrderId order, long time, String kind, Money paid, Money fee) {
    String market = owner.market().slug();
    Money after = cash.minus(paid);
    ledger(0, time, kind, paid.negate(), after, market, owner.strategy(), order.number());
    if (!fee.isZero()) {
      ledger(
          1, time, "FEE", fee.negate(), after.minus(fee), market, owner.strategy(), order.number());
    }
    cash = after.minus(fee);
  }

  void settled(MarketId market, Price result, long time) {
    int entry = 2;
    for (Map.Entry<Owner, Held> held : List.copyOf(before.sequencedEntrySet())) {
      Money paid = result.times(held.getValue().quantity());
      if (!paid.isZero()) {
        cash = cash.plus(paid);
        ledger(
            entry++, time, "SETTLEMENT", paid, cash, market.slug(), held.getKey().strategy(), null);
      }
    }
    changed(market, time, Cause.plain("SETTLEMENT", result));
  }

  /** Cash came or went by no trade. */
  void moved(long time) {
    cashChanged(time, "FUNDS");
  }

  /** The venue paid or charged something by no trade. */
  void income(long time) {
    cashChanged(time, "INCOME");
  }

  /** The venue's figures were taken where they differ. */
  void corrected(long time) {
    cashChanged(time, "CORRECTION");
    for (MarketId market : portfolio.holdings().sequencedKeySet()) {
      changed(market, time, Cause.plain("CORRECTION", null));
    }
  }

  private void cashChanged(long time, String kind) {
    Money change = portfolio.cash().minus(cash);
    cash = portfolio.cash();
    if (!change.isZero()) {
      ledger(0, time, kind, change, cash, null, null, null);
    }
  }

  /** A position of an earlier session: nothing was traded, but from here on it counts. */
  void restored(PositionRestored position) {
    Holding holding = portfolio.holding(position.market());
    Position own = holding.byStrategy().getOrDefault(position.strategy(), holding.position());
    row(
        new Owner(position.market(), position.strategy()),
        position.time(),
        Cause.plain("RESTORED", null),
        Held.of(own),
        Held.of(own));
  }

  private void changed(MarketId market, long time, Cause cause) {
    portfolio
        .holding(market)
        .byStrategy()
        .forEach(
            (name, position) -> {
              Owner owner = new Owner(market, name);
              Held was = before.getOrDefault(owner, Held.NOTHING);
              Held is = Held.of(position);
              if (!is.equals(was)) {
                row(owner, time, cause, was, is);
              }
            });
  }

  private void row(Owner owner, long time, Cause cause, Held was, Held is) {
    @Nullable Price price = cause.price();
    rows.ofRecord(
        Table.EXECUTIONS,
        owner.market().slug(),
        owner.strategy(),
        cause.kind(),
        time,
        cause.order(),
        price == null ? null : (long) price.units(),
        is.quantity().minus(was.quantity()).units(),
        cause.liquidity(),
        cause.fee().units(),
        is.realised().minus(was.realised()).units(),
        is.quantity().units(),
        is.cost().units(),
        cause.evidence(),
        cause.trade());
    rows.ofAccount(
        Table.POSITIONS,
        owner.market().slug(),
        owner.strategy(),
        rows.sessionNumber(),
        is.quantity().units(),
        is.cost().units(),
        time);
  }

  private void ledger(
      int entry,
      long time,
      String kind,
      Money amount,
      Money balance,
      @Nullable String market,
      @Nullable String strategy,
      @Nullable Long order) {
    rows.ofRecord(
        Table.LEDGER, entry, time, kind, amount.units(), balance.units(), market, strategy, order);
  }
}
