package io.tipoff.exchange.faults;

import io.tipoff.market.MarketState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The faults that are set, and the decision whether one strikes. Of several that could, the one set
 * first does. Given the seed, the times and the order of the questions, the answers are always the
 * same; each fault draws numbers of its own. Any thread may ask.
 */
public final class Faults {
  private final SplittableRandom seeds;
  private final LongSupplier clock;
  private final List<Active> over = new ArrayList<>();
  private List<Active> active = new ArrayList<>();
  private volatile boolean quiet = true;

  /** A fault that is set, with how often it has struck. */
  public record Count(FaultRule rule, long strikes) {}

  /**
   * No faults yet.
   *
   * @param clock nanoseconds, by which faults end; it should not be one that faults change
   */
  public Faults(long seed, LongSupplier clock) {
    this.seeds = new SplittableRandom(seed);
    this.clock = clock;
  }

  /** Sets a fault from now on. */
  public synchronized void add(FaultRule rule) {
    expire();
    active.add(new Active(rule, clock.getAsLong(), seeds.split()));
    quiet = false;
  }

  /** Sets faults by words, such as {@code lose-answer:path=/v1/orders,next=1}. */
  public void add(String... rules) {
    for (String rule : rules) {
      add(FaultRule.parse(rule));
    }
  }

  /** All faults off; market states and clocks go back at once. */
  public synchronized void clear() {
    over.addAll(active);
    active = new ArrayList<>();
    quiet = true;
  }

  /** What is set, what has struck its last time included; what has ended is not. */
  public synchronized List<Count> active() {
    expire();
    return active.stream().map(fault -> new Count(fault.rule, fault.strikes)).toList();
  }

  /** What was ever set, what has ended first. */
  public synchronized List<Count> history() {
    return Stream.concat(over.stream(), active.stream())
        .map(fault -> new Count(fault.rule, fault.strikes))
        .toList();
  }

  /** How often a kind of fault that is still set has struck. */
  public long strikes(Fault fault) {
    return active().stream()
        .filter(count -> count.rule().fault() == fault)
        .mapToLong(Count::strikes)
        .sum();
  }

  /** Whether none is set, which costs nothing to ask. */
  public boolean isQuiet() {
    return quiet;
  }

  /** Whether something strikes here; if so, it counts as having struck. */
  public Optional<FaultRule> strike(Occasion occasion) {
    if (quiet) {
      return Optional.empty();
    }
    return decide(occasion);
  }

  private synchronized Optional<FaultRule> decide(Occasion occasion) {
    expire();
    for (Active fault : active) {
      if (fault.rule.fits(occasion) && fault.strikes()) {
        return Optional.of(fault.rule);
      }
    }
    return Optional.empty();
  }

  /** By how much the exchange's clock is ahead. */
  public Duration skew() {
    return quiet ? Duration.ZERO : standingSkew(false);
  }

  /** The same where it is told to somebody, which counts as a strike. */
  public Duration skewTold() {
    return quiet ? Duration.ZERO : standingSkew(true);
  }

  private synchronized Duration standingSkew(boolean told) {
    expire();
    Duration sum = Duration.ZERO;
    for (Active fault : active) {
      if (fault.rule.fault() == Fault.CLOCK_SKEW) {
        sum = sum.plusSeconds(fault.rule.seconds());
        fault.strikes += told ? 1 : 0;
      }
    }
    return sum;
  }

  /** The state that a market is made to have; null for its own. */
  synchronized @Nullable MarketState state(String market) {
    expire();
    @Nullable MarketState state = null;
    for (Active fault : active) {
      @Nullable MarketState made = fault.state(market);
      if (made == MarketState.HALTED || state == null) {
        state = made;
      }
    }
    return state;
  }

  /** A market was made to have a state. */
  synchronized void struck(String market) {
    active.stream()
        .filter(fault -> fault.state(market) != null && fault.rule.fault() != Fault.MAINTENANCE)
        .forEach(fault -> fault.strikes++);
  }

  /** Whether requests are refused for maintenance. */
  synchronized boolean isInMaintenance() {
    expire();
    long now = clock.getAsLong();
    return active.stream()
        .anyMatch(fault -> fault.rule.fault() == Fault.MAINTENANCE && !fault.isOver(now));
  }

  private void expire() {
    long now = clock.getAsLong();
    active.removeIf(fault -> fault.isGone(now) && over.add(fault));
    quiet = active.isEmpty();
  }

  /** A fault at work. */
  private final class Active {
    private final FaultRule rule;
    private final long since;
    private final SplittableRandom random;
    private long strikes;

    Active(FaultRule rule, long since, SplittableRandom random) {
      this.rule = rule;
      this.since = since;
      this.random = random;
    }

    boolean strikes() {
      if (isOver(clock.getAsLong()) || (rule.next() > 0 && strikes >= rule.next())) {
        return false;
      }
      boolean hit = rule.probability() >= 1 || random.nextDouble() < rule.probability();
      strikes += hit ? 1 : 0;
      return hit;
    }

    private boolean isOver(long now) {
      return !rule.duration().isZero() && now - since >= rule.duration().toNanos();
    }

    /** After a maintenance markets stay suspended for a while. */
    private boolean isGone(long now) {
      long after = rule.fault() == Fault.MAINTENANCE ? rule.delay().toNanos() : 0;
      return isOver(now - after);
    }

    private @Nullable MarketState state(String market) {
      return switch (rule.fault()) {
        case MAINTENANCE -> MarketState.SUSPENDED;
        case SUSPEND_MARKET -> rule.isOf(market) ? MarketState.SUSPENDED : null;
        case HALT_MARKET -> rule.isOf(market) ? MarketState.HALTED : null;
        default -> null;
      };
    }
  }
}
