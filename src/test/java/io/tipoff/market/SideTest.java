package io.tipoff.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideTest {

  @ParameterizedTest
  @CsvSource({
    "BUY,  0.50, 0.49, true,  true",
    "BUY,  0.50, 0.50, true,  false",
    "BUY,  0.50, 0.51, false, false",
    "SELL, 0.50, 0.49, false, false",
    "SELL, 0.50, 0.50, true,  false",
    "SELL, 0.50, 0.51, true,  true"
  })
  void shouldCrossAndBeMoreAggressive(
      Side side, Price price, Price other, boolean crosses, boolean moreAggressive) {
    assertThat(side.crosses(price, other)).isEqualTo(crosses);
    assertThat(side.isMoreAggressive(price, other)).isEqualTo(moreAggressive);
  }

  @Test
  void shouldAddWhatIsBoughtAndSubtractWhatIsSold() {
    assertThat(Side.BUY.signed(Quantity.of("3"))).isEqualTo(Quantity.of("3"));
    assertThat(Side.SELL.signed(Quantity.of("3"))).isEqualTo(Quantity.of("-3"));
    assertThat(Side.BUY.opposite()).isEqualTo(Side.SELL);
    assertThat(Side.SELL.opposite()).isEqualTo(Side.BUY);
  }
}
