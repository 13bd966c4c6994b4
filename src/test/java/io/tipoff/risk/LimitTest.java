package io.tipoff.risk;

import static io.tipoff.risk.Desk.GAME;
import static io.tipoff.risk.Desk.OTHER;
import static io.tipoff.risk.Desk.buy;
import static io.tipoff.risk.Desk.quote;
import static io.tipoff.risk.Desk.sell;
import static io.tipoff.risk.Desk.take;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.BookChanged;
import io.tipoff.event.DayTraded;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.PositionRestored;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.Ladder;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Question;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderState;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.risk.Decision.Approved;
import io.tipoff.risk.Decision.Refused;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every limit what just passes it, and what does not. */
class LimitTest {

  /**
   * A limit and two questions to a fresh desk.
   *
   * @param says what the refusal must tell: allowed and asked
   */
  record Case(
      Limit limit, String says, Function<Desk, Decision> passes, Function<Desk, Decision> refused) {
    @Override
    public String toString() {
      return limit + ": " + says;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            Limit.STOPPING,
            "no order, one",
            desk -> desk.ask(buy("10", "0.49")),
            desk -> stopped(desk).ask(buy("10", "0.49"))),
        new Case(
            Limit.ACCOUNT_UNCERTAIN,
            "the account compared with the venue's, not yet",
            desk -> closed(desk, null).ask(buy("10", "0.49")),
            desk -> closed(desk.hold("10"), Limit.ACCOUNT_UNCERTAIN).ask(sell("10", "0.51"))),
        new Case(
            Limit.PAUSED,
            "exits, an entry",
            desk -> closed(desk.hold("10"), Limit.PAUSED).ask(sell("10", "0.51")),
            desk -> closed(desk, Limit.PAUSED).ask(buy("10", "0.49"))),
        new Case(
            Limit.STORE_BEHIND,
            "exits, an entry",
            desk -> closed(desk.hold("10"), Limit.STORE_BEHIND).ask(sell("10", "0.51")),
            desk -> closed(desk, Limit.STORE_BEHIND).ask(buy("10", "0.49"))),
        new Case(
            Limit.FOREIGN,
            "nothing of others, orders or contracts of others",
            desk -> foreign(desk, OTHER).ask(buy("10", "0.49")),
            desk -> foreign(desk, GAME).ask(buy("10", "0.49"))),
        new Case(
            Limit.ORDER_NOTIONAL,
            "5.00, 5.10",
            desk -> capped(desk, 9).ask(buy("10", "0.50")),
            desk -> capped(desk, 9).ask(sell("10", "0.49"))),
        new Case(
            Limit.ORDERS_PER_MINUTE,
            "2, 3",
            desk -> sent(capped(desk, 3)).ask(buy("10", "0.49")),
            desk -> sent(capped(desk, 2)).ask(buy("10", "0.49"))),
        new Case(
            Limit.NOTIONAL_PER_DAY,
            "8.00, 9.80",
            desk -> capped(desk, 9).ask(buy("10", "0.49")),
            desk -> bought(capped(desk, 9)).ask(buy("10", "0.49"))),
        new Case(
            Limit.MARKET_NOT_OPEN,
            "OPEN, not open",
            desk -> desk.state(OTHER, MarketState.HALTED).ask(buy("10", "0.49")),
            desk -> desk.state(GAME, MarketState.HALTED).ask(buy("10", "0.49"))),
        new Case(
            Limit.UNKNOWN_RULES,
            "tick and minimum known, unknown",
            desk -> desk.forgetRules(OTHER).ask(buy("10", "0.49")),
            desk -> desk.forgetRules(GAME).ask(buy("10", "0.49"))),
        new Case(
            Limit.TICK,
            "0.01, 0.485",
            desk -> desk.ask(buy("10", "0.48")),
            desk -> desk.ask(buy("10", "0.485"))),
        new Case(
            Limit.PRICE_BOUNDS,
            "0.01 to 0.99, 0.00",
            desk -> desk.hold("-10").ask(buy("10", "0.01")),
            desk -> desk.hold("-10").ask(buy("10", "0"))),
        new Case(
            Limit.PRICE_BOUNDS,
            "0.01 to 0.99, 1.00",
            desk -> desk.hold("10").ask(sell("10", "0.99")),
            desk -> desk.hold("10").ask(sell("10", "1"))),
        new Case(
            Limit.PRICE_BOUNDS,
            "0.05 to 0.95, 0.04",
            desk -> desk.ask(buy("10", "0.05")),
            desk -> desk.ask(buy("10", "0.04"))),
        new Case(
            Limit.PRICE_BOUNDS,
            "0.05 to 0.95, 0.96",
            desk -> desk.ask(sell("10", "0.95")),
            desk -> desk.ask(sell("10", "0.96"))),
        new Case(
            Limit.MINIMUM_QUANTITY,
            "8, 7",
            desk -> desk.list(GAME, "8").ask(buy("8", "0.49")),
            desk -> desk.list(GAME, "8").ask(buy("7", "0.49"))),
        new Case(
            Limit.QUANTITY_STEP,
            "1, 10.5",
            desk -> desk.ask(buy("10", "0.49")),
            desk -> desk.ask(buy("10.5", "0.49"))),
        new Case(
            Limit.COLLAR,
            "0.54, 0.55",
            desk -> desk.ask(take(Side.BUY, "10", "0.54")),
            desk -> desk.ask(take(Side.BUY, "10", "0.55"))),
        new Case(
            Limit.COLLAR,
            "0.46, 0.45",
            desk -> desk.ask(take(Side.SELL, "10", "0.46")),
            desk -> desk.ask(take(Side.SELL, "10", "0.45"))),
        new Case(
            Limit.SELF_MATCH,
            "0.52, 0.52",
            desk -> after(desk, sell("10", "0.52")).ask(take(Side.BUY, "10", "0.51")),
            desk -> after(desk, sell("10", "0.52")).ask(take(Side.BUY, "10", "0.52"))),
        new Case(
            Limit.SELF_MATCH,
            "0.48, 0.48",
            desk -> after(desk, buy("10", "0.48")).ask(take(Side.SELL, "10", "0.49")),
            desk -> after(desk, buy("10", "0.48")).ask(take(Side.SELL, "10", "0.48"))),
        new Case(
            Limit.OUTCOME_UNKNOWN,
            "every answer, o1",
            desk -> afterLost(desk).ask(sell("10", "0.51")),
            desk -> afterLost(desk).ask(buy("10", "0.49"))),
        new Case(
            Limit.BOOK,
            "SOUND, STALE_AGE",
            desk -> desk.ask(buy("10", "0.49"), Desk.NOW + Desk.MAX_AGE.toNanos()),
            desk -> desk.ask(buy("10", "0.49"), Desk.NOW + Desk.MAX_AGE.toNanos() + 1)),
        new Case(
            Limit.BOOK,
            "SOUND, DEAD",
            desk -> desk.book(GAME, "0.02", "0.91").ask(buy("10", "0.49")),
            desk -> desk.book(GAME, "0.02", "0.98").ask(buy("10", "0.49"))),
        new Case(
            Limit.UNKNOWN_FEE,
            "a known fee, none at this time",
            desk -> desk.ask(take(Side.BUY, "10", "0.51"), Desk.FEES_FROM),
            desk -> desk.ask(take(Side.BUY, "10", "0.51"), Desk.FEES_FROM - 1)),
        new Case(
            Limit.ORDERS_PER_SIDE,
            "2, 3",
            desk -> after(after(desk, buy("5", "0.48")), sell("5", "0.52")).ask(buy("5", "0.49")),
            desk -> after(after(desk, buy("5", "0.48")), buy("5", "0.47")).ask(buy("5", "0.49"))),
        new Case(
            Limit.MINIMUM_ORDER,
            "5, 4",
            desk -> desk.ask(buy("5", "0.49")),
            desk -> desk.ask(buy("4", "0.49"))),
        new Case(
            Limit.MARKET_LOSS,
            "50.00, 50.50",
            desk -> desk.ask(buy("100", "0.50")),
            desk -> desk.ask(buy("101", "0.50"))),
        new Case(
            Limit.MARKET_LOSS,
            "50.00, 50.50",
            desk -> after(desk, sell("40", "0.60")).ask(sell("68", "0.50")),
            desk -> after(desk, sell("40", "0.60")).ask(sell("69", "0.50"))),
        new Case(
            Limit.MARKET_LOSS,
            "50.00, 50.50",
            desk -> desk.hold("50").ask(buy("50", "0.50")),
            desk -> desk.hold("50").ask(buy("51", "0.50"))),
        new Case(
            Limit.TOTAL_LOSS,
            "80.00, 80.50",
            desk -> after(desk, quote(OTHER, Side.SELL, "60", "0.50")).ask(buy("100", "0.50")),
            desk -> after(desk, quote(OTHER, Side.SELL, "61", "0.50")).ask(buy("100", "0.50"))),
        new Case(
            Limit.EVENT_LOSS,
            "30.00, 30.50",
            _ -> oneEvent(desk(limits("30", "80", "80", "80"))).ask(buy("40", "0.50")),
            _ -> oneEvent(desk(limits("30", "80", "80", "80"))).ask(buy("41", "0.50"))),
        new Case(
            Limit.LEAGUE_LOSS,
            "30.00, 30.50",
            _ -> oneLeague(desk(limits("80", "30", "80", "80"))).ask(buy("40", "0.50")),
            _ -> oneLeague(desk(limits("80", "30", "80", "80"))).ask(buy("41", "0.50"))),
        new Case(
            Limit.SETTLEMENT_DAY_LOSS,
            "30.00, 30.50",
            _ -> oneLeague(desk(limits("80", "80", "30", "80"))).ask(buy("40", "0.50")),
            _ -> oneLeague(desk(limits("80", "80", "30", "80"))).ask(buy("41", "0.50"))),
        new Case(
            Limit.GROUP_LOSS,
            "30.00, 30.50",
            _ -> oneLeague(desk(limits("80", "80", "80", "30"))).ask(buy("40", "0.50")),
            _ -> oneLeague(desk(limits("80", "80", "80", "30"))).ask(buy("41", "0.50"))),
        new Case(
            Limit.POSITIONS,
            "1, 2",
            _ -> after(desk(counts(1, "5000", 0)), buy("5", "0.48")).ask(buy("5", "0.49")),
            _ ->
                after(desk(counts(1, "5000", 0)), quote(OTHER, Side.BUY, "5", "0.48"))
                    .ask(buy("5", "0.49"))),
        new Case(
            Limit.DAILY_VOLUME,
            "40, 41",
            _ -> busy(desk(counts(9, "40", 0))).ask(buy("20", "0.49")),
            _ -> busy(desk(counts(9, "40", 0))).ask(buy("21", "0.49"))),
        new Case(
            Limit.CASH_BUFFER,
            "40.00, 40.18",
            _ -> desk(counts(9, "5000", 5_000)).cash("80").ask(buy("80", "0.50")),
            _ -> desk(counts(9, "5000", 5_000)).cash("80").ask(buy("82", "0.49"))),
        new Case(
            Limit.BUYING_POWER,
            "49.99, 50.00",
            desk -> desk.cash("50").ask(buy("100", "0.50")),
            desk -> desk.cash("49.99").ask(buy("100", "0.50"))),
        new Case(
            Limit.BUYING_POWER,
            "39.99, 40.00",
            desk -> desk.cash("40").ask(sell("100", "0.60")),
            desk -> desk.cash("39.99").ask(sell("100", "0.60"))),
        new Case(
            Limit.BUYING_POWER,
            "9.90, 10.00",
            desk -> desk.cash("30").hold("-20").ask(buy("40", "0.50")),
            desk -> desk.cash("29.90").hold("-20").ask(buy("40", "0.50"))),
        new Case(
            Limit.COLLATERAL_RETURN,
            "5.00, 7.00",
            desk -> returned(desk).ask(buy("100", "0.05")),
            desk -> returned(desk).ask(buy("100", "0.07"))),
        new Case(
            Limit.BREAKER,
            "no trouble, RECONCILIATION",
            desk -> troubled(desk.hold("-10")).ask(buy("10", "0.49")),
            desk -> troubled(desk).ask(buy("10", "0.49"))),
        new Case(
            Limit.NEAR_SETTLEMENT,
            "exits, an entry",
            desk -> ending(desk, Duration.ofSeconds(60)),
            desk -> ending(desk, Duration.ofNanos(59_999_999_999L))),
        new Case(
            Limit.GAME_EVENT,
            "no quote, a quote",
            desk -> moved(desk, "0.61"),
            desk -> moved(desk, "0.63")),
        new Case(
            Limit.MARKOUT,
            "exits, a quote",
            desk -> pickedOff(desk, 2),
            desk -> pickedOff(desk, 3)),
        new Case(
            Limit.PRICE_JUMP,
            "a calm price, jumped",
            desk -> jumped(desk, "0.86"),
            desk -> jumped(desk, "0.87")),
        new Case(
            Limit.DAILY_LOSS,
            "25.00, 25.00",
            desk -> desk.equity("975.01").ask(buy("10", "0.49")),
            desk -> desk.equity("975").ask(buy("10", "0.49"))),
        new Case(
            Limit.DRAWDOWN,
            "150.00, 150.00",
            desk -> desk.ask(buy("10", "0.49")),
            desk -> desk.equity("850").ask(buy("10", "0.49"))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldApproveWhatJustPasses(Case each) {
    assertThat(each.passes().apply(new Desk())).isInstanceOf(Approved.class);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldRefuseWhatDoesNotPass(Case each) {
    Decision decision = each.refused().apply(new Desk());
    assertThat(decision).isInstanceOf(Refused.class);
    Refused refused = (Refused) decision;
    assertThat(refused.limit()).isEqualTo(each.limit());
    assertThat(refused.allowed() + ", " + refused.asked()).isEqualTo(each.says());
  }

  @Test
  void shouldCountWhatEarlierSessionsTradedInTheDay() {
    Desk capped = capped(desk(counts(9, "5000", 0)), 9);
    capped.gate.traded(
        new DayTraded(Desk.NOW, GAME, Quantity.of("10"), Money.of("4.90")), Desk.NOW);
    assertThat(capped.ask(buy("10", "0.49")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.limit()).isEqualTo(Limit.NOTIONAL_PER_DAY));

    Desk busy = desk(counts(9, "40", 0));
    busy.gate.traded(new DayTraded(Desk.NOW, GAME, Quantity.of("40"), Money.ZERO), Desk.NOW);
    assertThat(busy.ask(buy("10", "0.49")))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.limit()).isEqualTo(Limit.DAILY_VOLUME));
  }

  @Test
  void shouldHaveACaseForEveryLimit() {
    assertThat(cases().map(Case::limit)).containsAll(Arrays.asList(Limit.values()));
  }

  private static Desk desk(ExposureLimits limits) {
    return new Desk(limits);
  }

  private static ExposureLimits limits(String event, String league, String day, String group) {
    return new ExposureLimits(
        Money.of(event),
        Money.of(league),
        Money.of(day),
        Money.of(group),
        9,
        Quantity.of("5000"),
        0,
        List.of());
  }

  private static ExposureLimits counts(int positions, String volume, int buffer) {
    Money far = Money.of("1000");
    return new ExposureLimits(
        far, far, far, far, positions, Quantity.of(volume), buffer, List.of());
  }

  /** 10 dollars at risk on the same winner in another market. */
  private static Desk oneEvent(Desk desk) {
    desk.list(OTHER, "event", "nba", "bos").list(GAME, "event", "nba", "bos");
    return after(desk, quote(OTHER, Side.BUY, "20", "0.50"));
  }

  /** 10 dollars at risk on the same team in another event of the day. */
  private static Desk oneLeague(Desk desk) {
    desk.list(OTHER, "first", "nba", "bos").list(GAME, "second", "nba", "bos");
    return after(desk, quote(OTHER, Side.BUY, "20", "0.50"));
  }

  /** 10 contracts traded today, 10 working, and 100 of yesterday. */
  private static Desk busy(Desk desk) {
    desk.volumes.filled(GAME, Quantity.of("100"), Desk.NOW - 86_400_000_000_000L);
    desk.volumes.filled(GAME, Quantity.of("10"), Desk.NOW);
    desk.volumes.filled(OTHER, Quantity.of("10"), Desk.NOW);
    return after(desk, sell("10", "0.52"));
  }

  private static Decision ending(Desk desk, Duration left) {
    MarketId market = new MarketId("ends");
    desk.list(market, "game", "nba", "bos").state(market, MarketState.OPEN);
    long now = Desk.ENDS - left.toNanos();
    desk.books.apply(
        new BookChanged(
            now,
            market,
            Ladder.of(Price.of("0.49"), Quantity.of("100")),
            Ladder.of(Price.of("0.51"), Quantity.of("100"))));
    return desk.ask(quote(market, Side.BUY, "10", "0.49"), now);
  }

  private static Decision moved(Desk desk, String offer) {
    desk.risk.bookChanged(desk.books.book(Desk.GAME), Desk.NOW);
    desk.book(Desk.GAME, "0.59", offer);
    desk.risk.bookChanged(desk.books.book(Desk.GAME), Desk.NOW);
    return desk.ask(buy("10", "0.59"));
  }

  /** Bought at 0.54 just before the middle is at 0.50: four cents a contract. */
  private static Decision pickedOff(Desk desk, int fills) {
    for (int i = 0; i < fills; i++) {
      Order order = desk.working(buy("1", "0.54"));
      desk.risk.filled(order, desk.filled(order, "1"), Desk.NOW - 5_000_000_000L);
      desk.portfolio.apply(desk.filled(order, "1"));
    }
    desk.risk.bookChanged(desk.books.book(Desk.GAME), Desk.NOW);
    return desk.ask(buy("10", "0.49"));
  }

  private static Decision jumped(Desk desk, String offer) {
    desk.risk.bookChanged(desk.books.book(Desk.GAME), Desk.NOW);
    desk.book(Desk.GAME, "0.64", offer);
    desk.risk.bookChanged(desk.books.book(Desk.GAME), Desk.NOW);
    return desk.ask(take(Side.BUY, "10", "0.64"));
  }

  /** Short 100 and 900 contracts of which one can pay; but for five dollars all cash is spent. */
  private static Desk returned(Desk desk) {
    desk.portfolio.returnCollateral();
    for (MarketId id : List.of(GAME, OTHER)) {
      Listing listing = new Listing("title", "nba", "", "", OptionalLong.empty(), Question.FUTURE);
      TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.of("1"));
      desk.portfolio.list(
          new Market(id, Optional.of(rules), FeeCurve.STANDARD, Optional.empty(), listing, false));
    }
    Quantity held = Quantity.of("-900");
    desk.portfolio.restore(
        new PositionRestored(Desk.NOW, OTHER, "maker", held, Price.of("0.50").times(held)));
    return desk.hold("-100").cash("905");
  }

