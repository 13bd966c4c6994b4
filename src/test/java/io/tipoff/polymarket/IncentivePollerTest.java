package io.tipoff.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.IncentiveListed;
import io.tipoff.market.LiquidityProgram;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.rest.Failures;
import io.tipoff.polymarket.rest.IncentiveProgram;
import io.tipoff.polymarket.rest.IncentiveProgram.TimePeriod;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is paid is told when it is new, and a venue that cannot be asked changes nothing. */
@Timeout(20)
class IncentivePollerTest {
  private static final MarketId GAME = new MarketId("aec-nba-hbr-smt-2026-10-24");
  private static final MarketId OTHER = new MarketId("aec-nba-cnd-pnr-2026-10-24");

  private final Script script = new Script();
  private final BlockingQueue<IncentiveListed> events = new LinkedBlockingQueue<>();
  private final IncentivePoller poller =
      new IncentivePoller(script, Duration.ofMillis(1), () -> 7, events::put);

  /** A venue that is read when the test says so. */
  private static final class Script implements IncentivePoller.Programs {
    private final BlockingQueue<Runnable> readings = new LinkedBlockingQueue<>();
    private final BlockingQueue<List<MarketId>> asked = new LinkedBlockingQueue<>();
    private final Map<MarketId, List<TimePeriod>> programs = new HashMap<>();
    private boolean failing;

    @Override
    public List<IncentiveProgram> read(Collection<MarketId> markets) throws InterruptedException {
      readings.take().run();
      asked.add(List.copyOf(markets));
      if (failing) {
        throw Failures.unavailable();
      }
      List<IncentiveProgram> found = new ArrayList<>();
      markets.stream()
          .filter(programs::containsKey)
          .forEach(market -> found.add(new IncentiveProgram(market, programs.get(market))));
      return found;
    }
  }

  private static TimePeriod period(String type, String status, String pool) {
    return new TimePeriod(
        "early",
        type,
        status,
        "early",
        OptionalLong.of(100),
        OptionalLong.of(200),
        Optional.of(Money.of(pool)),
        Optional.of(new BigDecimal("0.4")),
        OptionalInt.of(20_000),
        Optional.of(new BigDecimal("0.035")),
        OptionalInt.empty());
  }

  private static LiquidityProgram program(String pool) {
    return new LiquidityProgram(
        "early",
        100,
        OptionalLong.of(200),
        Money.of(pool),
        0.4,
        Quantity.ofContracts(20_000),
        Optional.of(Money.of("0.035")));
  }

  private List<MarketId> read(Runnable change) throws InterruptedException {
    script.readings.add(change);
    List<MarketId> asked = script.asked.poll(10, TimeUnit.SECONDS);
    assertThat(asked).isNotNull();
    return asked;
  }

  private IncentiveListed told() throws InterruptedException {
    IncentiveListed told = events.poll(10, TimeUnit.SECONDS);
    assertThat(told).isNotNull();
    return told;
  }

  @AfterEach
  void close() {
    poller.close();
  }

  @Test
  void shouldTellWhatIsPaidOnceAndWhenItChanges() throws Exception {
    poller.follow(Set.of(GAME, OTHER));

    assertThat(
            read(
                () ->
                    script.programs.put(
                        GAME, List.of(period("liquidityProgram", "active", "3000")))))
        .containsExactly(OTHER, GAME);
    assertThat(told()).isEqualTo(new IncentiveListed(7, GAME, List.of(program("3000"))));

    read(() -> {});
    read(() -> script.programs.put(GAME, List.of(period("liquidityProgram", "pending", "4000"))));
    assertThat(told()).isEqualTo(new IncentiveListed(7, GAME, List.of(program("4000"))));

    read(() -> script.programs.remove(GAME));
    assertThat(told()).isEqualTo(new IncentiveListed(7, GAME, List.of()));
    read(() -> {});
    read(() -> {});
    assertThat(events).isEmpty();
  }

  @Test
  void shouldKeepWhatWasToldWhileTheVenueCannotBeAsked() throws Exception {
    poller.follow(Set.of(GAME));
    read(() -> script.programs.put(GAME, List.of(period("liquidityProgram", "active", "3000"))));
    told();

    read(() -> script.failing = true);
    read(() -> script.failing = false);
    read(() -> {});
    assertThat(events).isEmpty();

    read(() -> script.programs.remove(GAME));
    assertThat(told().programs()).isEmpty();
  }

  @Test
  void shouldLeaveOutWhatDoesNotPayForRestingOrCannotBeCounted() {
    TimePeriod whole = period("liquidityProgram", "active", "3000");
    assertThat(IncentivePoller.liquidity(whole)).contains(program("3000"));
    assertThat(IncentivePoller.liquidity(period("volumeProgram", "active", "3000"))).isEmpty();
    assertThat(IncentivePoller.liquidity(period("liquidityProgram", "closed", "3000"))).isEmpty();
    assertThat(IncentivePoller.liquidity(period("liquidityProgram", "active", "0"))).isEmpty();
    TimePeriod bare =
        new TimePeriod(
            "early",
            "liquidityProgram",
            "active",
            "early",
            whole.start(),
            whole.end(),
            whole.rewardPool(),
            whole.discountFactor(),
            OptionalInt.empty(),
            whole.maxSpread(),
            OptionalInt.empty());
    assertThat(IncentivePoller.liquidity(bare)).isEmpty();
  }

  @Test
  void shouldNameAtMostFiftyMarketsInOneRequest() throws Exception {
    Set<MarketId> many =
        IntStream.range(0, 120)
            .mapToObj(i -> new MarketId("m-" + i))
            .collect(Collectors.toCollection(TreeSet::new));
    poller.follow(many);

    List<MarketId> asked = new ArrayList<>();
    for (int size : List.of(50, 50, 20)) {
      List<MarketId> once = read(() -> {});
      assertThat(once).hasSize(size);
      asked.addAll(once);
    }
    assertThat(asked).containsExactlyElementsOf(many);
  }
}
