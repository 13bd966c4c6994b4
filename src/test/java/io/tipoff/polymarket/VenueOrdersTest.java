package io.tipoff.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.ChangeRejected;
import io.tipoff.event.Execution;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderCanceled.Cause;
import io.tipoff.event.OrderExpired;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
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
import io.tipoff.polymarket.wire.ExecutionType;
import io.tipoff.polymarket.wire.OrderState;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.polymarket.wire.VenueOrder;
import io.tipoff.portfolio.OrderTerms;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the venue tells of orders becomes news of ours, whichever way it comes in. */
class VenueOrdersTest {
  private static final MarketId GAME = Commands.GAME;
  private static final long NOW = 1_000;
  private static final OrderId FIRST = new OrderId(1);
  private static final OrderTerms QUOTE =
      OrderTerms.quote(GAME, Intent.BUY_LONG, Price.of("0.48"), Quantity.of("10"));

  private final VenueOrders orders = new VenueOrders();

  private static VenueExecution told(
      String venueId, ExecutionType type, OrderState state, String unsolicited, String text) {
    boolean fill = type == ExecutionType.FILL || type == ExecutionType.PARTIAL_FILL;
    VenueOrder order =
        new VenueOrder(
            venueId,
            GAME,
            Intent.BUY_LONG,
            Price.of("0.47"),
            Quantity.of("12"),
            Quantity.ZERO,
            Quantity.ZERO,
            state,
            OptionalLong.empty(),
            null,
            Money.ZERO,
            OptionalLong.empty(),
            OptionalLong.empty());
    return new VenueExecution(
        "E1",
        type,
        order,
        fill ? Quantity.of("3") : Quantity.ZERO,
        fill ? Price.of("0.46") : null,
        fill ? Money.of("-0.01") : Money.ZERO,
        false,
        fill ? "T1" : "",
        type == ExecutionType.REJECTED ? RejectReason.EXCHANGE_CLOSED : null,
        unsolicited,
        text,
        OptionalLong.of(900));
  }

  private static VenueExecution told(ExecutionType type, OrderState state) {
    return told("A", type, state, "", "");
  }

  private List<Execution> on(ExecutionType type, OrderState state) {
    return orders.on(told(type, state), NOW);
  }

  private void working() {
    orders.submitting(FIRST, QUOTE);
    orders.named(FIRST, "A", NOW);
    assertThat(on(ExecutionType.NEW, OrderState.NEW)).containsExactly(new OrderOpened(NOW, FIRST));
  }

  @Test
  void shouldTellOfAnOrderThatIsNamedFirst() {
    orders.submitting(FIRST, QUOTE);

    assertThat(orders.named(FIRST, "A", NOW)).isEmpty();
    assertThat(orders.venueId(FIRST)).isEqualTo("A");
    assertThat(on(ExecutionType.NEW, OrderState.NEW)).containsExactly(new OrderOpened(NOW, FIRST));
  }

  @Test
  void shouldKeepNewsThatOvertookTheName() {
    orders.submitting(FIRST, QUOTE);

    assertThat(on(ExecutionType.NEW, OrderState.NEW)).isEmpty();
    assertThat(on(ExecutionType.CANCELED, OrderState.CANCELED)).isEmpty();

    assertThat(orders.named(FIRST, "A", NOW))
        .containsExactly(
            new OrderOpened(NOW, FIRST), new OrderCanceled(NOW, FIRST, Cause.UNSOLICITED, ""));
    assertThat(orders.venueId(FIRST)).isNull();
    assertThat(orders.foreign()).isZero();
  }

  @Test
  void shouldTakeNoNewsOfForeignOrders() {
    assertThat(on(ExecutionType.NEW, OrderState.NEW)).isEmpty();
    assertThat(orders.foreign()).isOne();
  }

  @Test
  void shouldKnowWhatIsForeignOnceEverySubmissionIsAnswered() {
    orders.submitting(FIRST, QUOTE);
    orders.submitting(new OrderId(2), QUOTE);
    on(ExecutionType.NEW, OrderState.NEW);

    orders.named(FIRST, "B", NOW);
    assertThat(orders.foreign()).isZero();
    orders.notNamed(new OrderId(2));

    assertThat(orders.foreign()).isOne();
  }

