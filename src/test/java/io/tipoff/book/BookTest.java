package io.tipoff.book;

import static io.tipoff.book.Ladders.bids;
import static io.tipoff.book.Ladders.offers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.market.FairValue;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookTest {
  private static final Book DEEP = book("0.50x10 0.49x20 0.47x30", "0.52x30 0.53x20 0.60x10");

  @ParameterizedTest
  @CsvSource({
    // bids, offers, spread, mid, weighted mid, imbalance
    "0.50x10,  0.52x30, 0.02,  0.51,  0.505,  -0.5",
    "0.50x30,  0.52x10, 0.02,  0.51,  0.515,   0.5",
    "0.50x10,  0.52x10, 0.02,  0.51,  0.51,    0",
    "0.50x1,   0.53x2,  0.03,  0.515, 0.51,   -0.333333",
    "0.499x10, 0.50x10, 0.001, 0.4995, 0.4995, 0",
    "0.50x30,  0.50x10, 0.00,  0.50,  0.50,    0.5",
    "0.52x30,  0.50x10, -0.02, 0.51,  0.51,    0.5"
  })
  void shouldMeasureTheBestPrices(
      String bids, String offers, Money spread, String mid, String weighted, double imbalance) {
    Book book = book(bids, offers);
    assertThat(book.spread()).contains(spread);
    assertThat(book.mid().map(FairValue::toString)).contains(mid);
    assertThat(book.weightedMid().map(FairValue::toString)).contains(weighted);
    assertThat(book.imbalance().orElseThrow()).isCloseTo(imbalance, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"0.50, 0.52, 0.51", "0.50x10, 0.52, 0.51", "0.50, 0.52x10, 0.51"})
  void shouldUseThePlainMidWithoutSizes(String bids, String offers, String mid) {
    Book book = book(bids, offers);
    assertThat(book.isTwoSided()).isTrue();
    assertThat(book.isSized()).isFalse();
    assertThat(book.weightedMid().map(FairValue::toString)).contains(mid);
    assertThat(book.mid().map(FairValue::toString)).contains(mid);
    assertThat(book.imbalance()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "0.50x10, ''", "'', 0.52x10", "0.02, ''", "'', 0.98"})
  void shouldInventNoPriceForAnEmptySide(String bids, String offers) {
    Book book = book(bids, offers);
    assertThat(book.isTwoSided()).isFalse();
    assertThat(book.isSized()).isFalse();
    assertThat(book.spread()).isEmpty();
    assertThat(book.mid()).isEmpty();
    assertThat(book.weightedMid()).isEmpty();
    assertThat(book.imbalance()).isEmpty();
    assertThat(book.bestBid() == null).isEqualTo(bids.isEmpty());
    assertThat(book.bestOffer() == null).isEqualTo(offers.isEmpty());
  }

  @Test
  void shouldKnowNothingOfAMarketThatWasNeverHeardOf() {
    Book unheard = Book.unheard(new MarketId("a"));
    assertThat(unheard.bids().isEmpty()).isTrue();
    assertThat(unheard.offers().isEmpty()).isTrue();
    assertThat(unheard.updatedAt()).isEqualTo(Long.MIN_VALUE);
    assertThat(unheard.mid()).isEmpty();
  }

  @Test
  void shouldTellWhatRestsOnASide() {
    assertThat(DEEP.bestBid()).isEqualTo(Price.of("0.50"));
    assertThat(DEEP.bestOffer()).isEqualTo(Price.of("0.52"));
    assertThat(DEEP.best(Side.BUY)).isEqualTo(Price.of("0.50"));
    assertThat(DEEP.best(Side.SELL)).isEqualTo(Price.of("0.52"));
    assertThat(DEEP.resting(Side.BUY)).isEqualTo(DEEP.bids());
    assertThat(DEEP.resting(Side.SELL)).isEqualTo(DEEP.offers());
    assertThat(DEEP)
        .hasToString("a [0.50 x 10, 0.49 x 20, 0.47 x 30] / [0.52 x 30, 0.53 x 20, 0.60 x 10]");
  }

  @ParameterizedTest
  @CsvSource({
    "BUY,  0.51, 0",
    "BUY,  0.52, 30",
    "BUY,  0.55, 50",
    "BUY,  0.60, 60",
    "SELL, 0.51, 0",
    "SELL, 0.50, 10",
    "SELL, 0.48, 30",
    "SELL, 0.01, 60"
  })
  void shouldCountWhatIsAvailableWithinALimit(Side taker, Price limit, String available) {
    assertThat(DEEP.available(taker, limit)).isEqualTo(Quantity.of(available));
  }

  @ParameterizedTest
  @CsvSource({
    // taker, contracts, worst price, cost: the walk through the levels, by hand
    "BUY,  1,    0.52, 0.52",
    "BUY,  30,   0.52, 15.60",
    "BUY,  30.5, 0.53, 15.865",
    "BUY,  50,   0.53, 26.20",
    "BUY,  60,   0.60, 32.20",
    "BUY,  60.0001, , ",
    "SELL, 10,   0.50, 5.00",
    "SELL, 25,   0.49, 12.35",
    "SELL, 60,   0.47, 28.90",
    "SELL, 61,   , "
  })
  void shouldWalkTheLevels(Side taker, String contracts, Price worst, Money cost) {
    Quantity quantity = Quantity.of(contracts);
    assertThat(DEEP.depth(taker, quantity)).isEqualTo(Optional.ofNullable(worst));
    assertThat(DEEP.costToTrade(taker, quantity)).isEqualTo(Optional.ofNullable(cost));
  }

  @Test
  void shouldOfferNothingOnAnEmptySide() {
    Book book = book("0.50x10", "");
    assertThat(book.available(Side.BUY, Price.of("0.99"))).isEqualTo(Quantity.ZERO);
    assertThat(book.depth(Side.BUY, Quantity.of("1"))).isEmpty();
    assertThat(book.costToTrade(Side.BUY, Quantity.of("1"))).isEmpty();
  }

  private static Book book(String bids, String offers) {
    return new Book(new MarketId("a"), bids(bids), offers(offers), 1);
  }
}
