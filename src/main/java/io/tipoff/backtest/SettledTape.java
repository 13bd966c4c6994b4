package io.tipoff.backtest;

import io.tipoff.event.Event;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A tape after whose last event those of its markets close and settle whose result is known. */
final class SettledTape implements Tape {
  private final Tape tape;
  private final SequencedMap<MarketId, Price> settlements;
  private final Set<MarketId> listed = new HashSet<>();
  private final Deque<Event> last = new ArrayDeque<>();
  private long time;
  private boolean ended;

  SettledTape(Tape tape, SequencedMap<MarketId, Price> settlements) {
    this.tape = tape;
    this.settlements = settlements;
  }

  @Override
  public @Nullable Event next() {
    @Nullable Event event = ended ? null : tape.next();
    if (event != null) {
      time = event.time();
      if (event instanceof MarketListed listing) {
        listed.add(listing.market());
      }
      return event;
    }
    if (!ended) {
      ended = true;
      settlements.forEach(this::settle);
    }
    return last.poll();
  }

  private void settle(MarketId market, Price price) {
    if (listed.contains(market)) {
      last.add(new MarketStateChanged(time, market, MarketState.CLOSED));
      last.add(new MarketSettled(time, market, price));
    }
  }

  @Override
  public long rows() {
    return tape.rows();
  }

  @Override
  public long duplicates() {
    return tape.duplicates();
  }

  @Override
  public double progress() {
    return tape.progress();
  }

  @Override
  public void close() {
    tape.close();
  }
}
