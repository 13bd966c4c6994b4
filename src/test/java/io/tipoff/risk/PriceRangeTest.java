package io.tipoff.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.book.BookRules;
import io.tipoff.book.Books;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PriceRangeTest {
  private static final MarketId MARKET = new MarketId("a");
  private static final long WINDOW = 100;

  private final Books books = new Books(new BookRules(Duration.ofHours(1), Money.of("0.90")));
  private final PriceRange range = new PriceRange(WINDOW);

  private long with(int bid, long now) {
    Quantity size = Quantity.ofContracts(1);
    Price low = Price.ofUnits(bid);
    books.apply(new BestPricesChanged(now, MARKET, low, size, Price.ofUnits(bid + 100), size));
    return range.with(books.book(MARKET), now);
  }

  @Test
  void shouldCountAPriceUntilItWasThereLast() {
    assertThat(with(4_000, 0)).isZero();
    assertThat(with(4_000, 90)).isZero();
    assertThat(with(4_100, 150)).isEqualTo(200);
    assertThat(with(4_100, 190)).as("there until 90").isEqualTo(200);
    assertThat(with(4_100, 191)).isZero();
  }

  @Test
  void shouldBeHighestLessLowestOfTheWindow() {
    record Seen(long time, int bid) {}
    SplittableRandom random = new SplittableRandom(7);
    List<Seen> all = new ArrayList<>();
    long now = 0;
    int bid = 5_000;
    for (int i = 0; i < 5_000; i++) {
      now += random.nextInt(30);
      bid = Math.clamp(bid + 100 * (random.nextInt(5) - 2), 1_000, 9_000);
      all.add(new Seen(now, bid));
      long oldest = now - WINDOW;
      List<Integer> bids =
          all.stream().filter(seen -> seen.time() >= oldest).map(Seen::bid).toList();
      int high = bids.stream().mapToInt(Integer::intValue).max().orElseThrow();
      int low = bids.stream().mapToInt(Integer::intValue).min().orElseThrow();
      assertThat(with(bid, now)).as("step %d", i).isEqualTo(2L * (high - low));
    }
  }
}
