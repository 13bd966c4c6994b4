package io.tipoff.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.MarketEvent;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.polymarket.rest.Failures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** New games come in, settled ones go, and a venue that cannot be asked changes nothing. */
@Timeout(20)
class MarketFeedTest {
  private static final MarketId GAME = new MarketId("aec-nba-hbr-smt-2026-10-24");
  private static final MarketId OTHER = new MarketId("aec-nba-cnd-pnr-2026-10-24");
  private static final TradingRules RULES =
      new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));

  private final Script script = new Script();
  private final Followed followed = new Followed();
  private final BlockingQueue<MarketEvent> events = new LinkedBlockingQueue<>();
  private final MarketFeed feed =
      new MarketFeed(script, followed, Duration.ofMillis(1), () -> 7, events::put);

  /** A venue that is read when the test says so, after the first time. */
  private static final class Script implements Listings {
    private final BlockingQueue<Runnable> readings = new SynchronousQueue<>();
    private final SequencedMap<MarketId, Market> listed = new LinkedHashMap<>();
    private final Map<MarketId, Price> results = new HashMap<>();
    private boolean begun;
    private boolean failing;

    @Override
    public SequencedMap<MarketId, Market> read() throws InterruptedException {
      if (begun) {
        readings.take().run();
      }
      begun = true;
      if (failing) {
        throw Failures.unavailable();
      }
      return new LinkedHashMap<>(listed);
    }

    @Override
    public Optional<Price> settlement(MarketId market) {
      return Optional.ofNullable(results.get(market));
    }

    void list(MarketId market) {
      listed.put(market, Market.of(market, RULES));
    }
  }

  private static final class Followed implements BookSource {
    private final BlockingQueue<Set<MarketId>> told = new LinkedBlockingQueue<>();
    private boolean closed;

    @Override
    public void follow(Set<MarketId> markets) {
      told.add(markets);
    }

    @Override
    public void close() {
      closed = true;
    }

    Set<MarketId> next() throws InterruptedException {
      Set<MarketId> next = told.poll(10, TimeUnit.SECONDS);
      assertThat(next).isNotNull();
      return next;
    }
  }

  private static MarketListed listed(MarketId market) {
    return new MarketListed(7, Market.of(market, RULES));
  }

  private List<MarketEvent> told() {
    List<MarketEvent> told = new ArrayList<>();
    events.drainTo(told);
    return told;
  }

  /** Lets the listings be read once more, after a change of the venue. */
  private void read(Runnable change) throws InterruptedException {
    assertThat(script.readings.offer(change, 10, TimeUnit.SECONDS)).isTrue();
  }

  @AfterEach
  void close() {
    feed.close();
  }

  @Test
  void shouldListAndFollowWhatIsTraded() throws InterruptedException {
    script.list(GAME);

    assertThat(feed.start()).isOne();

    assertThat(told()).containsExactly(listed(GAME));
    assertThat(followed.next()).containsExactly(GAME);
  }

  @Test
  void shouldTakeInANewGameAndTellNothingTwice() throws InterruptedException {
    script.list(GAME);
    feed.start();
    told();
    followed.next();

    read(() -> script.list(OTHER));

    assertThat(followed.next()).containsExactlyInAnyOrder(GAME, OTHER);
    assertThat(told()).containsExactly(listed(OTHER));
  }

  @Test
  void shouldTellAgainWhatChanged() throws InterruptedException {
    script.list(GAME);
    feed.start();
    told();
    followed.next();
    Market finer = Market.of(GAME, new TradingRules(Tick.of("0.005"), Quantity.ofContracts(1)));

    read(() -> script.listed.put(GAME, finer));

    followed.next();
    assertThat(told()).containsExactly(new MarketListed(7, finer));
  }

  @Test
  void shouldFollowAMarketUntilItsResultIsKnown() throws InterruptedException {
    script.list(GAME);
    feed.start();
    told();
    followed.next();

    read(() -> script.listed.clear());
    assertThat(followed.next()).containsExactly(GAME);
    read(() -> script.results.put(GAME, Price.ONE));

    assertThat(followed.next()).isEmpty();
    assertThat(told()).containsExactly(new MarketSettled(7, GAME, Price.ONE));
  }

  @Test
  void shouldKeepWhatItHasWhileTheVenueCannotBeAsked() throws InterruptedException {
    script.list(GAME);
    feed.start();
    told();
    followed.next();

    read(() -> script.failing = true);
    read(
        () -> {
          script.failing = false;
          script.list(OTHER);
        });

    assertThat(followed.next()).containsExactlyInAnyOrder(GAME, OTHER);
    assertThat(told()).containsExactly(listed(OTHER));
  }

  @Test
  void shouldCloseTheBooksWithItself() throws InterruptedException {
    feed.start();
    feed.close();

    assertThat(followed.closed).isTrue();
  }
}
