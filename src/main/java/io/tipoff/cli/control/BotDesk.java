package io.tipoff.cli.control;

import io.tipoff.engine.Engine;
import io.tipoff.event.BreakerReset;
import io.tipoff.event.Event;
import io.tipoff.event.FlattenRequested;
import io.tipoff.event.TradingPaused;
import io.tipoff.event.TradingResumed;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Turns what an operator asks for into events, which wait in the inbox like all others. */
public final class BotDesk implements OperatorDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration BRIEFLY = Duration.ofMillis(500);

  /** Cancels at the venue. */
  public interface Canceller {
    /** Every open order of the key, tried again for a few seconds. */
    Cancelled cancelAll() throws NotTaken, InterruptedException;
  }

  private final Consumer<Event> inbox;
  private final StatusPublisher status;
  private final Canceller canceller;
  private final LongSupplier clock;
  private final Function<Engine, RiskView> risk;

  /**
   * A desk of one bot.
   *
   * @param inbox takes an event at once
   * @param clock the time now, nanoseconds since 1970
   * @param risk what an engine may lose
   */
  public BotDesk(
      Consumer<Event> inbox,
      StatusPublisher status,
      Canceller canceller,
      LongSupplier clock,
      Function<Engine, RiskView> risk) {
    this.inbox = inbox;
    this.status = status;
    this.canceller = canceller;
    this.clock = clock;
    this.risk = risk;
  }

  @Override
  public void pause(String reason) throws NotTaken, InterruptedException {
    give(new TradingPaused(clock.getAsLong(), reason));
  }

  @Override
  public void resume(String reason) throws NotTaken, InterruptedException {
    give(new TradingResumed(clock.getAsLong(), reason));
  }

  @Override
  public void resetBreaker(String reason) throws NotTaken, InterruptedException {
    give(new BreakerReset(clock.getAsLong(), reason));
  }

  @Override
  public void flatten(FlattenOrder order) throws NotTaken, InterruptedException {
    give(
        new FlattenRequested(
            clock.getAsLong(), order.reason(), order.all(), order.patience(), order.collarTicks()));
  }

  /** The venue is asked even if the engine hangs: that is when it matters most. */
  @Override
  public Cancelled cancelAll(String reason) throws NotTaken, InterruptedException {
    Event pause = new TradingPaused(clock.getAsLong(), reason);
    @Nullable BotStatus paused = status.give(pause, () -> inbox.accept(pause), BRIEFLY);
    Cancelled there = canceller.cancelAll();
    int pulled = (paused == null ? status.latest() : paused).orders().size();
    return new Cancelled(pulled, there.orders(), there.left());
  }

  @Override
  public BotStatus status() throws InterruptedException {
    return status.fresh(BRIEFLY);
  }

  @Override
  public RiskView risk() throws NotTaken, InterruptedException {
    @Nullable RiskView view = status.look(risk, PATIENCE);
    if (view == null) {
      throw new NotTaken("the engine did not answer within " + PATIENCE.toSeconds() + " s");
    }
    return view;
  }

  private void give(Event event) throws NotTaken, InterruptedException {
    if (status.give(event, () -> inbox.accept(event), PATIENCE) == null) {
      throw new NotTaken(
          ("the engine did not take it within %d s; it waits in the inbox. If the engine hangs:"
                  + " tipoff cancel-all --venue")
              .formatted(PATIENCE.toSeconds()));
    }
  }
}
