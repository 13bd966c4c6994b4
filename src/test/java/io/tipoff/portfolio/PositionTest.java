package io.tipoff.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionTest {
  private final Position position = new Position();

  @Test
  void shouldStartWithNothing() {
    assertHolds("0", "0", "0");
    assertThat(position.fees()).isEqualTo(Money.ZERO);
    assertThat(position.rebates()).isEqualTo(Money.ZERO);
    assertThat(position.fills()).isZero();
  }

  @Test
  void shouldKeepALongAtItsAverageCost() {
    buy("10", "0.40");
    assertHolds("10", "4.00", "0");
    buy("10", "0.60");
    assertHolds("20", "10.00", "0");
    sell("5", "0.70");
    assertHolds("15", "7.50", "1.00");
    sell("15", "0.45");
    assertHolds("0", "0", "0.25");
    assertThat(position.fills()).isEqualTo(4);
  }

  @Test
  void shouldKeepAShortAtItsAverageProceeds() {
    sell("10", "0.60");
    assertHolds("-10", "-6.00", "0");
    sell("10", "0.40");
    assertHolds("-20", "-10.00", "0");
    buy("5", "0.30");
    assertHolds("-15", "-7.50", "1.00");
    buy("15", "0.55");
    assertHolds("0", "0", "0.25");
  }

  @Test
  void shouldCrossZeroFromLongToShort() {
    buy("10", "0.40");
    sell("25", "0.50");
    assertHolds("-15", "-7.50", "1.00");
  }

  @Test
  void shouldCrossZeroFromShortToLong() {
    sell("10", "0.40");
    buy("25", "0.50");
    assertHolds("15", "7.50", "-1.00");
  }

  @Test
  void shouldLoseNoUnitToTheAverage() {
    buy("1", "0.10");
    buy("1", "0.11");
    buy("1", "0.11");
    assertHolds("3", "0.32", "0");
    sell("1", "0.20");
    assertHolds("2", "0.21333334", "0.09333334");
    sell("1", "0.20");
    assertHolds("1", "0.10666667", "0.18666667");
    sell("1", "0.20");
    assertHolds("0", "0", "0.28");
  }

  @ParameterizedTest
  @CsvSource({
    // held at 0.40 a contract, settled at, realised
    " 10, 1,    6.00",
    " 10, 0,   -4.00",
    " 10, 0.5,  1.00",
    "-10, 1,   -6.00",
    "-10, 0,    4.00",
    "-10, 0.5, -1.00",
    "  0, 1,    0.00"
  })
  void shouldSettle(String held, Price price, String realised) {
    Quantity quantity = Quantity.of(held);
    if (!quantity.isZero()) {
      position.trade(
          quantity.isPositive() ? Side.BUY : Side.SELL, Price.of("0.40"), quantity.abs());
    }
    position.settle(price);
    assertHolds("0", "0", realised);
  }

  @ParameterizedTest
  @CsvSource({
    " 10, 0.70,  7.00,  3.00",
    " 10, 0.30,  3.00, -1.00",
    "-10, 0.70, -7.00, -3.00",
    "-10, 0.30, -3.00,  1.00"
  })
  void shouldValueWhatItHolds(String held, Price mark, Money value, Money unrealised) {
    Quantity quantity = Quantity.of(held);
    position.trade(quantity.isPositive() ? Side.BUY : Side.SELL, Price.of("0.40"), quantity.abs());
    assertThat(position.value(mark)).isEqualTo(value);
    assertThat(position.unrealised(mark)).isEqualTo(unrealised);
  }

  @Test
  void shouldKeepFeesAndRebatesApart() {
    position.charge(Money.of("0.17"));
    position.charge(Money.of("-0.03"));
    position.charge(Money.of("0.05"));
    position.charge(Money.ZERO);
    assertThat(position.fees()).isEqualTo(Money.of("0.22"));
    assertThat(position.rebates()).isEqualTo(Money.of("0.03"));
  }

  @Test
  void shouldTakeOverWhatWasHeldBefore() {
    position.restore(Quantity.of("10"), Money.of("4.00"));
    sell("10", "0.50");
    assertHolds("0", "0", "1.00");
  }

  @ParameterizedTest
  @CsvSource({
    " 10,  4.00, 0.40",
    "-10, -4.00, 0.40",
    "  3,  1.00, 0.3333",
    " -3, -1.00, 0.3333",
    "  0,  0,    0.00"
  })
  void shouldKnowItsAveragePrice(String held, Money cost, Price average) {
    position.restore(Quantity.of(held), cost);
    assertThat(position.averagePrice()).isEqualTo(average);
  }

  private void buy(String quantity, String price) {
    position.trade(Side.BUY, Price.of(price), Quantity.of(quantity));
  }

  private void sell(String quantity, String price) {
    position.trade(Side.SELL, Price.of(price), Quantity.of(quantity));
  }

  private void assertHolds(String quantity, String cost, String realised) {
    assertThat(position.quantity()).isEqualTo(Quantity.of(quantity));
    assertThat(position.cost()).isEqualTo(Money.of(cost));
    assertThat(position.realised()).isEqualTo(Money.of(realised));
  }
}
