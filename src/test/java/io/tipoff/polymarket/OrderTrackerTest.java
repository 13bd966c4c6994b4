package io.tipoff.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.ChangeRejected;
import io.tipoff.event.EarlierFillReversed;
import io.tipoff.event.Event;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.FillReversed;
import io.tipoff.event.ForeignOrderSeen;
import io.tipoff.event.OrderAbsent;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderCanceled.Cause;
import io.tipoff.event.OrderExpired;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderNamed;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderRejected;
import io.tipoff.event.OrderReplaced;
import io.tipoff.event.RejectReason;
import io.tipoff.market.Intent;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.TimeInForce;
import io.tipoff.polymarket.wire.ExecutionType;
import io.tipoff.polymarket.wire.OrderState;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.polymarket.wire.VenueOrder;
import io.tipoff.portfolio.OrderTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the venue tells of an order, in whatever order, becomes one possible life. */
class OrderTrackerTest {
  private static final MarketId GAME = Commands.GAME;
  private static final long SECOND = 1_000_000_000L;
  private static final long NOW = 1_000 * SECOND;
  private static final long END = NOW + 600 * SECOND + 7_000_000;
  private static final OrderId FIRST = new OrderId(1);
  private static final OrderId SECOND_ORDER = new OrderId(2);
  private static final OrderTerms QUOTE = quote(END);
  private static final String TEN = "10";

  private final List<Event> told = new ArrayList<>();
  private final OrderTracker orders = new OrderTracker(told::add);
  private int executions;

  private static OrderTerms quote(long end) {
    return new OrderTerms(
        GAME,
        Intent.BUY_LONG,
        Price.of("0.48"),
        Quantity.of(TEN),
        TimeInForce.GOOD_TILL_DATE,
        OptionalLong.of(end),
        true);
  }

  private List<Event> told() {
    List<Event> all = List.copyOf(told);
    told.clear();
    return all;
  }

  private static VenueOrder order(
      String id, OrderState state, String price, String quantity, String filled, long end) {
    return new VenueOrder(
        id,
        GAME,
        Intent.BUY_LONG,
        Price.of(price),
        Quantity.of(quantity),
        Quantity.of(filled),
        Quantity.ZERO,
        state,
        OptionalLong.of(end),
        null,
        Money.ZERO,
        OptionalLong.of(NOW),
        OptionalLong.of(NOW));
  }

  private static VenueOrder order(OrderState state, String filled) {
    return order("A", state, "0.48", TEN, filled, END);
  }

  private VenueExecution news(ExecutionType type, VenueOrder order, String last, long time) {
    boolean fill = type == ExecutionType.FILL || type == ExecutionType.PARTIAL_FILL;
    return new VenueExecution(
        "E" + ++executions,
        type,
        order,
        Quantity.of(last),
        fill ? Price.of("0.46") : null,
        fill ? Money.of("-0.01") : Money.ZERO,
        false,
        fill ? "T" + order.filled() : "",
        type == ExecutionType.REJECTED ? RejectReason.EXCHANGE_CLOSED : null,
        "",
        "words",
        OptionalLong.of(time));
  }

  private void on(ExecutionType type, OrderState state) {
    on(type, state, "0", "0");
  }

  private void on(ExecutionType type, OrderState state, String filled, String last) {
    orders.on(news(type, order(state, filled), last, NOW), NOW);
  }

  private static OrderFilled fill(String quantity, String trade) {
    return new OrderFilled(
        NOW,
        FIRST,
        Price.of("0.46"),
        Quantity.of(quantity),
        Liquidity.MAKER,
        Money.of("-0.01"),
        new FillEvidence(
            FillEvidence.Kind.VENUE, Price.of("0.46"), Quantity.of(quantity), NOW, trade));
  }

  private static OrderNamed named() {
    return new OrderNamed(NOW, FIRST, "A");
  }

  private static OrderOpened opened() {
    return new OrderOpened(NOW, FIRST);
  }

  private static OrderCanceled canceled(Cause cause) {
    return new OrderCanceled(NOW, FIRST, cause, "words");
  }