  @Test
  void shouldTellOfAFillWithWhatTheVenueSays() {
    working();

    assertThat(on(ExecutionType.PARTIAL_FILL, OrderState.PARTIALLY_FILLED))
        .containsExactly(
            new OrderFilled(
                NOW,
                FIRST,
                Price.of("0.46"),
                Quantity.of("3"),
                Liquidity.MAKER,
                Money.of("-0.01"),
                new FillEvidence(
                    FillEvidence.Kind.VENUE, Price.of("0.46"), Quantity.of("3"), 900)));
  }

  @Test
  void shouldNotOpenAnOrderAfterItsFill() {
    orders.submitting(FIRST, QUOTE);
    orders.named(FIRST, "A", NOW);
    on(ExecutionType.PARTIAL_FILL, OrderState.PARTIALLY_FILLED);

    assertThat(on(ExecutionType.NEW, OrderState.NEW)).isEmpty();
  }

  @Test
  void shouldTellOfTheNewTermsOfAReplacedOrder() {
    working();

    assertThat(on(ExecutionType.REPLACE, OrderState.REPLACED))
        .containsExactly(new OrderReplaced(NOW, FIRST, Price.of("0.47"), Quantity.of("12")));
    assertThat(orders.venueId(FIRST)).isEqualTo("A");
  }

  @Test
  void shouldTellARejectedOrderFromARejectedChange() {
    orders.submitting(FIRST, QUOTE);
    orders.named(FIRST, "A", NOW);
    assertThat(orders.on(told("A", ExecutionType.REJECTED, OrderState.REJECTED, "", "no"), NOW))
        .containsExactly(new OrderRejected(NOW, FIRST, RejectReason.EXCHANGE_CLOSED, "no"));
    assertThat(orders.venueId(FIRST)).isNull();
  }

  @Test
  void shouldLetAnOrderWorkOnWhoseChangeWasRejected() {
    working();

    assertThat(orders.on(told("A", ExecutionType.REJECTED, OrderState.REJECTED, "", "no"), NOW))
        .containsExactly(new ChangeRejected(NOW, FIRST, "no"));
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
      orders.cancelling(FIRST);
    }

    assertThat(
            orders.on(
                told("A", ExecutionType.CANCELED, OrderState.CANCELED, unsolicited, "t"), NOW))
        .containsExactly(new OrderCanceled(NOW, FIRST, cause, "t"));
    assertThat(orders.working()).isEmpty();
  }

  @Test
  void shouldKnowThatTheRestOfAnImmediateOrderIsGone() {
    OrderTerms take =
        OrderTerms.immediate(GAME, Intent.BUY_LONG, Price.of("0.48"), Quantity.of("10"));
    orders.submitting(FIRST, take);
    orders.named(FIRST, "A", NOW);

    assertThat(on(ExecutionType.CANCELED, OrderState.CANCELED))
        .containsExactly(new OrderCanceled(NOW, FIRST, Cause.IMMEDIATE, ""));
  }

  @Test
  void shouldTellOfAnExpiredOrder() {
    working();
    assertThat(orders.working()).containsExactly(Map.entry("A", GAME));

    assertThat(on(ExecutionType.EXPIRED, OrderState.EXPIRED))
        .containsExactly(new OrderExpired(NOW, FIRST));
    assertThat(orders.working()).isEmpty();
  }

  @Test
  void shouldSurviveAKindThatItDoesNotKnow() {
    working();

    assertThat(on(ExecutionType.UNKNOWN, OrderState.UNKNOWN)).isEmpty();
    assertThat(orders.notUnderstood()).isOne();
    assertThat(orders.venueId(FIRST)).isEqualTo("A");
  }

  @Test
  void shouldUnderstandLateNewsOfAnOrderThatIsDone() {
    working();
    on(ExecutionType.CANCELED, OrderState.CANCELED);

    assertThat(
            orders.on(
                told("A", ExecutionType.REJECTED, OrderState.CANCELED, "", "Unknown order"), NOW))
        .containsExactly(new ChangeRejected(NOW, FIRST, "Unknown order"));
    assertThat(orders.foreign()).isZero();
  }
}
