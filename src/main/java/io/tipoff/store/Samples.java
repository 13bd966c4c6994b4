package io.tipoff.store;

import io.tipoff.book.BookCondition;
import io.tipoff.engine.Engine;
import io.tipoff.event.Event;
import io.tipoff.event.SessionEvent;
import io.tipoff.market.FairValue;
import io.tipoff.portfolio.Holding;
import io.tipoff.risk.CircuitBreaker;
import io.tipoff.risk.Limit;
import io.tipoff.store.Observation.Mark;
import io.tipoff.store.Observation.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes samples of an engine's account every few seconds, and whenever something trips. */
public final class Samples {
  private static final long INTERVAL = Duration.ofSeconds(5).toNanos();

  private final StoreSession session;
  private final Engine engine;
  private boolean begun;
  private long next = Long.MIN_VALUE;
  private @Nullable Limit tripped;
  private CircuitBreaker.@Nullable Cause latched;
  private int jumped;

  public Samples(StoreSession session, Engine engine) {
    this.session = session;
    this.engine = engine;
    session.fills().starts(engine);
  }

  /**
   * Looks whether a sample is due, after each event; of the engine's thread alone. The first is
   * taken when everything that was left by earlier sessions has been told, and is certain.
   */
  public void look(Event event) {
    session.fills().took(event);
    begun |= !(event instanceof SessionEvent) && engine.isCertain();
    if (!begun) {
      return;
    }
    long now = engine.now();
    if (now >= next
        || engine.losses().tripped() != tripped
        || engine.risk().breaker().latched() != latched
        || engine.risk().jumps().latched().size() != jumped) {
      next = now + INTERVAL;
      take();
    }
  }

  /** Takes a last sample; fills that are still followed are kept as they are. */
  public void end() {
    take();
    session.fills().finish();
  }

  /** Takes a sample, once the account is known. */
  public void take() {
    if (engine.portfolio().cash().isZero() && engine.portfolio().holdings().isEmpty()) {
      return;
    }
    tripped = engine.losses().tripped();
    latched = engine.risk().breaker().latched();
    jumped = engine.risk().jumps().latched().size();
    session.keep(engine.risk().snapshot(engine.now()));
    List<Mark> marks = new ArrayList<>();
    for (Holding holding : engine.portfolio().holdings().sequencedValues()) {
      if (!holding.position().quantity().isZero()) {
        marks.add(new Mark(holding.market(), holding.mark(), mid(holding)));
      }
    }
    session.add(
        new Sample(
            engine.now(),
            engine.portfolio().cash(),
            engine.portfolio().equity(),
            engine.portfolio().worstLoss(),
            marks));
  }

  private @Nullable FairValue mid(Holding holding) {
    boolean sound = engine.books().condition(holding.market(), engine.now()) == BookCondition.SOUND;
    return sound ? engine.books().book(holding.market()).mid().orElse(null) : null;
  }
}