  private void working() {
    orders.leaving(FIRST, QUOTE, NOW);
    orders.named(FIRST, "A", NOW);
    on(ExecutionType.NEW, OrderState.NEW);
    assertThat(told()).containsExactly(named(), opened());
  }

  @Test
  void shouldKeepNewsThatOvertookTheName() {
    orders.leaving(FIRST, QUOTE, NOW);
    on(ExecutionType.NEW, OrderState.NEW);
    on(ExecutionType.CANCELED, OrderState.CANCELED);
    assertThat(told()).isEmpty();

    orders.named(FIRST, "A", NOW);

    assertThat(told()).containsExactly(named(), opened(), canceled(Cause.UNSOLICITED));
    assertThat(orders.live()).isEmpty();
  }

  @Test
  void shouldOpenAnOrderWhoseFirstNewsWasLost() {
    orders.leaving(FIRST, QUOTE, NOW);
    orders.named(FIRST, "A", NOW);
    on(ExecutionType.REPLACE, OrderState.REPLACED);
    on(ExecutionType.NEW, OrderState.NEW);

    assertThat(told()).containsExactly(named(), opened());
  }

  @Test
  void shouldNotOpenAnOrderAfterItsFill() {
    orders.leaving(FIRST, QUOTE, NOW);
    orders.named(FIRST, "A", NOW);
    on(ExecutionType.PARTIAL_FILL, OrderState.PARTIALLY_FILLED, "3", "3");
    on(ExecutionType.NEW, OrderState.NEW);

    assertThat(told()).containsExactly(named(), fill("3", "T3"));
  }

  @Test
  void shouldTellEveryFillOnceInWhateverOrder() {
    working();
    on(ExecutionType.PARTIAL_FILL, OrderState.PARTIALLY_FILLED, "5", "2");
    on(ExecutionType.PARTIAL_FILL, OrderState.PARTIALLY_FILLED, "3", "3");
    on(ExecutionType.PARTIAL_FILL, OrderState.PARTIALLY_FILLED, "5", "2");

    assertThat(told()).containsExactly(fill("2", "T5"), fill("3", "T3"));
    assertThat(orders.duplicates()).isOne();
  }

  @Test
  void shouldHoldBackAnEndUntilTheFillsBeforeItAreKnown() {
    working();
    on(ExecutionType.CANCELED, OrderState.CANCELED, "3", "0");
    assertThat(told()).isEmpty();
    assertThat(orders.isMissingFills(NOW + 2 * SECOND)).isTrue();

    on(ExecutionType.PARTIAL_FILL, OrderState.PARTIALLY_FILLED, "3", "3");

    assertThat(told()).containsExactly(fill("3", "T3"), canceled(Cause.UNSOLICITED));
    assertThat(orders.isMissingFills(NOW + 2 * SECOND)).isFalse();
  }

  @Test
  void shouldSeeTheTermsInAFillWhoseReplacementWasLost() {
    working();
    orders.on(
        news(
            ExecutionType.PARTIAL_FILL,
            order("A", OrderState.PARTIALLY_FILLED, "0.47", "12", "3", END),
            "3",
            NOW + 1),
        NOW);

    assertThat(told())
        .startsWith(
            new OrderReplaced(
                NOW, FIRST, Price.of("0.47"), Quantity.of("12"), OptionalLong.of(END)))
        .hasSize(2);
  }

  @Test
  void shouldNotGoBackToTermsThatCameBefore() {
    working();
    orders.on(
        news(
            ExecutionType.REPLACE,
            order("A", OrderState.REPLACED, "0.47", "12", "3", END),
            "0",
            NOW + 5),
        NOW);
    told();
    orders.on(
        news(
            ExecutionType.PARTIAL_FILL,
            order("A", OrderState.PARTIALLY_FILLED, "0.48", "10", "3", END),
            "3",
            NOW + 5),
        NOW);

    assertThat(told()).hasSize(1).first().isInstanceOf(OrderFilled.class);
  }

