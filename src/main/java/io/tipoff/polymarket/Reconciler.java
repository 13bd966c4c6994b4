package io.tipoff.polymarket;

import io.tipoff.event.AccountReported;
import io.tipoff.event.AccountReported.Held;
import io.tipoff.event.Event;
import io.tipoff.event.FundsMoved;
import io.tipoff.event.IncomeReceived;
import io.tipoff.event.MarketSettled;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.TrackedOrder.Phase;
import io.tipoff.polymarket.rest.Activity;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.polymarket.wire.VenueOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is known of the account to what the venue says of it: at the start, after news was
 * lost, on every doubt, and again and again in between, always in the same way. It reads the open
 * orders and asks for each of ours that is missing there; then, where that is due, activities,
 * positions and cash, which the engine compares. It has no thread and no time of its own: who uses
 * it calls {@link #run} when {@link #nextDue} says so.
 */
final class Reconciler {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
  private static final long SECOND = 1_000_000_000L;

  /** A single failure is nothing that a person should read. */
  private static final int WORTH_TELLING = 3;

  /** How often a question is asked that gets no answer. */
  private static final int ATTEMPTS = 4;

  private static final long LONGEST_BACKOFF = 10 * SECOND;

  /** Activities are read from so long before what is looked for. */
  private static final long OVERLAP = 60 * SECOND;

  private static final Set<String> TRANSFERS =
      Set.of("ACCOUNT_DEPOSIT", "ACCOUNT_WITHDRAWAL", "DEPOSIT", "WITHDRAWAL", "TRANSFER");

  private final AccountReads reads;
  private final TrackedOrders orders;
  private final FeeEstimate fees;
  private final Consumer<Event> out;
  private final LongSupplier clock;
  private final long ordersEvery;
  private final long accountEvery;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<String> cashMoves = new HashSet<>();
  private final Set<MarketId> settled = new HashSet<>();
  private long ordersDue = Long.MAX_VALUE;
  private long accountDue = Long.MAX_VALUE;
  private long movesSince;
  private boolean running;

  /** Whether something came in doubt while a round ran, which may not have seen it. */
  private boolean doubted;

  /** Whether news of our orders comes. */
  private boolean listening = true;

  /** How often it was lost. */
  private int losses;

  private int failures;
  private long rounds;

  /**
   * A reconciler that reads nothing yet.
   *
   * @param fees of trades of which the venue does not say them
   * @param out takes what it learns; must not block
   * @param clock the time now, nanoseconds since 1970
   */
  Reconciler(
      AccountReads reads,
      TrackedOrders orders,
      ReconcilerSettings settings,
      FeeEstimate fees,
      Consumer<Event> out,
      LongSupplier clock) {
    this.reads = reads;
    this.orders = orders;
    this.fees = fees;
    this.out = out;
    this.clock = clock;
    this.ordersEvery = settings.orders().toNanos();
    this.accountEvery = settings.account().toNanos();
  }

  /**
   * Begins with a whole round at once.
   *
   * @param since up to when transfers of cash and rebates are known, nanoseconds since 1970
   */
  void begin(long since) {
    lock.lock();
    try {
      movesSince = since;
      ordersDue = clock.getAsLong();
      accountDue = ordersDue;
    } finally {
      lock.unlock();
    }
  }

  /** Something is in doubt: a whole round is due, though not more than one a second. */
  void doubt() {
    lock.lock();
    try {
      doubted = running;
      if (ordersDue != Long.MAX_VALUE) {
        long soon = clock.getAsLong() + SECOND;
        accountDue = Math.min(accountDue, soon);
        ordersDue = Math.min(ordersDue, soon);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * News of our orders is lost. Until it comes again the account is still read, but nobody is told
   * that it is as it should be: what changes a moment later would not be heard.
   */
  void newsLost() {
    lock.lock();
    try {
      listening = false;
      losses++;
    } finally {
      lock.unlock();
    }
  }

  /** News comes again: what a round tells that begins from now on has no gap behind it. */
  void newsRestored() {
    lock.lock();
    try {
      listening = true;
    } finally {
      lock.unlock();
    }
    doubt();
  }

  /** Nothing is read any more once the round that runs is over. */
  void end() {
    lock.lock();
    try {
      ordersDue = Long.MAX_VALUE;
      accountDue = Long.MAX_VALUE;
    } finally {
      lock.unlock();
    }
  }

  /** When the next round is due; {@link Long#MAX_VALUE} for never, or while one runs. */
  long nextDue() {
    lock.lock();
    try {
      return running ? Long.MAX_VALUE : Math.min(ordersDue, accountDue);
    } finally {
      lock.unlock();
    }
  }

  /** Rounds that came to their end. */
  long rounds() {
    lock.lock();
    try {
      return rounds;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Begins a round if one is due.
   *
   * @param after is called when it is over, and whenever the next one may be due sooner
   */
  void run(Runnable after) {
    Round round;
    lock.lock();
    try {
      long now = clock.getAsLong();
      if (running || Math.min(ordersDue, accountDue) > now) {
        return;
      }
      running = true;
      doubted = false;
      round = new Round(accountDue <= now, now, listening, losses);
    } finally {
      lock.unlock();
    }
    var _ =
        round
            .read()
            .whenComplete(
                (_, failure) -> {
                  ended(round, failure);
                  after.run();
                });
  }

  private void ended(Round round, @Nullable Throwable failure) {
    lock.lock();
    try {
      running = false;
      boolean closed = ordersDue == Long.MAX_VALUE;
      long now = clock.getAsLong();
      if (failure == null) {
        failures = 0;
        rounds++;
        if (!closed) {
          ordersDue = now + ordersEvery;
          accountDue = round.whole ? now + accountEvery : accountDue;
          if (doubted || orders.ask(tracker -> tracker.isInDoubt(now))) {
            ordersDue = now + SECOND;
            accountDue = now + SECOND;
          }
        }
      } else {
        Throwable cause = cause(failure);
        failures++;
        if (!(cause instanceof VenueException)) {
          LOG.error("The account could not be read", cause);
        } else if (failures == WORTH_TELLING) {
          LOG.warn("The account cannot be read, and is tried again: {}", cause.getMessage());
        }
        long backoff = Math.min(LONGEST_BACKOFF, SECOND << Math.min(failures - 1, 4));
        if (!closed) {
          ordersDue = now + backoff;
          accountDue = round.whole ? now + backoff : accountDue;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** One reading of the account. */
  private final class Round {
    private final boolean whole;
    private final long begun;
    private final boolean heard;
    private final int lossesBefore;
    private final Map<String, VenueOrder> told = new HashMap<>();
    private final List<Activity> activities = new ArrayList<>();

    Round(boolean whole, long begun, boolean heard, int lossesBefore) {
      this.whole = whole;
      this.begun = begun;
      this.heard = heard;
      this.lossesBefore = lossesBefore;
    }

    CompletableFuture<Void> read() {
      return ask(reads::openOrders)
          .thenCompose(this::tookOpen)
          .thenCompose(_ -> whole || needsTrades() ? readAccount() : done());
    }

    private CompletableFuture<Void> tookOpen(List<VenueOrder> open) {
      open.forEach(order -> told.put(order.id(), order));
      List<String> absent =
          orders.ask(tracker -> tracker.observeOpen(open, begun, clock.getAsLong()));
      CompletableFuture<Void> all = done();
      for (String venueId : absent) {
        all = all.thenCompose(_ -> readOrder(venueId));
      }
      return all;
    }

    private CompletableFuture<Void> readOrder(String venueId) {
      long askedAt = clock.getAsLong();
      return ask(() -> reads.order(venueId))
          .thenAccept(
              found ->
                  orders.tell(
                      tracker -> {
                        if (found.isPresent()) {
                          told.put(venueId, found.get());
                          tracker.observe(found.get(), askedAt, clock.getAsLong());
                        } else {
                          tracker.unknownToVenue(venueId, askedAt, clock.getAsLong());
                        }
                      }));
    }

    private boolean needsTrades() {
      return orders.ask(
          tracker -> tracker.isMissingFills(clock.getAsLong()) || tracker.hasUnknown());
    }

    private CompletableFuture<Void> readAccount() {
      long oldest =
          orders.ask(
              tracker ->
                  tracker.live().stream().mapToLong(order -> order.sentAt).min().orElse(begun));
      long since = Math.min(Math.min(oldest, movesSince), begun - accountEvery) - OVERLAP;
      long activitiesAskedAt = clock.getAsLong();
      return ask(() -> reads.activities(since))
          .thenCompose(
              list -> {
                activities.addAll(list);
                return tookActivities();
              })
          .thenCompose(_ -> readPositions(activitiesAskedAt));
    }

    private CompletableFuture<Void> tookActivities() {
      CompletableFuture<Void> all = done();
      for (Activity activity : activities) {
        switch (activity) {
          case Activity.CashMoved moved -> tookCash(moved);
          case Activity.Resolved resolved -> all = all.thenCompose(_ -> readResult(resolved));
          case Activity.Traded _, Activity.Unknown _ -> {}
        }
      }
      orders.tell(tracker -> missed(tracker).recover());
      return all;
    }

    private MissedTrades missed(OrderTracker tracker) {
      List<Activity.Traded> trades = new ArrayList<>();
      for (Activity activity : activities) {
        if (activity instanceof Activity.Traded trade) {
          trades.add(trade);
        }
      }
      return new MissedTrades(tracker, trades, told, clock.getAsLong());
    }

    private void tookCash(Activity.CashMoved moved) {
      boolean isNew =
          moved.created().orElse(0) > movesSince
              && (moved.status().isEmpty() || moved.status().endsWith("COMPLETED"))
              && moved.amount().isPresent();
      if (isNew && cashMoves.add(moved.id())) {
        Money amount = moved.amount().orElseThrow();
        out.accept(
            TRANSFERS.contains(moved.type())
                ? new FundsMoved(clock.getAsLong(), amount)
                : new IncomeReceived(clock.getAsLong(), amount, moved.type()));
      }
    }

    /** The result of a market in which something was held, in case nothing else has told it. */
    private CompletableFuture<Void> readResult(Activity.Resolved resolved) {
      if (settled.contains(resolved.market())) {
        return done();
      }
      return ask(() -> reads.settlement(resolved.market()))
          .thenAccept(
              (Optional<Price> paid) ->
                  paid.ifPresent(
                      price -> {
                        settled.add(resolved.market());
                        out.accept(new MarketSettled(clock.getAsLong(), resolved.market(), price));
                      }));
    }

    private CompletableFuture<Void> readPositions(long activitiesAskedAt) {
      long askedAt = clock.getAsLong();
      return ask(reads::positions)
          .thenCompose(
              positions ->
                  ask(reads::cash)
                      .thenAccept(
                          cash -> {
                            prove(positions, activitiesAskedAt, askedAt);
                            report(askedAt, cash, positions);
                          }));
    }

    /** Tells the account, unless news was missing since before the round: a later one will. */
    private void report(long askedAt, Money cash, List<Held> positions) {
      List<MarketId> doubtful = orders.ask(OrderTracker::doubtful);
      lock.lock();
      try {
        if (heard && losses == lossesBefore) {
          out.accept(new AccountReported(clock.getAsLong(), askedAt, cash, positions, doubtful));
        }
      } finally {
        lock.unlock();
      }
    }

    /**
     * What was sent long before this round began, and neither stream, open orders, activities nor
     * positions know of, never reached the venue.
     */
    private void prove(List<Held> positions, long activitiesAskedAt, long askedAt) {
      Map<MarketId, Quantity> held = new HashMap<>();
      positions.forEach(position -> held.put(position.market(), position.quantity()));
      orders.tell(
          tracker -> {
            MissedTrades missed = missed(tracker);
            SequencedMap<MarketId, List<TrackedOrder>> lost = new LinkedHashMap<>();
            Set<MarketId> doubtful = new HashSet<>();
            for (TrackedOrder order : tracker.live()) {
              if (order.phase == Phase.UNKNOWN) {
                lost.computeIfAbsent(order.market(), _ -> new ArrayList<>()).add(order);
                if (Math.min(begun, activitiesAskedAt) <= order.sentAt + OrderTracker.PROOF) {
                  doubtful.add(order.market());
                }
              }
            }
            lost.forEach(
                (market, orders) -> {
                  Quantity now = held.getOrDefault(market, Quantity.ZERO);
                  if (!doubtful.contains(market) && !missed.decide(market, orders, now, fees)) {
                    doubtful.add(market);
                  }
                });
            tracker.expect(held, doubtful, askedAt);
          });
    }
  }

  /** Asks until there is an answer, a few times; asking changes nothing. */
  private static <T> CompletableFuture<T> ask(Supplier<CompletableFuture<T>> question) {
    return ask(question, ATTEMPTS);
  }

  private static <T> CompletableFuture<T> ask(
      Supplier<CompletableFuture<T>> question, int attempts) {
    CompletableFuture<T> answer = question.get();
    return attempts == 1
        ? answer
        : answer.exceptionallyCompose(
            failure ->
                cause(failure) instanceof VenueException.OutcomeUnknown
                    ? ask(question, attempts - 1)
                    : CompletableFuture.failedFuture(failure));
  }

  private static Throwable cause(Throwable failure) {
    @Nullable Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  private static CompletableFuture<Void> done() {
    return CompletableFuture.completedFuture(null);
  }
}
