package io.tipoff.backtest.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.ExchangeListener;
import io.tipoff.exchange.ExecutionReport;
import io.tipoff.exchange.LedgerEntry;
import io.tipoff.exchange.OrderSnapshot;
import io.tipoff.exchange.Trade;
import io.tipoff.market.Intent;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.polymarket.OrderChannel.Change;
import io.tipoff.polymarket.OrderChannel.Target;
import io.tipoff.polymarket.rest.Share;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.portfolio.OrderTerms;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request is 20 ms under way, an answer 30, and the bot waits for 10 s. */
class SimulatedVenueTest {
  private static final AccountId BOT = new AccountId("bot");
  private static final MarketId GAME = new MarketId("aec-nba-bos-nyk-2026-10-24");

  private final VirtualDesk desk = new VirtualDesk();
  private final Exchange exchange =
      new Exchange(Played.CONFIGURATION.feeSchedule(), new Listener());
  private final SimulatedVenue venue =
      new SimulatedVenue(exchange, BOT, desk.network, new SplittableRandom(1), List::of);

  private final class Listener implements ExchangeListener {
    @Override
    public void executed(ExecutionReport report) {
      desk.note(report.type() + " " + report.text());
    }

    @Override
    public void traded(Trade trade) {}

    @Override
    public void booked(LedgerEntry entry) {}

    @Override
    public void marketChanged(MarketId market) {}
  }

  @BeforeEach
  void open() {
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    exchange.list(Market.of(GAME, rules), MarketState.OPEN, 0);
    exchange.deposit(BOT, Money.of("1000"), 0);
  }

  private static OrderTerms bid(String price) {
    return OrderTerms.quote(GAME, Intent.BUY_LONG, Price.of(price), Quantity.ofContracts(10));
  }

  private <T> void note(CompletableFuture<T> answer) {
    var _ =
        answer.whenComplete(
            (_, failure) ->
                desk.note(failure == null ? "taken" : failure.getClass().getSimpleName()));
  }

  private void create() {
    note(venue.create(List.of(bid("0.40"))));
  }

  private List<String> told() {
    return desk.runTo(60_000).taken();
  }

  /** An order that works, entered before anything goes wrong. */
  private String working() {
    CompletableFuture<List<String>> answer = venue.create(List.of(bid("0.30")));
    desk.runTo(100).taken();
    return answer.join().getFirst();
  }

  private List<OrderSnapshot> openOrders() {
    return exchange.openOrders(BOT, List.of());
  }

  @Test
  void shouldTakeARequestAndAnswer() {
    create();
    assertThat(told()).containsExactly("20 NEW ", "50 taken");
  }

  @Test
  void shouldLoseARequest() {
    desk.faults.add("lose-request:path=/v1/orders,next=1");
    create();
    assertThat(told()).containsExactly("50 OutcomeUnknown");
    assertThat(openOrders()).isEmpty();
  }

  @Test
  void shouldLoseAnAnswerButNotTheOrder() {
    desk.faults.add("lose-answer:path=/v1/orders,next=1");
    create();
    assertThat(told()).containsExactly("20 NEW ", "50 OutcomeUnknown");
    assertThat(openOrders()).hasSize(1);
  }

  @Test
  void shouldWaitInVainForAnAnswerThatHangs() {
    desk.faults.add("lose-answer:variant=hang,next=1");
    desk.faults.add("lose-request:variant=hang,next=1");
    create();
    create();
    assertThat(told()).containsExactly("20 NEW ", "10000 OutcomeUnknown", "10000 OutcomeUnknown");
    assertThat(openOrders()).hasSize(1);
  }

