package io.tipoff.book;

import static io.tipoff.book.Ladders.bids;
import static io.tipoff.book.Ladders.offers;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BooksTest {
  private static final MarketId A = new MarketId("a");
  private static final MarketId B = new MarketId("b");
  private static final long SECOND = 1_000_000_000;
  private static final long START = 1_775_000_000 * SECOND;

  private final Books books = new Books(new BookRules(Duration.ofSeconds(30), Money.of("0.90")));
  private long now = START;

  @Test
  void shouldReplaceAWholeBook() {
    whole(A, "0.50x10 0.49x20", "0.52x30");
    whole(A, "0.48x5", "0.55x7 0.56x8");
    assertThat(books.book(A)).hasToString("a [0.48 x 5] / [0.55 x 7, 0.56 x 8]");
    assertThat(books.book(A).updatedAt()).isEqualTo(now);
    assertThat(books.book(B).isTwoSided()).isFalse();
  }

  @Test
  void shouldMergeBestPricesIntoADeeperBook() {
    whole(A, "0.50x10 0.49x20 0.47x30", "0.52x30 0.53x20 0.60x10");
    now += SECOND;
    best(A, "0.49x15", "0.515x5");
    assertThat(books.book(A))
        .hasToString("a [0.49 x 15, 0.47 x 30] / [0.515 x 5, 0.52 x 30, 0.53 x 20, 0.60 x 10]");
    assertThat(books.book(A).updatedAt()).isEqualTo(now);
  }

  @Test
  void shouldKeepTheOneKnownLevelBehindABetterBest() {
    whole(A, "0.50x10", "0.52x30");
    best(A, "0.51x5", "0.52x20");
    assertThat(books.book(A)).hasToString("a [0.51 x 5, 0.50 x 10] / [0.52 x 20]");
  }

  @Test
  void shouldKeepTheKnownSizesOfADeeperBookWhereTheFeedTellsNone() {
    whole(A, "0.50x10 0.49x20", "0.52x30 0.53x20");
    best(A, "0.49", "0.52");
    assertThat(books.book(A)).hasToString("a [0.49 x 20] / [0.52 x 30, 0.53 x 20]");
  }

  @Test
  void shouldForgetASideThatBecameEmpty() {
    whole(A, "0.50x10 0.49x20", "0.52x30 0.53x20");
    best(A, "", "0.52x30");
    assertThat(books.book(A)).hasToString("a [] / [0.52 x 30, 0.53 x 20]");
    assertThat(condition(A)).isEqualTo(BookCondition.ONE_SIDED);
  }

  @Test
  void shouldFollowBestPricesAlone() {
    best(A, "0.50", "0.52");
    assertThat(books.book(A)).hasToString("a [0.50] / [0.52]");
    best(A, "0.51", "0.52");
    assertThat(books.book(A)).hasToString("a [0.51] / [0.52]");
    best(A, "0.49x10", "0.53x20");
    assertThat(books.book(A)).hasToString("a [0.49 x 10] / [0.53 x 20]");
    best(A, "0.49", "0.53x25");
    assertThat(books.book(A).offers()).hasToString("[0.53 x 25]");
  }

  @Test
  void shouldNotBelieveLevelsFromBeforeAnOutage() {
    whole(A, "0.50x10 0.49x20", "0.52x30 0.53x20");
    books.disconnect();
    books.reconnect();
    best(A, "0.50x10", "0.52x30");
    assertThat(condition(A)).isEqualTo(BookCondition.SOUND);
    assertThat(books.book(A)).hasToString("a [0.50 x 10] / [0.52 x 30]");
  }

  @ParameterizedTest
  @CsvSource({
    "0.50x10, 0.52x10, SOUND",
    "0.50,    0.52,    SOUND",
    "0.999,   0.9995,  SOUND",
    "'',      '',      EMPTY",
    "0.50x10, '',      ONE_SIDED",
    "'',      0.52x10, ONE_SIDED",
    "0.50x10, 0.50x10, LOCKED",
    "0.51x10, 0.50x10, CROSSED",
    "0.02x10, 0.98x10, DEAD",
    "0.05x10, 0.95x10, DEAD",
    "0.05x10, 0.949x10, SOUND"
  })
  void shouldTellTheConditionByThePrices(String bids, String offers, BookCondition condition) {
    whole(A, bids, offers);
    assertThat(condition(A)).isEqualTo(condition);
  }

  @Test
  void shouldBeEmptyWhereNothingWasHeard() {
    assertThat(condition(A)).isEqualTo(BookCondition.EMPTY);
    books.disconnect();
    assertThat(condition(A)).isEqualTo(BookCondition.EMPTY);
  }

  @Test
  void shouldAgeOnlyBeyondTheMaximum() {
    whole(A, "0.50x10", "0.52x10");
    now += 30 * SECOND;
    assertThat(condition(A)).isEqualTo(BookCondition.SOUND);
    now += 1;
    assertThat(condition(A)).isEqualTo(BookCondition.STALE_AGE);
    best(A, "0.50x10", "0.52x10");
    assertThat(condition(A)).isEqualTo(BookCondition.SOUND);
  }

  @Test
  void shouldBeStaleByAgeBeforeItIsDead() {
    whole(A, "0.02x10", "0.98x10");
    now += 31 * SECOND;
    assertThat(condition(A)).isEqualTo(BookCondition.STALE_AGE);
  }

  @Test
  void shouldBeStaleByConnectionBeforeItIsByAge() {
    whole(A, "0.50x10", "0.52x10");
    now += 31 * SECOND;
    books.disconnect();
    assertThat(condition(A)).isEqualTo(BookCondition.STALE_CONNECTION);
  }

  @Test
  void shouldRecoverMarketByMarketWithTheNextUpdate() {
    whole(A, "0.50x10", "0.52x10");
    whole(B, "0.30x10", "0.32x10");
    books.disconnect();
    assertThat(condition(A)).isEqualTo(BookCondition.STALE_CONNECTION);
    assertThat(condition(B)).isEqualTo(BookCondition.STALE_CONNECTION);
    books.reconnect();
    assertThat(condition(A)).isEqualTo(BookCondition.STALE_CONNECTION);
    whole(A, "0.50x10", "0.52x10");
    assertThat(condition(A)).isEqualTo(BookCondition.SOUND);
    assertThat(condition(B)).isEqualTo(BookCondition.STALE_CONNECTION);
    best(B, "0.30x10", "0.32x10");
    assertThat(condition(B)).isEqualTo(BookCondition.SOUND);
  }

  @Test
  void shouldNotRecoverByAnUpdateFromBeforeTheConnectionIsBack() {
    whole(A, "0.50x10", "0.52x10");
    books.disconnect();
    whole(A, "0.50x10", "0.52x10");
    assertThat(condition(A)).isEqualTo(BookCondition.STALE_CONNECTION);
    books.reconnect();
    assertThat(condition(A)).isEqualTo(BookCondition.STALE_CONNECTION);
    whole(A, "0.50x10", "0.52x10");
    assertThat(condition(A)).isEqualTo(BookCondition.SOUND);
  }

  @Test
  void shouldBeStaleAfterEveryOutage() {
    for (int outage = 0; outage < 3; outage++) {
      whole(A, "0.50x10", "0.52x10");
      assertThat(condition(A)).isEqualTo(BookCondition.SOUND);
      books.disconnect();
      books.disconnect();
      books.reconnect();
      assertThat(condition(A)).isEqualTo(BookCondition.STALE_CONNECTION);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SOUND, false",
    "EMPTY, false",
    "ONE_SIDED, false",
    "LOCKED, false",
    "CROSSED, false",
    "DEAD, false",
    "STALE_CONNECTION, true",
    "STALE_AGE, true"
  })
  void shouldTellStaleFromUnsound(BookCondition condition, boolean stale) {
    assertThat(condition.isStale()).isEqualTo(stale);
  }

  @Test
  void shouldKeepTheWorstMarkUntilTheBookIsSoundAgain() {
    whole(A, "0.50x10", "0.52x10");
    whole(A, "0.02x10", "0.98x10");
    whole(A, "0.05x10", "0.97x10");
    assertThat(books.exitPrice(A, Side.SELL, now)).isEqualTo(Price.of("0.02"));
    assertThat(books.exitPrice(A, Side.BUY, now)).isEqualTo(Price.of("0.98"));
    whole(A, "0.40x10", "0.44x10");
    assertThat(books.exitPrice(A, Side.SELL, now)).isEqualTo(Price.of("0.40"));
  }

  @ParameterizedTest
  @CsvSource({
    // the last sound book, the current one, what a long and what a short gets
    "0.50x10, 0.52x10, 0.48x10, 0.55x10, 0.48, 0.55",
    "0.50x10, 0.52x10, 0.51x10, 0.53x10, 0.51, 0.53",
    // dead: the worse of the two
    "0.50x10, 0.52x10, 0.02x10, 0.98x10, 0.02, 0.98",
    "0.01x10, 0.52x10, 0.02x10, 0.98x10, 0.01, 0.98",
    // crossed and locked: a bid that jumped up is not believed
    "0.50x10, 0.52x10, 0.60x10, 0.55x10, 0.50, 0.55",
    "0.50x10, 0.52x10, 0.45x10, 0.40x10, 0.45, 0.52",
    "0.50x10, 0.52x10, 0.51x10, 0.51x10, 0.50, 0.52",
    // one-sided: the empty side is worth no more than the other one asks
    "0.50x10, 0.52x10, 0.55x10, '',      0.50, 0.55",
    "0.50x10, 0.52x10, '',      0.01x10, 0.01, 0.52",
    "0.50x10, 0.52x10, '',      0.55x10, 0.50, 0.55",
    "0.50x10, 0.52x10, '',      '',      0.50, 0.52"
  })
  void shouldMarkAPositionAtWhatItsExitGets(
      String soundBids,
      String soundOffers,
      String bids,
      String offers,
      Price longExit,
      Price shortExit) {
    whole(A, soundBids, soundOffers);
    assertThat(condition(A)).isEqualTo(BookCondition.SOUND);
    whole(A, bids, offers);
    assertThat(books.exitPrice(A, Side.SELL, now)).isEqualTo(longExit);
    assertThat(books.exitPrice(A, Side.BUY, now)).isEqualTo(shortExit);
  }

  @ParameterizedTest
  @CsvSource({
    "0.02x10, 0.98x10, 0.02, 0.98",
    "0.40x10, '',      0.40, 1.00",
    "'',      0.60x10, 0.00, 0.60",
    "'',      '',      0.00, 1.00"
  })
  void shouldMarkAtWhatIsThereWhereNoBookWasEverSound(
      String bids, String offers, Price longExit, Price shortExit) {
    whole(A, bids, offers);
    assertThat(books.exitPrice(A, Side.SELL, now)).isEqualTo(longExit);
    assertThat(books.exitPrice(A, Side.BUY, now)).isEqualTo(shortExit);
    assertThat(books.lastSound(A, Side.BUY)).isNull();
    assertThat(books.lastSound(A, Side.SELL)).isNull();
  }

  @Test
  void shouldKnowNoMarkWhereNothingWasHeard() {
    assertThat(books.exitPrice(A, Side.SELL, now)).isNull();
    assertThat(books.exitPrice(A, Side.BUY, now)).isNull();
    assertThat(books.lastSound(A, Side.BUY)).isNull();
  }

  @Test
  void shouldKeepTheMarkOfAStaleBook() {
    whole(A, "0.50x10", "0.52x10");
    now += 31 * SECOND;
    assertThat(books.exitPrice(A, Side.SELL, now)).isEqualTo(Price.of("0.50"));
    assertThat(books.exitPrice(A, Side.BUY, now)).isEqualTo(Price.of("0.52"));
    books.disconnect();
    assertThat(books.exitPrice(A, Side.SELL, now)).isEqualTo(Price.of("0.50"));
  }

  @Test
  void shouldRememberTheLastSoundBestPrices() {
    whole(A, "0.50x10", "0.52x10");
    assertThat(books.lastSound(A, Side.BUY)).isEqualTo(Price.of("0.50"));
    assertThat(books.lastSound(A, Side.SELL)).isEqualTo(Price.of("0.52"));
    whole(A, "0.60x10", "0.52x10");
    whole(A, "0.02x10", "0.98x10");
    whole(A, "", "");
    assertThat(books.lastSound(A, Side.BUY)).isEqualTo(Price.of("0.50"));
    assertThat(books.lastSound(A, Side.SELL)).isEqualTo(Price.of("0.52"));
    best(A, "0.40", "0.43");
    assertThat(books.lastSound(A, Side.BUY)).isEqualTo(Price.of("0.40"));
    assertThat(books.lastSound(A, Side.SELL)).isEqualTo(Price.of("0.43"));
    assertThat(books.lastSound(B, Side.BUY)).isNull();
  }

  private BookCondition condition(MarketId market) {
    return books.condition(market, now);
  }

  private void whole(MarketId market, String bids, String offers) {
    books.apply(new BookChanged(now, market, bids(bids), offers(offers)));
  }

  private void best(MarketId market, String bid, String offer) {
    books.apply(
        new BestPricesChanged(
            now, market, price(bid), quantity(bid), price(offer), quantity(offer)));
  }

  private static Price price(String best) {
    return best.isEmpty() ? null : Price.of(best.replaceAll("x.*", ""));
  }

  private static Quantity quantity(String best) {
    return best.indexOf('x') < 0 ? null : Quantity.of(best.replaceAll(".*x", ""));
  }
}