  @Test
  void shouldSayNothingOfAReplacementThatItKnows() {
    working();
    VenueOrder changed = order("A", OrderState.FILLED, "0.47", "3", "3", END);
    orders.on(news(ExecutionType.FILL, changed, "3", NOW + 2), NOW);
    orders.on(news(ExecutionType.REPLACE, changed, "0", NOW + 1), NOW);

    assertThat(told()).hasExactlyElementsOfTypes(OrderReplaced.class, OrderFilled.class);
    assertThat(orders.live()).isEmpty();
  }

  @Test
  void shouldTellARejectedOrderFromARejectedChange() {
    orders.leaving(FIRST, QUOTE, NOW);
    orders.named(FIRST, "A", NOW);
    on(ExecutionType.REJECTED, OrderState.REJECTED);
    assertThat(told())
        .containsExactly(
            named(), new OrderRejected(NOW, FIRST, RejectReason.EXCHANGE_CLOSED, "words"));
    assertThat(orders.venueId(FIRST)).isNull();
  }

  @Test
  void shouldLetAnOrderWorkOnWhoseChangeWasRejected() {
    working();
    on(ExecutionType.REJECTED, OrderState.NEW);

    assertThat(told()).containsExactly(new ChangeRejected(NOW, FIRST, "words"));
    assertThat(orders.venueId(FIRST)).isEqualTo("A");
  }

  @ParameterizedTest
  @CsvSource({
    "false, '', UNSOLICITED",
    "true, '', REQUESTED",
    "true, EXCHANGE_OPTION, UNFUNDED",
    "false, CONNECTION_LOSS, UNSOLICITED"
  })
  void shouldKnowWhoCancelled(boolean asked, String unsolicited, Cause cause) {
    working();
    if (asked) {
      orders.cancelling(FIRST, NOW);
    }
    VenueExecution end = news(ExecutionType.CANCELED, order(OrderState.CANCELED, "0"), "0", NOW);
    orders.on(
        new VenueExecution(
            end.id(),
            end.type(),
            end.order(),
            end.lastQuantity(),
            null,
            Money.ZERO,
            false,
            "",
            null,
            unsolicited,
            "words",
            end.time()),
        NOW);

    assertThat(told()).containsExactly(canceled(cause));
  }

  @Test
  void shouldTellOfAnExpiredOrderOnce() {
    working();
    on(ExecutionType.EXPIRED, OrderState.EXPIRED);
    on(ExecutionType.EXPIRED, OrderState.EXPIRED);

    assertThat(told()).containsExactly(new OrderExpired(NOW, FIRST));
  }

  @Test
  void shouldTakeTheEndFromTheStateOfAnUnknownKind() {
    working();
    on(ExecutionType.UNKNOWN, OrderState.UNKNOWN);
    assertThat(told()).isEmpty();
    on(ExecutionType.UNKNOWN, OrderState.CANCELED);

    assertThat(told()).containsExactly(canceled(Cause.UNSOLICITED));
    assertThat(orders.notUnderstood()).isEqualTo(2);
  }

  @Test
  void shouldFindAnOrderWhoseAnswerWasLostByItsEndOnTheStream() {
    orders.leaving(FIRST, QUOTE, NOW);
    on(ExecutionType.NEW, OrderState.NEW);
    orders.answerLost(FIRST, NOW);

    assertThat(told()).containsExactly(named(), opened());
  }

  @ParameterizedTest
  @CsvSource({"1, true", "1000, true", "1000000, true", "1000000000, true", "7000000000, false"})
  void shouldFindItAsFarAsTheVenueKeepsTheTime(long precision, boolean found) {
    orders.leaving(FIRST, quote(END + 123_456_789), NOW);
    orders.answerLost(FIRST, NOW);
    long kept = (END + 123_456_789) / precision * precision;
    orders.observeOpen(
        List.of(order("A", OrderState.NEW, "0.48", TEN, "0", kept)), NOW + 1, NOW + 2);

    assertThat(told().contains(new OrderNamed(NOW + 2, FIRST, "A"))).isEqualTo(found);
  }

