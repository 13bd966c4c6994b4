package io.tipoff.exchange;

import static io.tipoff.exchange.Floor.ANN;
import static io.tipoff.exchange.Floor.BOB;
import static io.tipoff.exchange.Floor.CAT;
import static io.tipoff.exchange.Floor.GAME;
import static io.tipoff.exchange.Floor.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Intent;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TimeInForceTest {
  private final Floor floor = Floor.free();

  @Test
  void shouldCancelWhatAnImmediateOrderLeaves() {
    floor.offer(ANN, "0.40", "2");
    floor.news();
    String id = floor.limit(BOB, Intent.BUY_LONG, "0.40", "5", TimeInForce.IMMEDIATE_OR_CANCEL);

    assertThat(floor.news())
        .containsExactly(
            "bob new", "ann fill 2 @ 0.40", "bob partial fill 2 @ 0.40", "bob canceled");
    assertThat(floor.book()).isEqualTo("[] []");
    OrderSnapshot order = floor.order(BOB, id);
    assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
    assertThat(order.filled()).isEqualTo(Quantity.ofContracts(2));
    assertThat(order.leaves()).isEqualTo(Quantity.ZERO);
    assertThat(floor.exchange.openOrders(BOB, List.of())).isEmpty();
  }

  @Test
  void shouldCancelAnImmediateOrderThatMeetsNobody() {
    floor.limit(BOB, Intent.BUY_LONG, "0.40", "5", TimeInForce.IMMEDIATE_OR_CANCEL);

    assertThat(floor.news()).containsExactly("bob new", "bob canceled");
    assertThat(floor.balance(BOB).openOrders()).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldKillAnOrderThatCannotFillWhole() {
    floor.offer(ANN, "0.40", "2");
    floor.offer(CAT, "0.41", "2");
    floor.news();
    floor.limit(BOB, Intent.BUY_LONG, "0.40", "3", TimeInForce.FILL_OR_KILL);

    assertThat(floor.news()).containsExactly("bob new", "bob canceled");
    assertThat(floor.book()).isEqualTo("[] [0.40 x 2, 0.41 x 2]");
  }

  @Test
  void shouldFillAnOrderWholeOverSeveralLevels() {
    floor.offer(ANN, "0.40", "2");
    floor.offer(CAT, "0.41", "2");
    String id = floor.limit(BOB, Intent.BUY_LONG, "0.41", "4", TimeInForce.FILL_OR_KILL);

    assertThat(floor.order(BOB, id).status()).isEqualTo(OrderStatus.FILLED);
    assertThat(floor.order(BOB, id).averagePrice()).isEqualTo(Price.of("0.405"));
  }

  @Test
  void shouldExpireAtTheGoodTillTimeAndNotBefore() {
    long end = floor.now + 100 * SECOND;
    String id = floor.submit(ANN, Floor.goodTill(Intent.BUY_LONG, "0.40", "5", end));
    floor.news();
    assertThat(floor.exchange.nextDue()).hasValue(end);

    floor.exchange.advance(end - 1);
    assertThat(floor.news()).isEmpty();
    floor.exchange.advance(end);
    assertThat(floor.news()).containsExactly("ann expired");
    assertThat(floor.order(ANN, id).status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(floor.order(ANN, id).leaves()).isEqualTo(Quantity.ZERO);
    assertThat(floor.book()).isEqualTo("[] []");
    assertThat(floor.balance(ANN).openOrders()).isEqualTo(Money.ZERO);
    assertThat(floor.exchange.nextDue()).isEmpty();
  }

  @Test
  void shouldNotTradeWithAnOrderThatIsDueToExpire() {
    long end = floor.now + 10 * SECOND;
    floor.submit(ANN, Floor.goodTill(Intent.BUY_LONG, "0.40", "5", end));
    floor.news();
    floor.now = end;
    floor.offer(BOB, "0.40", "5");

    assertThat(floor.news()).containsExactly("ann expired", "bob new");
  }

  @Test
  void shouldExpireInTheOrderOfTime() {
    long first = floor.now + 100 * SECOND;
    floor.submit(ANN, Floor.goodTill(Intent.BUY_LONG, "0.40", "5", first + 1));
    floor.submit(BOB, Floor.goodTill(Intent.BUY_LONG, "0.40", "5", first));
    String gone = floor.submit(CAT, Floor.goodTill(Intent.BUY_LONG, "0.40", "5", first));
    floor.cancel(CAT, gone);
    floor.news();
    floor.exchange.advance(first + SECOND);

    assertThat(floor.news()).containsExactly("bob expired", "ann expired");
  }

  @Test
  void shouldExpireWhenTheReplacementSays() {
    long first = floor.now + 100 * SECOND;
    String id = floor.submit(ANN, Floor.goodTill(Intent.BUY_LONG, "0.40", "5", first));
    Replacement longer = new Replacement(null, null, null, OptionalLong.of(first + SECOND), null);
    floor.exchange.replace(ANN, id, GAME, longer, floor.now);
    floor.news();

    floor.exchange.advance(first);
    assertThat(floor.news()).isEmpty();
    floor.exchange.advance(first + SECOND);
    assertThat(floor.news()).containsExactly("ann expired");
  }

  @Test
  void shouldLoseThePlaceWithANewEnd() {
    long first = floor.now + 100 * SECOND;
    String id = floor.submit(ANN, Floor.goodTill(Intent.BUY_LONG, "0.40", "5", first));
    floor.bid(BOB, "0.40", "5");
    Replacement longer = new Replacement(null, null, null, OptionalLong.of(first + SECOND), null);
    floor.exchange.replace(ANN, id, GAME, longer, floor.now);
    floor.news();

    floor.offer(CAT, "0.40", "5");

    assertThat(floor.order(ANN, id).filled()).isEqualTo(Quantity.ZERO);
  }

  @Test
  void shouldRefuseAGoodTillTimeThatHasPassed() {
    floor.submit(ANN, Floor.goodTill(Intent.BUY_LONG, "0.40", "5", floor.now + SECOND));

    assertThat(floor.news())
        .containsExactly("ann rejected EXCHANGE_OPTION: Good till time is in the past");
  }

  @Test
  void shouldFillOrKillWhatARestingOrderLeaves() {
    String id = floor.bid(ANN, "0.40", "5");
    floor.offer(BOB, "0.40", "2");
    floor.offer(BOB, "0.41", "3");
    floor.news();
    Replacement whole =
        new Replacement(
            new BigDecimal("0.41"), null, TimeInForce.FILL_OR_KILL, OptionalLong.empty(), null);
    floor.exchange.replace(ANN, id, GAME, whole, floor.now);

    assertThat(floor.news())
        .containsExactly("ann replace", "bob fill 3 @ 0.41", "ann fill 3 @ 0.41");
  }
}