  @Test
  void shouldPauseTheBudgetWhenItWasTooMuch() {
    desk.faults.add("http-429:seconds=3,next=1");
    CompletableFuture<List<String>> answer = venue.create(List.of(bid("0.40")));
    note(answer);
    desk.runTo(50);
    assertThat(desk.taken()).containsExactly("50 RateLimited");
    assertThat(answer.exceptionNow())
        .isInstanceOfSatisfying(
            VenueException.RateLimited.class,
            limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(3)));
    assertThat(desk.budget.tryTake(Share.OTHERS)).isEqualTo(Duration.ofSeconds(3).toNanos());
    assertThat(desk.budget.tryTake(Share.CANCELS)).isEqualTo(Duration.ofSeconds(1).toNanos());
    assertThat(openOrders()).isEmpty();
  }

  @Test
  void shouldDoublePausesUntilARequestIsTaken() {
    desk.faults.add("http-429:seconds=0,next=2");
    create();
    desk.runTo(5_000);
    create();
    desk.runTo(5_050);
    assertThat(desk.budget.tryTake(Share.OTHERS)).isEqualTo(Duration.ofSeconds(2).toNanos());
    desk.runTo(10_000);
    create();
    desk.runTo(15_000);
    desk.faults.add("http-429:seconds=0,next=1");
    create();
    desk.runTo(15_050);
    assertThat(desk.budget.tryTake(Share.OTHERS)).isEqualTo(Duration.ofSeconds(1).toNanos());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http-500", "http-503", "html", "maintenance"})
  void shouldNotKnowAfterAnErrorAndHaveDoneNothing(String fault) {
    desk.faults.add(fault);
    create();
    assertThat(told()).containsExactly("50 OutcomeUnknown");
    assertThat(openOrders()).isEmpty();
  }

  @Test
  void shouldAnswerSlowlyButNotForEver() {
    desk.faults.add("slow-body:next=1,delay=1000");
    create();
    desk.faults.add("slow-body:next=1,delay=2000");
    desk.runTo(20);
    assertThat(desk.taken()).containsExactly("20 NEW ");
    create();
    assertThat(told()).containsExactly("40 NEW ", "8050 taken", "10020 OutcomeUnknown");
  }

  @Test
  void shouldRejectLateBecauseItWasTooSlow() {
    desk.faults.add("late-reject:path=/v1/orders,next=1");
    create();
    assertThat(told()).containsExactly("50 taken", "5020 REJECTED Global Rate Limit Exceeded");
  }

  @Test
  void shouldRefuseAChangeLateAndNeverACancel() {
    Target order = new Target(working(), GAME);
    desk.faults.add("late-reject:delay=300");
    note(venue.modify(List.of(new Change(order.venueId(), bid("0.35")))));
    assertThat(desk.runTo(1_000).taken())
        .containsExactly("150 taken", "420 REJECTED Global Rate Limit Exceeded");
    note(venue.cancel(List.of(order)));
    assertThat(told()).containsExactly("1020 CANCELED ", "1050 taken");
  }

  @Test
  void shouldRefuseOneOrderOfABatch() {
    desk.faults.add("partial-batch:next=1");
    note(venue.create(List.of(bid("0.40"), bid("0.39"))));
    assertThat(told()).containsExactly("20 REJECTED Order refused", "20 NEW ", "50 taken");
  }

  @Test
  void shouldNotKnowOfAnyOrderWhenABatchNamesTooFew() {
    desk.faults.add("partial-batch:next=1,variant=ignore");
    note(venue.create(List.of(bid("0.40"), bid("0.39"))));
    assertThat(told()).containsExactly("20 NEW ", "50 OutcomeUnknown");
  }

  @Test
  void shouldPassOverChangesAndCancelsOfABatch() {
    Target order = new Target(working(), GAME);
    desk.faults.add("partial-batch:variant=ignore");
    note(venue.modify(List.of(new Change(order.venueId(), bid("0.35")))));
    note(venue.cancel(List.of(order)));
    assertThat(told()).containsExactly("150 taken", "150 taken");
    assertThat(openOrders()).extracting(OrderSnapshot::price).asString().contains("0.30");
  }

  @Test
  void shouldCancelEverythingInOneRequest() {
    working();
    note(venue.cancelAll());
    assertThat(told()).containsExactly("120 CANCELED ", "150 taken");
  }

  @Test
  void shouldTakeARequestThatArrivesAfterTheBotGaveUp() {
    Network slow =
        new Network(
            new Link(Duration.ZERO, Duration.ofSeconds(11), Duration.ZERO, Duration.ZERO),
            VirtualDesk.VENUE,
            desk.budget,
            desk.faults,
            desk.agenda,
            desk.clock,
            new SplittableRandom(1));
    note(
        new SimulatedVenue(exchange, BOT, slow, new SplittableRandom(1), List::of)
            .create(List.of(bid("0.40"))));
    assertThat(told()).containsExactly("11000 NEW ", "11000 OutcomeUnknown");
  }
}
