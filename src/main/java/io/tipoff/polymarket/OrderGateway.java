package io.tipoff.polymarket;

import io.tipoff.engine.Command;
import io.tipoff.engine.Command.SetTimer;
import io.tipoff.event.Event;
import io.tipoff.event.OrderId;
import io.tipoff.polymarket.OrderChannel.Target;
import io.tipoff.polymarket.rest.RateBudget;
import io.tipoff.polymarket.rest.RestClient;
import io.tipoff.polymarket.rest.Share;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.polymarket.wire.VenueExecution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries commands to the venue within the rate budget, and the venue's news of our orders back.
 * Every command ends in exactly one event; nothing that was sent is ever sent again.
 */
public final class OrderGateway extends AccountGateway {
  private static final Logger LOG = LoggerFactory.getLogger(OrderGateway.class);

  /** Between two tries to cancel everything. */
  private static final Duration RETRY = Duration.ofMillis(500);

  /** Who is told that requests have left the machine, before anything can be known of them. */
  public interface Departures {
    /**
     * They are about to be handed to the network: from here on the venue may know of them.
     *
     * @param commands that leave together
     */
    default void leaving(List<Command> commands) {}

    /**
     * They were handed to the network; never blocks.
     *
     * @param commands that left together
     */
    void left(List<Command> commands);
  }

  private final OrderChannel channel;
  private final RateBudget budget;
  private final OrderDispatcher dispatcher;
  private final CommandTimers timers;
  private final Thread sender;

  /**
   * A gateway that is ready for commands.
   *
   * @param budget shared by everything that uses the same key
   * @param maxDecisionAge an order decided longer ago is not sent any more
   * @param clock the time now, nanoseconds since 1970
   * @param inbox takes outcomes and executions; must not block
   */
  OrderGateway(
      OrderChannel channel,
      RateBudget budget,
      Duration maxDecisionAge,
      LongSupplier clock,
      Consumer<Event> inbox,
      Departures departures) {
    this(
        channel,
        budget,
        new OrderDispatcher(channel, budget, maxDecisionAge, clock, inbox, departures),
        clock,
        inbox);
  }

  private OrderGateway(
      OrderChannel channel,
      RateBudget budget,
      OrderDispatcher dispatcher,
      LongSupplier clock,
      Consumer<Event> inbox) {
    super(dispatcher, clock, inbox);
    this.channel = channel;
    this.budget = budget;
    this.dispatcher = dispatcher;
    this.timers = new CommandTimers(clock, inbox::accept);
    this.sender = Thread.ofVirtual().name("order-gateway").start(this::run);
  }

  /**
   * A gateway whose requests go over HTTP.
   *
   * @param client whose budget of the key the gateway keeps to
   */
  public static OrderGateway over(
      RestClient client,
      Duration maxDecisionAge,
      LongSupplier clock,
      Consumer<Event> inbox,
      Departures departures) {
    return new OrderGateway(
        new RestOrderChannel(client),
        client.budgets().key(),
        maxDecisionAge,
        clock,
        inbox,
        departures);
  }

  @Override
  public void carryOut(Command command, long now) {
    carryOut(List.of(command), now);
  }

  @Override
  public void carryOut(List<Command> commands, long now) {
    List<Command> requests = new ArrayList<>(commands.size());
    for (Command command : commands) {
      if (command instanceof SetTimer timer) {
        timers.set(timer);
      } else {
        requests.add(command);
      }
    }
    if (!requests.isEmpty()) {
      dispatcher.add(requests, now);
      LockSupport.unpark(sender);
    }
  }

  @Override
  public void withdraw(OrderId order) {
    dispatcher.withdraw(order);
  }

  @Override
  public AccountKeeper keep(
      AccountReads reads, ReconcilerSettings settings, FeeEstimate fees, long since) {
    AccountKeeper started = super.keep(reads, settings, fees, since);
    dispatcher.onDoubt(started::doubt);
    return started;
  }

  @Override
  public void on(VenueExecution execution) {
    dispatcher.on(execution);
  }

  /**
   * Nothing more is sent but cancels, until the venue has confirmed that it took them after the
   * last order that was under way.
   */
  @Override
  public boolean cancelAndEnd(boolean leaveForeign, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    dispatcher.close();
    LockSupport.unpark(sender);
    while (true) {
      boolean quiet = dispatcher.isQuiet();
      boolean taken = cancelOut(leaveForeign);
      if (taken && quiet) {
        return true;
      }
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      if (taken) {
        dispatcher.awaitQuiet(left);
      } else {
        Thread.sleep(Duration.ofNanos(Math.min(left, RETRY.toNanos())));
      }
    }
  }

  private boolean cancelOut(boolean leaveForeign) throws InterruptedException {
    try {
      if (!leaveForeign) {
        budget.take(Share.CANCELS);
        channel.cancelAll().join();
        return true;
      }
      List<Target> targets = dispatcher.ours();
      for (int from = 0; from < targets.size(); from += RequestQueue.BATCH) {
        budget.take(Share.CANCELS);
        int to = Math.min(from + RequestQueue.BATCH, targets.size());
        channel.cancel(targets.subList(from, to)).join();
      }
      return true;
    } catch (CompletionException e) {
      if (e.getCause() instanceof VenueException) {
        return false;
      }
      throw e;
    }
  }

  private void run() {
    while (!dispatcher.isClosed()) {
      long wait = 0;
      try {
        wait = dispatcher.sendDue();
      } catch (RuntimeException e) {
        LOG.error("A request could not be carried out; the next ones still are", e);
      }
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      }
    }
  }

  @Override
  public void close() {
    super.close();
    dispatcher.close();
    LockSupport.unpark(sender);
    timers.close();
  }
}
