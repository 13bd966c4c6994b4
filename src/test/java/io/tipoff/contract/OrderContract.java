package io.tipoff.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.engine.Command;
import io.tipoff.event.ChangeRejected;
import io.tipoff.event.CommandId;
import io.tipoff.event.CommandNotSent;
import io.tipoff.event.CommandOutcome;
import io.tipoff.event.Event;
import io.tipoff.event.Execution;
import io.tipoff.event.FillReversed;
import io.tipoff.event.OrderAbsent;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderExpired;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderNamed;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderRejected;
import io.tipoff.event.OrderReplaced;
import io.tipoff.event.OutcomeUnknown;
import io.tipoff.event.RequestRefused;
import io.tipoff.event.RequestTaken;
import io.tipoff.event.TimerFired;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.TimeInForce;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.risk.Approvals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What becomes of orders, whatever stands behind them: the simulated venue, the embedded exchange,
 * or the exchange behind its protocol and the venue adapter.
 */
abstract class OrderContract {
  static final FeeSchedule FEES =
      new FeeSchedule(
          List.of(new FeeSchedule.Entry(0, FeeCurve.STANDARD, FeeRates.of("0.0695", "-0.0125"))));

  private static final Pattern AMOUNTS =
      Pattern.compile("[0-9.]+ USD available, requested [0-9.]+");

  private Venue venue;
  private final Set<CommandId> open = new HashSet<>();
  private final Set<OrderId> immediate = new HashSet<>();
  private long commands;
  private long orders;

  /** A venue at which the bot has so much cash. */
  abstract Venue open(Money cash) throws InterruptedException;

  private void start(String cash) throws InterruptedException {
    venue = open(Money.of(cash));
  }

  private void start() throws InterruptedException {
    start("1000");
  }

  @AfterEach
  void close() {
    venue.close();
  }

  private long submit(OrderTerms terms) {
    long order = ++orders;
    if (!terms.timeInForce().rests()) {
      immediate.add(new OrderId(order));
    }
    carryOut(new Command.SubmitOrder(next(), new OrderId(order), "contract", Approvals.of(terms)));
    return order;
  }

  private long quote(Intent intent, String quantity, String price) {
    return submit(OrderTerms.quote(Venue.GAME, intent, Price.of(price), Quantity.of(quantity)));
  }

  private long order(Intent intent, String quantity, String price, TimeInForce timeInForce) {
    return submit(
        new OrderTerms(
            Venue.GAME,
            intent,
            Price.of(price),
            Quantity.of(quantity),
            timeInForce,
            OptionalLong.empty(),
            false));
  }

  private void move(long order, String quantity, String price) {
    OrderTerms terms =
        OrderTerms.quote(Venue.GAME, Intent.BUY_LONG, Price.of(price), Quantity.of(quantity));
    carryOut(new Command.ReplaceOrder(next(), new OrderId(order), Approvals.of(terms)));
  }

  private void cancel(long order) {
    carryOut(new Command.CancelOrder(next(), new OrderId(order), Venue.GAME));
  }

  private CommandId next() {
    CommandId id = new CommandId(++commands);
    open.add(id);
    return id;
  }

  private void carryOut(Command command) {
    venue.carryOut(command);
  }

  private void others(Side side, String quantity, String price) {
    venue.othersRest(Venue.GAME, side, Price.of(price), Quantity.of(quantity));
  }

  private void othersTake(Side side, String quantity, String price) {
    venue.othersTake(Venue.GAME, side, Price.of(price), Quantity.of(quantity));
  }

  /**
   * The news of orders as words; every command must have ended, and only once. Whether an order
   * that cannot rest is said to open is left to the venue.
   */
  private List<String> news() throws InterruptedException {
    List<String> words = new ArrayList<>();
    for (Event event : venue.events()) {
      switch (event) {
        case OrderOpened opened when immediate.contains(opened.order()) -> {}
        case CommandOutcome outcome -> {
          assertThat(open.remove(outcome.command())).as("an end of " + outcome).isTrue();
          addIfFailed(words, outcome);
        }
        case OrderNamed _ -> {}
        case Execution execution -> words.add(words(execution));
        default -> throw new AssertionError("unexpected " + event);
      }
    }
    assertThat(open).isEmpty();
    return words;
  }

