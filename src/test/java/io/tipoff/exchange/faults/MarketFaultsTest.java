package io.tipoff.exchange.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class MarketFaultsTest {
  private static final MarketId GAME = new MarketId("aec-nba-bos-nyk-2026-10-01");
  private static final MarketId OTHER = new MarketId("aec-nba-lal-gsw-2026-10-01");

  private long now;
  private final Faults faults = new Faults(7, () -> now);
  private final MarketFaults markets = new MarketFaults(faults);
  private final SequencedMap<MarketId, MarketState> states = new LinkedHashMap<>();

  MarketFaultsTest() {
    states.put(GAME, MarketState.OPEN);
    states.put(OTHER, MarketState.OPEN);
  }

  /** What changes, which then is so. */
  private SequencedMap<MarketId, MarketState> changes() {
    SequencedMap<MarketId, MarketState> changes = markets.changes(states);
    states.putAll(changes);
    return changes;
  }

  @Test
  void shouldSuspendOneMarketForATime() {
    assertThat(markets.isIdle()).isTrue();
    faults.add("suspend-market:duration=10,market=" + GAME.slug());

    assertThat(markets.isIdle()).isFalse();
    assertThat(changes()).containsOnly(Map.entry(GAME, MarketState.SUSPENDED));
    assertThat(changes()).isEmpty();
    now += Duration.ofMillis(10).toNanos();
    assertThat(changes()).containsOnly(Map.entry(GAME, MarketState.OPEN));
    assertThat(changes()).isEmpty();
    assertThat(markets.isIdle()).isTrue();
  }

  @Test
  void shouldGiveAMarketItsOwnStateBack() {
    states.put(OTHER, MarketState.PREOPEN);
    faults.add("halt-market");
    assertThat(changes()).containsValues(MarketState.HALTED).hasSize(2);
    assertThat(faults.strikes(Fault.HALT_MARKET)).isEqualTo(2);

    faults.clear();

    changes();
    assertThat(states).containsEntry(GAME, MarketState.OPEN);
    assertThat(states).containsEntry(OTHER, MarketState.PREOPEN);
  }

  @Test
  void shouldNotOpenAMarketThatEndedMeanwhile() {
    faults.add("suspend-market");
    changes();
    states.put(GAME, MarketState.EXPIRED);

    faults.clear();

    assertThat(changes()).containsOnlyKeys(OTHER);
  }

  @Test
  void shouldLeaveMarketsAloneThatAreOver() {
    states.put(GAME, MarketState.TERMINATED);
    faults.add("halt-market");

    assertThat(changes()).containsOnlyKeys(OTHER);
  }

  @Test
  void shouldHaltWhatIsSuspendedToo() {
    faults.add("suspend-market", "halt-market:duration=10");
    assertThat(changes()).containsEntry(GAME, MarketState.HALTED);

    now += Duration.ofMillis(10).toNanos();

    assertThat(changes()).containsEntry(GAME, MarketState.SUSPENDED);
    faults.clear();
    assertThat(changes()).containsEntry(GAME, MarketState.OPEN);
  }

  @Test
  void shouldTellOnceThatAMaintenanceBegins() {
    assertThat(markets.maintenanceBegins()).isFalse();
    faults.add("maintenance:duration=10,delay=5");

    assertThat(markets.maintenanceBegins()).isTrue();
    assertThat(markets.maintenanceBegins()).isFalse();
    assertThat(changes()).containsEntry(GAME, MarketState.SUSPENDED);
    now += Duration.ofMillis(10).toNanos();
    assertThat(changes()).isEmpty();
    now += Duration.ofMillis(5).toNanos();
    assertThat(markets.maintenanceBegins()).isFalse();
    assertThat(changes()).containsEntry(GAME, MarketState.OPEN);
    faults.add("maintenance");
    assertThat(markets.maintenanceBegins()).isTrue();
  }
}
