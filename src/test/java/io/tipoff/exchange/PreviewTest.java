package io.tipoff.exchange;

import static io.tipoff.exchange.Floor.ANN;
import static io.tipoff.exchange.Floor.BOB;
import static io.tipoff.exchange.Floor.CAT;
import static io.tipoff.exchange.Floor.GAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Intent;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.TimeInForce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreviewTest {
  private final Floor floor = Floor.charging();

  private ExecutionReport preview(Intent intent, String price, String quantity, TimeInForce time) {
    return floor.exchange.preview(
        BOB, Floor.request(GAME, intent, price, quantity, time), floor.now);
  }

  @Test
  void shouldTellWhatWouldFillAndChangeNothing() {
    floor.offer(ANN, "0.40", "100");
    floor.reports.clear();
    floor.changes.clear();
    BalanceSnapshot before = floor.balance(BOB);
    ExecutionReport report = preview(Intent.BUY_LONG, "0.45", "150", TimeInForce.GOOD_TILL_CANCEL);

    assertThat(report.type()).isEqualTo(ExecutionType.PARTIAL_FILL);
    assertThat(report.order().status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    assertThat(report.order().filled()).isEqualTo(Quantity.ofContracts(100));
    assertThat(report.order().leaves()).isEqualTo(Quantity.ofContracts(50));
    assertThat(report.order().averagePrice()).isEqualTo(Price.of("0.40"));
    assertThat(report.fee()).isEqualTo(Money.of("1.67"));
    assertThat(floor.reports).isEmpty();
    assertThat(floor.changes).isEmpty();
    assertThat(floor.balance(BOB)).isEqualTo(before);
    assertThat(floor.book()).isEqualTo("[] [0.40 x 100]");
    assertThat(floor.exchange.accounts()).containsExactly(ANN, BOB, CAT);
  }

  @ParameterizedTest
  @CsvSource({
    "0.39, 5, GOOD_TILL_CANCEL, NEW, NEW",
    "0.40, 5, GOOD_TILL_CANCEL, FILL, FILLED",
    "0.40, 5, FILL_OR_KILL, FILL, FILLED",
    "0.40, 15, FILL_OR_KILL, CANCELED, CANCELED",
    "0.40, 15, IMMEDIATE_OR_CANCEL, PARTIAL_FILL, CANCELED",
    "0.39, 5, IMMEDIATE_OR_CANCEL, CANCELED, CANCELED",
    "0.395, 5, GOOD_TILL_CANCEL, REJECTED, REJECTED",
    "0.40, 9999, GOOD_TILL_CANCEL, REJECTED, REJECTED"
  })
  void shouldTellEveryOutcome(
      String price, String quantity, TimeInForce time, ExecutionType type, OrderStatus status) {
    floor.offer(ANN, "0.40", "10");
    ExecutionReport report = preview(Intent.BUY_LONG, price, quantity, time);

    assertThat(report.type()).isEqualTo(type);
    assertThat(report.order().status()).isEqualTo(status);
  }
}