  private static void addIfFailed(List<String> words, CommandOutcome outcome) {
    switch (outcome) {
      case RequestTaken _ -> {}
      case RequestRefused _ -> words.add("change failed");
      case CommandNotSent _, OutcomeUnknown _, TimerFired _ ->
          throw new AssertionError("unexpected " + outcome);
    }
  }

  private static String words(Execution execution) {
    String order = execution.order() + " ";
    return switch (execution) {
      case OrderOpened _ -> order + "opened";
      case OrderFilled fill ->
          "%sfilled %s @ %s %s %s"
              .formatted(
                  order,
                  fill.quantity(),
                  fill.price(),
                  fill.liquidity().name().toLowerCase(Locale.ROOT),
                  fill.fee());
      case OrderReplaced replaced ->
          order + "replaced " + replaced.quantity() + " @ " + replaced.price();
      case OrderCanceled canceled -> order + "canceled " + words(canceled.cause());
      case OrderRejected rejected ->
          order
              + "rejected "
              + rejected.reason()
              + ": "
              + AMOUNTS.matcher(rejected.text()).replaceAll("too little money");
      case OrderExpired _ -> order + "expired";
      case ChangeRejected _ -> "change failed";
      case OrderNamed _, FillReversed _, OrderAbsent _ -> throw new AssertionError(execution);
    };
  }

  private static String words(OrderCanceled.Cause cause) {
    return switch (cause) {
      case REQUESTED -> "as asked";
      case IMMEDIATE -> "because it cannot rest";
      case UNFUNDED, UNSOLICITED -> "unasked";
    };
  }

  @Test
  void shouldRestAQuote() throws InterruptedException {
    start();

    quote(Intent.BUY_LONG, "10", "0.48");
    quote(Intent.BUY_SHORT, "10", "0.52");

    assertThat(news()).containsExactly("o1 opened", "o2 opened");
  }

  @Test
  void shouldRejectAQuoteThatWouldTake() throws InterruptedException {
    start();
    others(Side.SELL, "5", "0.52");

    quote(Intent.BUY_LONG, "10", "0.52");

    assertThat(news())
        .containsExactly(
            "o1 rejected EXCHANGE_OPTION: Order may participate but not initiate in the market");
  }

  @Test
  void shouldTakeWhatIsShownAndCancelTheRest() throws InterruptedException {
    start();
    others(Side.SELL, "3", "0.52");
    others(Side.SELL, "4", "0.53");
    others(Side.SELL, "9", "0.54");

    order(Intent.BUY_LONG, "10", "0.53", TimeInForce.IMMEDIATE_OR_CANCEL);

    assertThat(news())
        .containsExactly(
            "o1 filled 3 @ 0.52 taker 0.05",
            "o1 filled 4 @ 0.53 taker 0.07",
            "o1 canceled because it cannot rest");
  }

  @Test
  void shouldFillAllOrNothing() throws InterruptedException {
    start();
    others(Side.SELL, "5", "0.52");

    order(Intent.BUY_LONG, "6", "0.52", TimeInForce.FILL_OR_KILL);
    assertThat(news()).containsExactly("o1 canceled because it cannot rest");

    order(Intent.BUY_LONG, "5", "0.52", TimeInForce.FILL_OR_KILL);
    assertThat(news()).containsExactly("o2 filled 5 @ 0.52 taker 0.09");
  }

  @Test
  void shouldRestWhatCouldNotBeTaken() throws InterruptedException {
    start();
    others(Side.SELL, "5", "0.52");

    order(Intent.BUY_LONG, "8", "0.52", TimeInForce.GOOD_TILL_CANCEL);
    assertThat(news()).containsExactly("o1 opened", "o1 filled 5 @ 0.52 taker 0.09");

    othersTake(Side.SELL, "3", "0.52");
    assertThat(news()).containsExactly("o1 filled 3 @ 0.52 maker -0.01");
  }

  @Test
  void shouldWaitForItsTurnInTheQueue() throws InterruptedException {
    start();
    others(Side.BUY, "5", "0.48");
    quote(Intent.BUY_LONG, "10", "0.48");
    news();

    othersTake(Side.SELL, "4", "0.48");
    assertThat(news()).isEmpty();
    othersTake(Side.SELL, "3", "0.48");
    assertThat(news()).containsExactly("o1 filled 2 @ 0.48 maker -0.01");
    othersTake(Side.SELL, "8", "0.48");
    assertThat(news()).containsExactly("o1 filled 8 @ 0.48 maker -0.02");
  }