  @Test
  void shouldNotTakeAnOrderOfOtherTermsForALostOne() {
    orders.leaving(FIRST, QUOTE, NOW);
    orders.answerLost(FIRST, NOW);
    orders.observeOpen(List.of(order("A", OrderState.NEW, "0.47", TEN, "0", END)), NOW + 1, NOW);

    assertThat(told()).containsExactly(new ForeignOrderSeen(NOW, GAME, "A"));
    assertThat(orders.hasUnknown()).isTrue();
  }

  @Test
  void shouldGiveTwoLostOrdersTwoOrdersOfTheVenue() {
    orders.leaving(FIRST, QUOTE, NOW);
    orders.leaving(SECOND_ORDER, QUOTE, NOW);
    orders.answerLost(FIRST, NOW);
    orders.answerLost(SECOND_ORDER, NOW);
    orders.observeOpen(
        List.of(
            order("A", OrderState.NEW, "0.48", TEN, "0", END),
            order("B", OrderState.NEW, "0.48", TEN, "0", END)),
        NOW + 1,
        NOW);

    assertThat(told())
        .filteredOn(OrderNamed.class::isInstance)
        .containsExactly(named(), new OrderNamed(NOW, SECOND_ORDER, "B"));
  }

  @Test
  void shouldMeetForeignOrdersOnceAndOnlyWhenNoneOfOursCanBeMeant() {
    orders.leaving(FIRST, QUOTE, NOW);
    orders.on(
        news(ExecutionType.NEW, order("X", OrderState.NEW, "0.48", TEN, "0", END + 1), "0", NOW),
        NOW);
    assertThat(told()).isEmpty();

    orders.named(FIRST, "A", NOW);
    orders.on(
        news(ExecutionType.NEW, order("X", OrderState.NEW, "0.48", TEN, "0", END + 1), "0", NOW),
        NOW);

    assertThat(told()).containsExactly(named(), new ForeignOrderSeen(NOW, GAME, "X"));
  }

  @Test
  void shouldAskForOrdersThatAreNoLongerOpen() {
    working();
    assertThat(orders.observeOpen(List.of(), NOW - 1, NOW)).as("older than the news").isEmpty();
    assertThat(orders.observeOpen(List.of(), NOW + 1, NOW)).containsExactly("A");

    orders.observe(order(OrderState.EXPIRED, "0"), NOW + 1, NOW);
    assertThat(told()).containsExactly(new OrderExpired(NOW, FIRST));
  }

  @Test
  void shouldLetLaterNewsWinOverARequest() {
    working();
    orders.observe(order(OrderState.CANCELED, "0"), NOW - 1, NOW);

    assertThat(told()).isEmpty();
  }

  @Test
  void shouldGiveUpAChangeThatTheVenueNeverShows() {
    working();
    orders.replacing(FIRST, Price.of("0.47"), NOW);
    orders.observe(order(OrderState.NEW, "0"), NOW + 9 * SECOND, NOW + 9 * SECOND);
    assertThat(told()).isEmpty();

    orders.observe(order(OrderState.NEW, "0"), NOW + 11 * SECOND, NOW + 11 * SECOND);
    assertThat(told())
        .containsExactly(
            new ChangeRejected(NOW + 11 * SECOND, FIRST, "the venue shows nothing of the change"));
  }

  @Test
  void shouldTellThatAnOrderWasRenewed() {
    working();
    long later = END + 60 * SECOND;
    orders.replacing(FIRST, QUOTE.price(), NOW);
    VenueOrder renewed = order("A", OrderState.REPLACED, "0.48", TEN, "0", later);

    orders.on(news(ExecutionType.REPLACE, renewed, "0", NOW + 1), NOW);
    orders.observe(renewed, NOW + SECOND, NOW);

    assertThat(told())
        .containsExactly(
            new OrderReplaced(NOW, FIRST, QUOTE.price(), QUOTE.quantity(), OptionalLong.of(later)));
  }

