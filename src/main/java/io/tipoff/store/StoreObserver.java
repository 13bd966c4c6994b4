package io.tipoff.store;

import io.tipoff.engine.Difference;
import io.tipoff.engine.Observer;
import io.tipoff.market.MarketId;
import io.tipoff.market.Side;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.risk.Limit;
import io.tipoff.strategy.Signal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what an engine tells of its decisions: a signal when it differs from the one before, a
 * refusal when it is another one or the same for longer than {@link #AGAIN}. Never makes the engine
 * wait; of the engine's thread alone.
 */
public final class StoreObserver implements Observer {
  /** The same refusal is told again after so many nanoseconds, with how often it came. */
  static final long AGAIN = 10_000_000_000L;

  private record Place(String strategy, MarketId market, String kind) {}

  private record Wish(List<?> levels, String reason) {}

  private static final class Told {
    private final Limit limit;
    private final long time;
    private long more;

    private Told(Limit limit, long time) {
      this.limit = limit;
      this.time = time;
    }
  }

  private final StoreSession session;
  private final LongSupplier now;
  private final Map<Place, Wish> wishes = new HashMap<>();
  private final Map<Place, Long> outranked = new HashMap<>();
  private final Map<Place, Told> refusals = new HashMap<>();

  /**
   * An observer of one engine.
   *
   * @param now the engine's time, nanoseconds since 1970
   */
  public StoreObserver(StoreSession session, LongSupplier now) {
    this.session = session;
    this.now = now;
  }

  @Override
  public void signalled(Signal signal) {
    session.fills().signalled(signal);
    Place place = new Place(signal.strategy(), signal.market(), "signal");
    Wish wish =
        switch (signal) {
          case Signal.Quotes quotes -> new Wish(quotes.levels(), signal.rationale().reason());
          case Signal.Take take ->
              new Wish(List.of(take.side(), take.limit(), take.quantity()), "take");
          case Signal.Bet bet -> new Wish(bet.beliefs(), "bet");
          case Signal.Pull pull -> new Wish(List.of(), "pull: " + pull.rationale().reason());
        };
    if (!wish.equals(wishes.put(place, wish))) {
      session.add(new Observation.Wished(now.getAsLong(), signal));
    }
  }

  /** Kept beside the wish itself, with why it was not acted on. */
  @Override
  public void outranked(Signal signal, String reason) {
    Place place = new Place(signal.strategy(), signal.market(), "outranked");
    Wish wish = new Wish(List.of(), reason);
    long time = now.getAsLong();
    @Nullable Long before = outranked.get(place);
    boolean again = wish.equals(wishes.put(place, wish));
    if (!again || before == null || time - before >= AGAIN) {
      outranked.put(place, time);
      session.add(new Observation.Wished(time, signal.because("not acted on: " + reason)));
    }
  }

  @Override
  public void refused(Refused refused) {
    Side side = refused.proposal().terms().side();
    Place place =
        new Place(refused.proposal().strategy(), refused.proposal().terms().market(), side.name());
    long time = now.getAsLong();
    @Nullable Told before = refusals.get(place);
    if (before != null && before.limit == refused.limit() && time - before.time < AGAIN) {
      before.more++;
      return;
    }
    long times = before != null && before.limit == refused.limit() ? before.more + 1 : 1;
    refusals.put(place, new Told(refused.limit(), time));
    session.add(new Observation.Denied(time, refused, times));
  }

  @Override
  public void differed(Difference difference) {
    session.add(new Observation.Differed(now.getAsLong(), difference));
  }
}
