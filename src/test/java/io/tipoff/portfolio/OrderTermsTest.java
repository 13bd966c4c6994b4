package io.tipoff.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.TimeInForce;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTermsTest {
  private static final MarketId GAME = new MarketId("a");

  @ParameterizedTest
  @CsvSource({
    "GOOD_TILL_CANCEL,    ,  false",
    "GOOD_TILL_CANCEL,    ,  true",
    "GOOD_TILL_DATE,      5, false",
    "GOOD_TILL_DATE,      5, true",
    "IMMEDIATE_OR_CANCEL, ,  false",
    "FILL_OR_KILL,        ,  false"
  })
  void shouldHoldWhatTheVenueAccepts(TimeInForce timeInForce, Long goodTill, boolean postOnly) {
    OrderTerms terms = terms("1", timeInForce, goodTill, postOnly);
    assertThat(terms.timeInForce()).isEqualTo(timeInForce);
    assertThat(terms.postOnly()).isEqualTo(postOnly);
  }

  @ParameterizedTest
  @CsvSource({
    "0,  GOOD_TILL_CANCEL,    ,  false",
    "-1, GOOD_TILL_CANCEL,    ,  false",
    "1,  GOOD_TILL_CANCEL,    5, false",
    "1,  GOOD_TILL_DATE,      ,  false",
    "1,  IMMEDIATE_OR_CANCEL, 5, false",
    "1,  FILL_OR_KILL,        5, false",
    "1,  IMMEDIATE_OR_CANCEL, ,  true",
    "1,  FILL_OR_KILL,        ,  true"
  })
  void shouldRefuseWhatContradictsItself(
      String quantity, TimeInForce timeInForce, Long goodTill, boolean postOnly) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> terms(quantity, timeInForce, goodTill, postOnly));
  }

  @Test
  void shouldQuotePostOnlyUntilCancelled() {
    OrderTerms quote = OrderTerms.quote(GAME, Intent.BUY_SHORT, Price.of("0.17"), Quantity.of("5"));
    assertThat(quote.side()).isEqualTo(Side.SELL);
    assertThat(quote.timeInForce()).isEqualTo(TimeInForce.GOOD_TILL_CANCEL);
    assertThat(quote.postOnly()).isTrue();
  }

  @Test
  void shouldTakeAtOnceOrNotAtAll() {
    OrderTerms take =
        OrderTerms.immediate(GAME, Intent.SELL_SHORT, Price.of("0.17"), Quantity.of("5"));
    assertThat(take.side()).isEqualTo(Side.BUY);
    assertThat(take.timeInForce()).isEqualTo(TimeInForce.IMMEDIATE_OR_CANCEL);
    assertThat(take.postOnly()).isFalse();
  }

  @Test
  void shouldChangeOnlyPriceAndQuantity() {
    OrderTerms terms = terms("1", TimeInForce.GOOD_TILL_DATE, 5L, true);
    OrderTerms changed = terms.with(Price.of("0.60"), Quantity.of("3"));
    assertThat(changed.price()).isEqualTo(Price.of("0.60"));
    assertThat(changed.quantity()).isEqualTo(Quantity.of("3"));
    assertThat(changed.with(terms.price(), terms.quantity())).isEqualTo(terms);
  }

  private static OrderTerms terms(
      String quantity, TimeInForce timeInForce, Long goodTill, boolean postOnly) {
    return new OrderTerms(
        GAME,
        Intent.BUY_LONG,
        Price.of("0.50"),
        Quantity.of(quantity),
        timeInForce,
        goodTill == null ? OptionalLong.empty() : OptionalLong.of(goodTill),
        postOnly);
  }
}