  private static Desk troubled(Desk desk) {
    desk.breaker.differed("test");
    return desk;
  }

  private static Desk closed(Desk desk, @Nullable Limit reason) {
    desk.gate.closeFor(reason);
    return desk;
  }

  private static Desk foreign(Desk desk, MarketId market) {
    desk.portfolio.adopt(market, Quantity.of("3"), Money.of("1.50"));
    return desk;
  }

  /** Five dollars an order, eight a day. */
  private static Desk capped(Desk desk, int ordersPerMinute) {
    desk.gate.cap(new HardCaps(Money.of("5"), ordersPerMinute, Money.of("8")));
    return desk;
  }

  private static Desk sent(Desk desk) {
    desk.gate.sent(Desk.NOW - 1);
    desk.gate.sent(Desk.NOW - 1);
    return desk;
  }

  /** Ten contracts at 0.49. */
  private static Desk bought(Desk desk) {
    Order order = desk.portfolio.submit(new OrderId(900), "maker", buy("10", "0.49"));
    OrderFilled fill =
        new OrderFilled(
            Desk.NOW,
            order.id(),
            Price.of("0.49"),
            Quantity.of("10"),
            Liquidity.MAKER,
            Money.ZERO,
            new FillEvidence(
                FillEvidence.Kind.VENUE, Price.of("0.49"), Quantity.of("10"), Desk.NOW));
    desk.portfolio.apply(fill);
    desk.gate.filled(order, fill, Desk.NOW);
    return desk;
  }

  private static Desk stopped(Desk desk) {
    desk.gate.stop();
    return desk;
  }

  private static Desk after(Desk desk, OrderTerms terms) {
    desk.working(terms);
    return desk;
  }

  private static Desk afterLost(Desk desk) {
    Order order = desk.submitted(buy("10", "0.48"));
    desk.portfolio.answerLost(order.id());
    assertThat(order.state()).isEqualTo(OrderState.OUTCOME_UNKNOWN);
    return desk;
  }
}
