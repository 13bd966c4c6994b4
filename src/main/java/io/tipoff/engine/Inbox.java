package io.tipoff.engine;

import io.tipoff.event.AccountEvent;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.CommandOutcome;
import io.tipoff.event.Event;
import io.tipoff.event.Execution;
import io.tipoff.event.GameEvent;
import io.tipoff.event.InboxBacklog;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.SessionEvent;
import io.tipoff.event.StoreBacklog;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.market.MarketId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where events wait for the engine, in three lanes. News of our orders goes first and is never
 * dropped. News of games follows, before the books of the market that has yet to hear it; nothing
 * of it is dropped either. The market lane is bounded: when it is full, a newer book takes the
 * place of an older one of the same market, everything else makes its sender wait.
 */
public final class Inbox {
  private final int marketCapacity;
  private final int backlogThreshold;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Condition notFull = lock.newCondition();
  private final Deque<Event> account = new ArrayDeque<>();
  private final Deque<Event> games = new ArrayDeque<>();
  private final SequencedSet<Slot> market = new LinkedHashSet<>();
  private final Map<BookKey, Slot> books = new HashMap<>();
  private long conflated;
  private boolean behind;

  /**
   * An empty inbox.
   *
   * @param marketCapacity events of the market lane that may wait
   * @param backlogThreshold events of the account lane from which on the engine is told to pull its
   *     quotes; it may quote again when half of them are left
   */
  public Inbox(int marketCapacity, int backlogThreshold) {
    this.marketCapacity = marketCapacity;
    this.backlogThreshold = backlogThreshold;
  }

  /**
   * Adds an event; waits while it is of the market lane, that is full, and nothing can give way.
   */
  public void put(Event event) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (isMarketLane(event)) {
        putMarket(event);
      } else if (event instanceof GameEvent) {
        games.add(event);
      } else {
        account.add(event);
        announceBacklog(event.time());
      }
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Takes the next event, the account lane first, then games; waits if there is none. */
  public Event take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (isEmpty()) {
        notEmpty.await();
      }
      return next();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the next event, the account lane first, then games; waits no longer than this.
   *
   * @return null if none came in time
   */
  public @Nullable Event poll(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (isEmpty()) {
        if (left <= 0) {
          return null;
        }
        left = notEmpty.awaitNanos(left);
      }
      return next();
    } finally {
      lock.unlock();
    }
  }

  /** How many books gave way to newer ones. */
  public long conflated() {
    lock.lock();
    try {
      return conflated;
    } finally {
      lock.unlock();
    }
  }

  /** News of the connection must not overtake the books that came before it. */
  private static boolean isMarketLane(Event event) {
    return switch (event) {
      case MarketEvent _, StreamLost _, StreamRestored _ -> true;
      case InboxBacklog _,
          StoreBacklog _,
          GameEvent _,
          CommandOutcome _,
          Execution _,
          AccountEvent _,
          SessionEvent _ ->
          false;
    };
  }

  private void putMarket(Event event) throws InterruptedException {
    @Nullable BookKey key = key(event);
    while (market.size() >= marketCapacity && (key == null || !books.containsKey(key))) {
      notFull.await();
    }
    Slot slot = new Slot(event);
    if (key != null) {
      @Nullable Slot older = books.put(key, slot);
      if (older != null && market.size() >= marketCapacity) {
        market.remove(older);
        conflated++;
      }
    }
    market.add(slot);
  }

  private Event next() {
    if (!account.isEmpty()) {
      return takeAccount();
    }
    return games.isEmpty() ? takeMarket() : games.remove();
  }

  private boolean isEmpty() {
    return account.isEmpty() && games.isEmpty() && market.isEmpty();
  }

  private Event takeMarket() {
    Slot slot = market.removeFirst();
    @Nullable BookKey key = key(slot.event);
    if (key != null) {
      books.remove(key, slot);
    }
    notFull.signal();
    return slot.event;
  }

  private Event takeAccount() {
    Event event = account.remove();
    announceBacklog(event.time());
    return event;
  }

  /** The news of a backlog overtakes it; news that was not taken yet is called off instead. */
  private void announceBacklog(long time) {
    boolean nowBehind =
        behind ? account.size() > backlogThreshold / 2 : account.size() > backlogThreshold;
    if (nowBehind != behind) {
      behind = nowBehind;
      if (account.peekFirst() instanceof InboxBacklog) {
        account.removeFirst();
      } else {
        account.addFirst(new InboxBacklog(time, account.size(), behind));
      }
    }
  }

  /** Whole books and best prices replace what was known; nothing else may be left out. */
  private static @Nullable BookKey key(Event event) {
    return event instanceof BookChanged || event instanceof BestPricesChanged
        ? new BookKey(((MarketEvent) event).market(), event instanceof BookChanged)
        : null;
  }

  private record BookKey(MarketId market, boolean whole) {}

  /** A place in the market lane, told from every other one by identity. */
  private static final class Slot {
    private final Event event;

    private Slot(Event event) {
      this.event = event;
    }
  }
}