  @Test
  void shouldFillAtItsOwnPriceWhenTheMarketGoesThrough() throws InterruptedException {
    start();
    quote(Intent.BUY_SHORT, "10", "0.52");
    others(Side.SELL, "5", "0.54");
    news();

    othersTake(Side.BUY, "10", "0.54");

    assertThat(news()).containsExactly("o1 filled 10 @ 0.52 maker -0.03");
  }

  @Test
  void shouldMoveAnOrderToTheEndOfTheQueue() throws InterruptedException {
    start();
    long order = quote(Intent.BUY_LONG, "10", "0.48");
    others(Side.BUY, "5", "0.47");
    news();

    move(order, "10", "0.47");
    assertThat(news()).containsExactly("o1 replaced 10 @ 0.47");
    othersTake(Side.SELL, "6", "0.47");

    assertThat(news()).containsExactly("o1 filled 1 @ 0.47 maker 0.00");
  }

  @Test
  void shouldKeepItsPlaceWhenItShrinks() throws InterruptedException {
    start();
    long order = quote(Intent.BUY_LONG, "10", "0.48");
    others(Side.BUY, "5", "0.48");
    news();

    move(order, "4", "0.48");
    assertThat(news()).containsExactly("o1 replaced 4 @ 0.48");
    othersTake(Side.SELL, "4", "0.48");

    assertThat(news()).containsExactly("o1 filled 4 @ 0.48 maker -0.01");
  }

  @Test
  void shouldLoseItsPlaceWhenItGrows() throws InterruptedException {
    start();
    long order = quote(Intent.BUY_LONG, "4", "0.48");
    others(Side.BUY, "5", "0.48");
    news();

    move(order, "6", "0.48");
    assertThat(news()).containsExactly("o1 replaced 6 @ 0.48");
    othersTake(Side.SELL, "6", "0.48");

    assertThat(news()).containsExactly("o1 filled 1 @ 0.48 maker 0.00");
  }

  @Test
  void shouldWorkOnWhenItsMoveIsRefused() throws InterruptedException {
    start();
    others(Side.SELL, "5", "0.52");
    long order = quote(Intent.BUY_LONG, "10", "0.48");
    news();

    move(order, "10", "0.52");
    assertThat(news()).containsExactly("change failed");
    othersTake(Side.SELL, "10", "0.48");

    assertThat(news()).containsExactly("o1 filled 10 @ 0.48 maker -0.03");
  }

  @Test
  void shouldCountWhatWasFilledInAMovedOrder() throws InterruptedException {
    start();
    long order = quote(Intent.BUY_LONG, "10", "0.48");
    othersTake(Side.SELL, "4", "0.48");
    assertThat(news()).containsExactly("o1 opened", "o1 filled 4 @ 0.48 maker -0.01");

    move(order, "10", "0.47");
    assertThat(news()).containsExactly("o1 replaced 10 @ 0.47");
    othersTake(Side.SELL, "6", "0.47");

    assertThat(news()).containsExactly("o1 filled 6 @ 0.47 maker -0.02");
  }

  @Test
  void shouldCancelOnce() throws InterruptedException {
    start();
    long order = quote(Intent.BUY_LONG, "10", "0.48");
    assertThat(news()).containsExactly("o1 opened");

    cancel(order);
    assertThat(news()).containsExactly("o1 canceled as asked");
    cancel(order);

    assertThat(news()).containsExactly("change failed");
  }

