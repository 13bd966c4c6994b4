package io.tipoff.exchange;

import static io.tipoff.exchange.Floor.ANN;
import static io.tipoff.exchange.Floor.BOB;
import static io.tipoff.exchange.Floor.CAT;
import static io.tipoff.exchange.Floor.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.RejectReason;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import java.math.BigDecimal;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplacementTest {
  private final Floor floor = Floor.free();

  @Test
  void shouldKeepThePlaceForLessAtTheSamePrice() {
    String id = floor.bid(ANN, "0.40", "5");
    floor.bid(BOB, "0.40", "5");
    floor.replace(ANN, id, "0.40", "3");
    floor.news();
    floor.offer(CAT, "0.40", "4");

    assertThat(floor.news())
        .containsExactly(
            "cat new",
            "ann fill 3 @ 0.40",
            "cat partial fill 3 @ 0.40",
            "bob partial fill 1 @ 0.40",
            "cat fill 1 @ 0.40");
  }

  @ParameterizedTest
  @CsvSource({"0.40, 6", ", 6", "0.39, 5"})
  void shouldLoseThePlaceForMoreOrAnotherPrice(String price, String quantity) {
    String id = floor.bid(ANN, "0.40", "5");
    floor.bid(BOB, "0.40", "5");
    floor.bid(CAT, "0.39", "5");
    floor.replace(ANN, id, price, quantity);
    floor.news();
    floor.exchange.deposit(CAT, Money.of("1"), floor.now);
    floor.offer(CAT, "0.40", "1");

    assertThat(floor.news())
        .containsExactly("cat new", "bob partial fill 1 @ 0.40", "cat fill 1 @ 0.40");
  }

  @Test
  void shouldTellOfAReplacementAndWorkOn() {
    String id = floor.bid(ANN, "0.40", "5");
    long created = floor.now;
    floor.news();

    assertThat(floor.replace(ANN, id, "0.41", "7")).isTrue();
    assertThat(floor.news()).containsExactly("ann replace");
    OrderSnapshot order = floor.order(ANN, id);
    assertThat(order.status()).isEqualTo(OrderStatus.REPLACED);
    assertThat(order.status().isWorking()).isTrue();
    assertThat(order.price()).isEqualTo(new BigDecimal("0.41"));
    assertThat(order.leaves()).isEqualTo(Quantity.ofContracts(7));
    assertThat(order.created()).isEqualTo(created);
    assertThat(order.inserted()).isEqualTo(floor.now);
    assertThat(floor.book()).isEqualTo("[0.41 x 7] []");
    assertThat(floor.balance(ANN).openOrders()).isEqualTo(Money.of("2.87"));
  }

  @Test
  void shouldCountWhatWasFilledBefore() {
    String id = floor.bid(ANN, "0.40", "5");
    floor.offer(BOB, "0.40", "2");
    floor.replace(ANN, id, null, "4");

    assertThat(floor.book()).isEqualTo("[0.40 x 2] []");
    assertThat(floor.balance(ANN).openOrders()).isEqualTo(Money.of("0.80"));
    floor.offer(BOB, "0.40", "1");
    assertThat(floor.order(ANN, id).status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    assertThat(floor.order(ANN, id).filled()).isEqualTo(Quantity.ofContracts(3));
    floor.offer(BOB, "0.40", "1");
    assertThat(floor.order(ANN, id).status()).isEqualTo(OrderStatus.FILLED);
  }

  @Test
  void shouldCancelAnOrderThatIsReplacedByNoMoreThanWasFilled() {
    String id = floor.bid(ANN, "0.40", "5");
    floor.offer(BOB, "0.40", "2");
    floor.news();
    floor.replace(ANN, id, null, "2");

    assertThat(floor.news()).containsExactly("ann canceled");
    assertThat(floor.book()).isEqualTo("[] []");
    assertThat(floor.balance(ANN).openOrders()).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldTradeAtOnceAtABetterPrice() {
    String id = floor.bid(ANN, "0.40", "5");
    floor.offer(BOB, "0.45", "2");
    floor.news();
    floor.replace(ANN, id, "0.46", null);

    assertThat(floor.news())
        .containsExactly("ann replace", "bob fill 2 @ 0.45", "ann partial fill 2 @ 0.45");
    assertThat(floor.book()).isEqualTo("[0.46 x 3] []");
  }

  @Test
  void shouldRefuseWhatCannotBePaidAndWorkOn() {
    String id = floor.bid(ANN, "0.40", "1000");
    floor.bid(BOB, "0.40", "1");
    floor.news();
    floor.replace(ANN, id, "0.50", "3000");

    assertThat(floor.news())
        .containsExactly("ann rejected EXCHANGE_OPTION: 600 USD available, requested 1100");
    assertThat(floor.order(ANN, id).status()).isEqualTo(OrderStatus.NEW);
    floor.offer(CAT, "0.40", "1");
    assertThat(floor.news()).contains("ann partial fill 1 @ 0.40");
  }

  @Test
  void shouldRefuseABadPriceAndWorkOn() {
    String id = floor.bid(ANN, "0.40", "5");
    floor.news();
    floor.replace(ANN, id, "0.405", null);

    assertThat(floor.last().rejectReason()).isEqualTo(RejectReason.INVALID_PRICE_INCREMENT);
    assertThat(floor.last().order()).isEqualTo(floor.order(ANN, id));
    assertThat(floor.book()).isEqualTo("[0.40 x 5] []");
  }

  @Test
  void shouldNotKnowOrdersThatAreDoneOrOfOthers() {
    String id = floor.bid(ANN, "0.40", "5");
    floor.offer(BOB, "0.40", "5");
    floor.news();

    assertThat(floor.replace(ANN, id, "0.41", null)).isTrue();
    assertThat(floor.news()).containsExactly("ann rejected EXCHANGE_OPTION: Unknown order");
    assertThat(floor.last().order().status()).isEqualTo(OrderStatus.FILLED);
    assertThat(floor.replace(BOB, id, "0.41", null)).isFalse();
    assertThat(floor.replace(ANN, "NOSUCHORDER0", "0.41", null)).isFalse();
    assertThat(floor.news()).isEmpty();
  }

  @Test
  void shouldNotKnowAnOrderInAnotherMarket() {
    String id = floor.bid(ANN, "0.40", "5");
    Replacement less = new Replacement(null, BigDecimal.ONE, null, OptionalLong.empty(), null);

    assertThat(floor.exchange.replace(ANN, id, OTHER, less, floor.now)).isFalse();
    assertThat(floor.exchange.cancel(ANN, id, OTHER, floor.now)).isFalse();
    assertThat(floor.book()).isEqualTo("[0.40 x 5] []");
  }
}
