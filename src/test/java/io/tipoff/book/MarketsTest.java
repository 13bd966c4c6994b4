package io.tipoff.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarketsTest {
  private static final MarketId A = new MarketId("a");
  private static final MarketId B = new MarketId("b");

  private final Markets markets = new Markets();

  @Test
  void shouldKnowNothingOfAMarketThatWasNeverListed() {
    assertThat(markets.market(A)).isEqualTo(Market.unknown(A));
    assertThat(markets.isOpen(A)).isFalse();
  }

  @Test
  void shouldNotTakeAListedMarketForOpen() {
    markets.apply(new MarketListed(1, listing("0.01")));
    assertThat(markets.market(A)).isEqualTo(listing("0.01"));
    assertThat(markets.isOpen(A)).isFalse();
  }

  @Test
  void shouldTakeTheLatestListing() {
    markets.apply(new MarketListed(1, listing("0.01")));
    markets.apply(new MarketListed(2, listing("0.001")));
    assertThat(markets.market(A)).isEqualTo(listing("0.001"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeOpenInNoOtherState(MarketState state) {
    markets.apply(new MarketStateChanged(1, A, MarketState.OPEN));
    assertThat(markets.isOpen(A)).isTrue();
    markets.apply(new MarketStateChanged(2, A, state));
    assertThat(markets.isOpen(A)).isEqualTo(state == MarketState.OPEN);
    assertThat(markets.isOpen(B)).isFalse();
  }

  @Test
  void shouldNotBeOpenOnceSettled() {
    markets.apply(new MarketStateChanged(1, A, MarketState.OPEN));
    assertThat(markets.result(A)).isNull();
    markets.apply(new MarketSettled(2, A, Price.of("0.50")));
    markets.apply(new MarketStateChanged(3, A, MarketState.OPEN));
    assertThat(markets.isOpen(A)).isFalse();
    assertThat(markets.result(A)).isEqualTo(Price.of("0.50"));
    assertThat(markets.result(B)).isNull();
  }

  private static Market listing(String tick) {
    return Market.of(A, new TradingRules(Tick.of(tick), Quantity.of("1")));
  }
}