  @Test
  void shouldFindTheNewEndOfARenewalWhoseNewsWasLost() {
    working();
    long later = END + 60 * SECOND;
    long cut = later - Math.floorMod(later, SECOND);
    orders.replacing(FIRST, QUOTE.price(), NOW);

    orders.observe(order("A", OrderState.NEW, "0.48", TEN, "0", cut), NOW + SECOND, NOW);

    assertThat(told())
        .containsExactly(
            new OrderReplaced(NOW, FIRST, QUOTE.price(), QUOTE.quantity(), OptionalLong.of(cut)));
  }

  @Test
  void shouldTakeAnEndThatTheVenueCutForTheSame() {
    working();
    long cut = END - Math.floorMod(END, SECOND);

    orders.observe(order("A", OrderState.NEW, "0.48", TEN, "0", cut), NOW + SECOND, NOW);

    assertThat(told()).isEmpty();
  }

  @Test
  void shouldTellAReplacementThatChangedNothing() {
    working();
    orders.replacing(FIRST, QUOTE.price(), NOW);

    on(ExecutionType.REPLACE, OrderState.REPLACED);

    assertThat(told())
        .containsExactly(
            new OrderReplaced(NOW, FIRST, QUOTE.price(), QUOTE.quantity(), OptionalLong.of(END)));
  }

  @Test
  void shouldSeeAChangeWhoseNewsWasLost() {
    working();
    orders.replacing(FIRST, Price.of("0.47"), NOW);
    VenueOrder changed = order("A", OrderState.NEW, "0.47", "12", "0", END);
    orders.observe(changed, NOW + 11 * SECOND, NOW);

    assertThat(told())
        .containsExactly(
            new OrderReplaced(
                NOW, FIRST, Price.of("0.47"), Quantity.of("12"), OptionalLong.of(END)));
  }

  @Test
  void shouldTellWhatWasRecoveredAndThenTheEnd() {
    working();
    on(ExecutionType.CANCELED, OrderState.CANCELED, "3", "0");
    orders.recovered(orders.live().getFirst(), List.of(fill("3", "T9")), NOW);
    assertThat(told()).containsExactly(fill("3", "T9"), canceled(Cause.UNSOLICITED));

    on(ExecutionType.PARTIAL_FILL, OrderState.PARTIALLY_FILLED, "3", "3");
    assertThat(told()).as("the late original").isEmpty();
  }

  @Test
  void shouldTellOfAnOrderThatNeverArrived() {
    orders.leaving(FIRST, QUOTE, NOW);
    orders.answerLost(FIRST, NOW);
    orders.absent(orders.live().getFirst(), NOW);

    assertThat(told()).containsExactly(new OrderAbsent(NOW, FIRST));
    assertThat(orders.live()).isEmpty();
  }

  @Test
  void shouldUndoAFillOnceWhenItsTradeIsBusted() {
    working();
    on(ExecutionType.PARTIAL_FILL, OrderState.PARTIALLY_FILLED, "3", "3");
    told();
    orders.busted("T3", NOW);
    orders.busted("T3", NOW);
    orders.busted("somebody else's", NOW);

    assertThat(told())
        .containsExactly(
            new FillReversed(
                NOW, FIRST, "T3", Price.of("0.46"), Quantity.of("3"), Money.of("-0.01")));
  }

  private static EarlierFillReversed undone(String trade) {
    return new EarlierFillReversed(
        7,
        SECOND_ORDER,
        trade,
        GAME,
        "maker",
        Side.SELL,
        Price.of("0.52"),
        Quantity.of("3"),
        Money.of("-0.02"));
  }

  @Test
  void shouldUndoATradeOfAnEarlierSessionOnce() {
    orders.expect(GAME, Quantity.of("-3"));
    orders.restoreTrade(undone("old"), false);
    orders.restoreTrade(undone("undone before"), true);
    assertThat(orders.isTold("old")).isTrue();

    orders.busted("undone before", NOW);
    assertThat(told()).isEmpty();
    orders.busted("old", NOW);
    orders.busted("old", NOW + 1);

    assertThat(told()).containsExactly(undone("old").at(NOW));
    assertThat(orders.expected(GAME)).isEqualTo(Quantity.ZERO);
  }
}
