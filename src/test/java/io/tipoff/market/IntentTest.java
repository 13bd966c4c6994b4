package io.tipoff.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntentTest {

  @ParameterizedTest
  @CsvSource({
    "BUY_LONG,   BUY,  YES, false",
    "SELL_LONG,  SELL, YES, true",
    "BUY_SHORT,  SELL, NO,  false",
    "SELL_SHORT, BUY,  NO,  true"
  })
  void shouldNameSideOutcomeAndDirection(
      Intent intent, Side side, Outcome outcome, boolean closing) {
    assertThat(intent.side()).isEqualTo(side);
    assertThat(intent.outcome()).isEqualTo(outcome);
    assertThat(intent.isClosing()).isEqualTo(closing);
    assertThat(closing ? Intent.closing(side) : Intent.opening(side)).isEqualTo(intent);
  }

  @ParameterizedTest
  @CsvSource({
    "BUY_LONG,   0.55, 0.55",
    "SELL_LONG,  0.55, 0.55",
    "BUY_SHORT,  0.83, 0.17",
    "SELL_SHORT, 0.83, 0.17"
  })
  void shouldPriceEveryIntentOnTheLongSide(Intent intent, Price outcomePrice, Price longPrice) {
    assertThat(intent.longPrice(outcomePrice)).isEqualTo(longPrice);
  }

  @Test
  void shouldBuyNoBySellingYes() {
    Price no = Price.of("0.83");
    Price yes = Intent.BUY_SHORT.longPrice(no);
    assertThat(Intent.BUY_SHORT.side()).isEqualTo(Side.SELL);
    assertThat(yes).isEqualTo(Price.of("0.17"));
    assertThat(yes.complement()).isEqualTo(no);
  }
}
