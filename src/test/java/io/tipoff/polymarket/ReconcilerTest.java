package io.tipoff.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.AccountReported;
import io.tipoff.event.AccountReported.Held;
import io.tipoff.event.CommandId;
import io.tipoff.event.Event;
import io.tipoff.event.OrderAbsent;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderNamed;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OutcomeUnknown;
import io.tipoff.event.RequestTaken;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.rest.Activity;
import io.tipoff.polymarket.rest.Failures;
import io.tipoff.polymarket.rest.RateBudget;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.polymarket.wire.OrderState;
import io.tipoff.polymarket.wire.VenueOrder;
import io.tipoff.portfolio.OrderTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an order of which the answer was lost is found again, or proved never to have existed. */
class ReconcilerTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long START = 1_790_000_000L * SECOND;
  private static final OrderId FIRST = new OrderId(1);

  private final List<Event> events = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final Venue venue = new Venue();
  private long now = START;
  private boolean answersLost = true;
  private int placed;
  private final SteppedGateway gateway =
      new SteppedGateway(
          new Channel(),
          new RateBudget(20, 5, () -> now),
          Duration.ofSeconds(5),
          () -> now,
          this::took);

  private void took(Event event) {
    if (!(event instanceof AccountReported) || !events.contains(event)) {
      events.add(event);
    }
  }

  /** Requests of which the answers get lost. */
  private final class Channel implements OrderChannel {
    @Override
    public CompletableFuture<List<String>> create(List<OrderTerms> orders) {
      return answersLost
          ? CompletableFuture.failedFuture(lost())
          : CompletableFuture.completedFuture(
              orders.stream().map(_ -> Character.toString('A' + placed++)).toList());
    }

    @Override
    public CompletableFuture<Void> modify(List<Change> changes) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> cancel(List<Target> targets) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<List<String>> cancelAll() {
      return CompletableFuture.completedFuture(List.of());
    }
  }

  private static VenueException lost() {
    return Failures.outcomeUnknown();
  }

  /** What the account is on request. */
  private final class Venue implements AccountReads {
    private final List<VenueOrder> open = new ArrayList<>();
    private final Map<String, VenueOrder> done = new HashMap<>();
    private final List<Activity> activities = new ArrayList<>();
    private final List<Held> positions = new ArrayList<>();
    private int failures;
    private Runnable whilePositionsAreRead = () -> {};

    private <T> CompletableFuture<T> answer(String what, T value) {
      asked.add(what);
      if (failures > 0) {
        failures--;
        return CompletableFuture.failedFuture(lost());
      }
      return CompletableFuture.completedFuture(value);
    }

    @Override
    public CompletableFuture<List<VenueOrder>> openOrders() {
      return answer("open", List.copyOf(open));
    }

    @Override
    public CompletableFuture<Optional<VenueOrder>> order(String venueId) {
      return answer("order " + venueId, Optional.ofNullable(done.get(venueId)));
    }

    @Override
    public CompletableFuture<List<Activity>> activities(long since) {
      return answer("activities", List.copyOf(activities));
    }

    @Override
    public CompletableFuture<List<Held>> positions() {
      whilePositionsAreRead.run();
      return answer("positions", List.copyOf(positions));
    }

    @Override
    public CompletableFuture<Money> cash() {
      return answer("cash", Money.of("1000"));
    }

    @Override
    public CompletableFuture<Optional<Price>> settlement(MarketId market) {
      return answer("settlement", Optional.empty());
    }
  }

  @BeforeEach
  void keep() {
    gateway.keep(
        venue,
        new ReconcilerSettings(Duration.ofSeconds(10), Duration.ofSeconds(60)),
        (_, _, _, _, _) -> Money.of("-0.02"));
    passTo(0);
    assertThat(asked).containsExactly("open", "activities", "positions", "cash");
    asked.clear();
    events.clear();
  }

  private void passTo(double seconds) {
    long end = START + (long) (seconds * SECOND);
    while (gateway.nextDue() <= end) {
      now = Math.max(now, gateway.nextDue());
      gateway.run();
    }
    now = end;
  }

  private <T extends Event> List<T> told(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void quote() {
    gateway.carryOut(Commands.quote(1), now);
    passTo((now - START) / 1e9);
  }

  private VenueOrder order(String id, OrderState state, String filled) {
    return new VenueOrder(
        id,
        Commands.GAME,
        Intent.BUY_LONG,
        Price.of("0.48"),
        Quantity.of("10"),
        Quantity.of(filled),
        Quantity.of("10").minus(Quantity.of(filled)),
        state,
        OptionalLong.empty(),
        null,
        Money.of("-0.03"),
        OptionalLong.of(START),
        OptionalLong.of(START));
  }

  private Activity.Traded trade(String id, String quantity) {
    return trade(id, quantity, 1);
  }

  private Activity.Traded trade(String id, String quantity, int second) {
    return new Activity.Traded(
        "TRADE",
        id,
        Commands.GAME,
        "CLEARED",
        Price.of("0.48"),
        Quantity.of(quantity),
        false,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.of(START + second * SECOND),
        OptionalLong.of(START + second * SECOND));
  }

  private void holds(String quantity) {
    venue.positions.clear();
    venue.positions.add(new Held(Commands.GAME, Quantity.of(quantity), Money.of("0.48")));
  }

  @Test
  void shouldProveAbsenceNoEarlierThanTenSecondsAfterSending() {
    quote();
    assertThat(told(OutcomeUnknown.class)).hasSize(1);

    passTo(10);
    assertThat(told(OrderAbsent.class)).isEmpty();

    passTo(13);
    assertThat(told(OrderAbsent.class))
        .singleElement()
        .satisfies(
            absent -> {
              assertThat(absent.order()).isEqualTo(FIRST);
              assertThat(absent.time()).isGreaterThan(START + 10 * SECOND);
            });
    assertThat(asked).contains("open", "activities", "positions");
  }

  @Test
  void shouldFindAnOrderThatIsOpen() {
    quote();
    venue.open.add(order("A", OrderState.NEW, "0"));

    passTo(2);

    assertThat(told(OrderNamed.class)).extracting(OrderNamed::venueId).containsExactly("A");
    assertThat(told(OrderOpened.class)).hasSize(1);
    passTo(30);
    assertThat(told(OrderAbsent.class)).isEmpty();
  }

  @Test
  void shouldTellTheTradesOfAnOrderThatIsDone() {
    quote();
    venue.activities.add(trade("T1", "4"));
    venue.activities.add(trade("T2", "6"));
    holds("10");

    passTo(9);
    assertThat(told(OrderFilled.class)).as("it may still be open").isEmpty();
    passTo(13);

    assertThat(told(OrderFilled.class))
        .extracting(OrderFilled::quantity)
        .containsExactly(Quantity.of("4"), Quantity.of("6"));
    assertThat(told(OrderAbsent.class)).isEmpty();
    passTo(200);
    assertThat(told(OrderFilled.class)).as("each once").hasSize(2);
  }

  @Test
  void shouldLeaveItToAnOperatorWhenTradesAndPositionDisagree() {
    quote();
    venue.activities.add(trade("T1", "4"));
    holds("7");

    passTo(120);

    assertThat(told(OrderFilled.class)).isEmpty();
    assertThat(told(OrderAbsent.class)).isEmpty();
    assertThat(told(AccountReported.class))
        .last()
        .satisfies(report -> assertThat(report.doubtful()).containsExactly(Commands.GAME));
  }

  @Test
  void shouldNotTakeAPositionWithoutATradeForAbsence() {
    quote();
    holds("10");

    passTo(60);

    assertThat(told(OrderAbsent.class)).isEmpty();
    assertThat(told(OrderFilled.class)).isEmpty();
  }

  @Test
  void shouldAskForAnOrderThatIsNoLongerListed() {
    answersLost = false;
    quote();
    assertThat(told(RequestTaken.class)).containsExactly(new RequestTaken(START, new CommandId(1)));
    venue.open.add(order("A", OrderState.NEW, "0"));
    passTo(11);
    assertThat(told(OrderOpened.class)).hasSize(1);
    venue.open.clear();
    venue.done.put("A", order("A", OrderState.CANCELED, "0"));

    passTo(22);

    assertThat(asked).contains("order A");
    assertThat(told(OrderCanceled.class))
        .extracting(OrderCanceled::cause)
        .containsExactly(OrderCanceled.Cause.UNSOLICITED);
  }

  @Test
  void shouldTellOfAnOrderThatTheVenueForgot() {
    answersLost = false;
    quote();
    venue.open.add(order("A", OrderState.NEW, "0"));
    passTo(11);
    venue.open.clear();

    passTo(22);

    assertThat(told(OrderCanceled.class)).hasSize(1);
  }

  @Test
  void shouldFindMissingFillsAmongTheTradesWithTheOrdersFees() {
    answersLost = false;
    quote();
    venue.open.add(order("A", OrderState.PARTIALLY_FILLED, "4"));
    venue.activities.add(trade("T1", "4"));
    holds("4");

    passTo(20);

    assertThat(told(OrderFilled.class))
        .singleElement()
        .satisfies(
            fill -> {
              assertThat(fill.quantity()).isEqualTo(Quantity.of("4"));
              assertThat(fill.fee()).isEqualTo(Money.of("-0.03"));
            });
  }

  @Test
  void shouldReadTheOrdersMoreOftenThanTheAccount() {
    passTo(59);
    assertThat(asked).containsExactly("open", "open", "open", "open", "open");
    passTo(61);
    assertThat(asked).endsWith("open", "activities", "positions", "cash");
  }

  @Test
  void shouldReadTheWholeAccountWithinASecondOfADoubt() {
    passTo(3);
    gateway.doubt();
    passTo(3.9);
    assertThat(asked).isEmpty();
    passTo(4);
    assertThat(asked).containsExactly("open", "activities", "positions", "cash");
  }

  @Test
  void shouldTellMissingFillsInTheOrderInWhichTheyWereMade() {
    answersLost = false;
    quote();
    gateway.carryOut(Commands.quote(2), now);
    passTo(1);
    venue.open.add(order("A", OrderState.FILLED, "10"));
    venue.open.add(order("B", OrderState.PARTIALLY_FILLED, "5"));
    venue.activities.add(trade("T1", "4", 2));
    venue.activities.add(trade("T2", "5", 3));
    venue.activities.add(trade("T3", "6", 4));
    holds("15");

    passTo(25);

    assertThat(told(OrderFilled.class))
        .extracting(fill -> fill.order() + ": " + fill.quantity())
        .containsExactly("o1: 4", "o2: 5", "o1: 6");
  }

  @Test
  void shouldTellLostOrdersFillsInTheOrderInWhichTheyWereMade() {
    quote();
    gateway.carryOut(Commands.quote(2), now);
    passTo(0);
    venue.activities.add(trade("T1", "4", 2));
    venue.activities.add(trade("T2", "9", 3));
    venue.activities.add(trade("T3", "6", 4));
    holds("19");

    passTo(25);

    assertThat(told(OrderFilled.class))
        .extracting(fill -> fill.order() + ": " + fill.quantity())
        .containsExactly("o1: 4", "o2: 9", "o1: 6");
  }

  @Test
  void shouldNotTellTheAccountWhileNewsIsLost() {
    gateway.newsLost();
    gateway.doubt();
    passTo(130);
    assertThat(asked).as("it is read all the same").contains("open", "positions", "cash");
    assertThat(told(AccountReported.class)).isEmpty();

    gateway.newsRestored();
    passTo(131.1);
    assertThat(told(AccountReported.class)).hasSize(1);
  }

  @Test
  void shouldNotTellTheAccountOfARoundDuringWhichNewsWasLost() {
    venue.whilePositionsAreRead =
        () -> {
          venue.whilePositionsAreRead = () -> {};
          gateway.newsLost();
          gateway.newsRestored();
        };
    gateway.doubt();
    passTo(1);
    assertThat(asked).containsExactly("open", "activities", "positions", "cash");
    assertThat(told(AccountReported.class)).isEmpty();

    passTo(2.1);
    assertThat(told(AccountReported.class)).hasSize(1);
  }

  @Test
  void shouldNotTellTheAccountOfARoundThatBeganBeforeNewsCameAgain() {
    gateway.newsLost();
    venue.whilePositionsAreRead =
        () -> {
          venue.whilePositionsAreRead = () -> {};
          gateway.newsRestored();
        };
    gateway.doubt();
    passTo(1);
    assertThat(asked).contains("cash");
    assertThat(told(AccountReported.class)).isEmpty();

    passTo(2.1);
    assertThat(told(AccountReported.class)).hasSize(1);
  }

  @Test
  void shouldAskAgainForWhatGotNoAnswer() {
    venue.failures = 3;
    passTo(10);
    assertThat(asked).containsExactly("open", "open", "open", "open");
  }

  @Test
  void shouldComeBackLaterAndLaterWhileTheVenueDoesNotAnswer() {
    venue.failures = 12;
    passTo(12);
    assertThat(asked).as("after 10 s and 11 s").hasSize(8);
    passTo(13);
    assertThat(asked).as("after 13 s").hasSize(12);
    passTo(17);
    assertThat(told(AccountReported.class)).isEmpty();
    assertThat(asked).as("after 17 s").hasSize(13);
  }
}