  @Test
  void shouldExpireAtItsTime() throws InterruptedException {
    start();
    long end = (venue.now() / 1_000_000 + 1_500) * 1_000_000;
    submit(
        new OrderTerms(
            Venue.GAME,
            Intent.BUY_LONG,
            Price.of("0.48"),
            Quantity.of("10"),
            TimeInForce.GOOD_TILL_DATE,
            OptionalLong.of(end),
            true));
    assertThat(news()).containsExactly("o1 opened");

    venue.awaitTime(end);

    assertThat(news()).containsExactly("o1 expired");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10  | 0.485 | INVALID_PRICE_INCREMENT
          10  | 0.995 | PRICE_OUT_OF_BOUNDS
          10  | 0.005 | PRICE_OUT_OF_BOUNDS
          """)
  void shouldRejectWhatIsOffTheRules(String quantity, String price, String reason)
      throws InterruptedException {
    start();

    quote(Intent.BUY_LONG, quantity, price);

    assertThat(news()).singleElement().asString().startsWith("o1 rejected " + reason + ": ");
  }

  @Test
  void shouldRejectAnOrderThatWouldMatchAnOwnOne() throws InterruptedException {
    start();
    quote(Intent.BUY_SHORT, "10", "0.52");
    others(Side.SELL, "5", "0.51");
    news();

    order(Intent.BUY_LONG, "10", "0.52", TimeInForce.GOOD_TILL_CANCEL);

    assertThat(news()).containsExactly("o2 rejected EXCHANGE_OPTION: Self Match Prevention");
  }

  @Test
  void shouldRejectWhatTheAccountCannotPay() throws InterruptedException {
    start("10");

    quote(Intent.BUY_LONG, "21", "0.48");
    quote(Intent.BUY_LONG, "20", "0.48");
    quote(Intent.BUY_LONG, "1", "0.47");

    assertThat(news())
        .containsExactly(
            "o1 rejected EXCHANGE_OPTION: too little money",
            "o2 opened",
            "o3 rejected EXCHANGE_OPTION: too little money");
  }

  @Test
  void shouldNeedMoneyForTheDearerSideOfAMarketOnly() throws InterruptedException {
    start("10");

    quote(Intent.BUY_LONG, "20", "0.48");
    quote(Intent.BUY_SHORT, "20", "0.52");

    assertThat(news()).containsExactly("o1 opened", "o2 opened");
  }

  @Test
  void shouldPayForEachMarketByItselfAndCancelWhatAFillLeavesUnfunded()
      throws InterruptedException {
    start("10");
    quote(Intent.BUY_LONG, "20", "0.48");
    submit(
        OrderTerms.quote(Venue.OTHER, Intent.BUY_LONG, Price.of("0.30"), Quantity.ofContracts(30)));
    assertThat(news()).containsExactly("o1 opened", "o2 opened");

    othersTake(Side.SELL, "20", "0.48");

    assertThat(news()).containsExactly("o1 filled 20 @ 0.48 maker -0.06", "o2 canceled unasked");
  }

  @Test
  void shouldCloseAPositionWithoutNewMoney() throws InterruptedException {
    start("10");
    quote(Intent.BUY_LONG, "20", "0.48");
    othersTake(Side.SELL, "20", "0.48");
    news();

    quote(Intent.SELL_LONG, "20", "0.55");
    assertThat(news()).containsExactly("o2 opened");
    othersTake(Side.BUY, "20", "0.55");

    assertThat(news()).containsExactly("o2 filled 20 @ 0.55 maker -0.06");
  }

  @Test
  void shouldRejectWhileTheMarketIsSuspended() throws InterruptedException {
    start();
    quote(Intent.BUY_LONG, "10", "0.48");
    venue.setState(Venue.GAME, MarketState.SUSPENDED);
    assertThat(news()).containsExactly("o1 opened");

    quote(Intent.BUY_LONG, "10", "0.47");

    assertThat(news()).containsExactly("o2 rejected EXCHANGE_CLOSED: Book is SUSPENDED");
  }

  @Test
  void shouldCancelInASuspendedMarket() throws InterruptedException {
    start();
    long order = quote(Intent.BUY_LONG, "10", "0.48");
    news();
    venue.setState(Venue.GAME, MarketState.SUSPENDED);

    cancel(order);

    assertThat(news()).containsExactly("o1 canceled as asked");
  }

  @Test
  void shouldCancelEverythingWhenTheMarketIsOver() throws InterruptedException {
    start();
    quote(Intent.BUY_LONG, "10", "0.48");
    news();

    venue.settle(Venue.GAME, Price.ONE);

    assertThat(news()).containsExactly("o1 canceled unasked");
  }

  @Test
  void shouldPayOutAtSettlement() throws InterruptedException {
    start("10");
    quote(Intent.BUY_LONG, "20", "0.48");
    othersTake(Side.SELL, "20", "0.48");
    news();
    venue.settle(Venue.GAME, Price.ONE);
    assertThat(news()).isEmpty();

    // 10 - 9.60 + 0.06 + 20 = 20.46 to spend
    submit(
        OrderTerms.quote(Venue.OTHER, Intent.BUY_LONG, Price.of("0.33"), Quantity.ofContracts(63)));
    submit(
        OrderTerms.quote(Venue.OTHER, Intent.BUY_LONG, Price.of("0.33"), Quantity.ofContracts(62)));

    assertThat(news())
        .containsExactly("o2 rejected EXCHANGE_OPTION: too little money", "o3 opened");
  }
}
