package io.tipoff.monitor;

import io.tipoff.risk.BreakerLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Whether a bot is alive, and whether it may trade; where not, why. */
public final class Readiness {
  /** An engine that gives no sign for so long hangs. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final EngineMeter meter;
  private final LongSupplier clock;
  private final List<Supplier<List<String>>> watched = new CopyOnWriteArrayList<>();
  private volatile boolean begun;
  private volatile boolean ended;

  /**
   * Of a bot that starts.
   *
   * @param clock the time now, nanoseconds since 1970
   */
  public Readiness(EngineMeter meter, LongSupplier clock) {
    this.meter = meter;
    this.clock = clock;
  }

  /**
   * Something else may keep it from trading as it would.
   *
   * @param troubles why it does; empty if nothing
   */
  public void watch(Supplier<List<String>> troubles) {
    watched.add(troubles);
  }

  /** The start is over: all that must be followed is. */
  public void begun() {
    begun = true;
  }

  /** The bot has come to its end. */
  public void ended() {
    ended = true;
  }

  /** Why the bot is not alive; empty if it is. One that still starts is. */
  public Optional<String> dead() {
    if (ended) {
      return Optional.of("the bot has ended");
    }
    long silent = clock.getAsLong() - meter.alive();
    return begun && silent > SILENCE.toNanos()
        ? Optional.of("the engine gives no sign of life for %.0f s".formatted(silent / 1e9))
        : Optional.empty();
  }

  /** Why the bot does not trade as it would; empty if nothing keeps it. */
  public List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    dead().ifPresent(reasons::add);
    if (!begun) {
      reasons.add("starting");
    }
    Optional<EngineState> state = meter.latest();
    if (state.isPresent()) {
      add(state.get(), reasons);
    } else {
      reasons.add("the engine has told nothing yet");
    }
    watched.forEach(troubles -> reasons.addAll(troubles.get()));
    return reasons;
  }

  private static void add(EngineState state, List<String> reasons) {
    if (state.stopping()) {
      reasons.add("stopping");
    }
    if (!state.certain()) {
      reasons.add("not reconciled: the account was not compared since news may have been missed");
    }
    if (!state.paused().isEmpty()) {
      reasons.add("paused: " + state.paused());
    }
    if (state.level() != BreakerLevel.NORMAL) {
      reasons.add(state.level() + ": " + state.trouble());
    }
    if (!state.marketDataLost().isEmpty()) {
      reasons.add("market data is lost: " + state.marketDataLost());
    } else if (state.marketData() == 0) {
      reasons.add("no market data yet");
    }
    if (!state.behind().isEmpty()) {
      reasons.add("behind: " + state.behind());
    }
  }
}
