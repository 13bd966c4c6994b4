package io.tipoff.engine.fills;

import io.tipoff.engine.Engine;
import io.tipoff.event.Event;
import io.tipoff.event.Execution;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.game.Outlook;
import io.tipoff.market.Listing;
import io.tipoff.market.MarketId;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Order;
import io.tipoff.strategy.Signal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows each fill of an engine until its last horizon or the market's settlement, and then tells
 * what became of it. It looks at the books of markets with such fills alone, and keeps at most
 * {@value #MOST_WAITING} of them: beyond that the oldest market's are told as they are.
 */
public final class FillWatch {
  /** The seconds after which a fill is compared with the middle of the book. */
  public static final List<Integer> HORIZONS = List.of(1, 5, 30, 300);

  static final int MOST_WAITING = 20_000;
  private static final long SECOND = 1_000_000_000;

  private record Place(String strategy, MarketId market) {}

  /** Fills of one market that wait, and the last middle of its book. */
  private static final class Track {
    private final Deque<Row> rows = new ArrayDeque<>();
    private double middle = Double.NaN;
  }

  private static final class Row {
    private final OrderFilled fill;
    private final Order order;
    private final Listing listing;
    private final String phase;
    private final String trigger;
    private final double belief;
    private final Double[] middles = new Double[HORIZONS.size()];
    private int next;

    private Row(OrderFilled fill, Order order, Listing listing, String trigger, Outlook outlook) {
      this.fill = fill;
      this.order = order;
      this.listing = listing;
      this.trigger = trigger;
      this.phase = outlook.equals(NOTHING) ? "" : outlook.phase().name();
      this.belief = outlook.isBelieved() ? outlook.probability() : Double.NaN;
      Arrays.fill(middles, Double.NaN);
    }

    private long due() {
      return fill.time() + HORIZONS.get(next) * SECOND;
    }

    private boolean isDone() {
      return next == middles.length;
    }

    private FillNote note() {
      return new FillNote(
          fill.time(),
          fill.order(),
          order.market(),
          order.strategy(),
          order.side(),
          fill.price(),
          fill.quantity(),
          fill.liquidity(),
          fill.fee(),
          listing.league(),
          listing.event(),
          phase,
          trigger,
          belief,
          List.of(middles));
    }
  }

  private static final Outlook NOTHING =
      new Outlook(Outlook.Phase.PRE_GAME, Outlook.Cause.ODDS, 0.5, 0.5, "", 0, 0);

  private final Consumer<FillNote> sink;
  private final List<Signal> fresh = new ArrayList<>();
  private final Map<Place, String> reasons = new HashMap<>();
  private final Map<OrderId, String> orderReasons = new HashMap<>();
  private final Map<MarketId, Listing> listings = new HashMap<>();
  private final SequencedMap<MarketId, Track> tracks = new LinkedHashMap<>();
  private int waiting;
  private @Nullable Engine engine;

  /**
   * A watch that has seen nothing.
   *
   * @param sink is given each fill once, when it is known what became of it
   */
  public FillWatch(Consumer<FillNote> sink) {
    this.sink = sink;
  }

  /** Watches an engine from its start. */
  public void starts(Engine started) {
    engine = started;
  }

  /** A strategy said what it wants, and why. */
  public void signalled(Signal signal) {
    if (signal instanceof Signal.Pull
        || (signal instanceof Signal.Quotes quotes && quotes.levels().isEmpty())) {
      return; // what is filled while it is being pulled was wanted for the reason before
    }
    fresh.add(signal);
  }

  /** Takes an event after the engine has: a fill came of what was wanted before it. */
  public void took(Event event) {
    if (event instanceof OrderFilled fill) {
      add(fill);
    } else if (event instanceof MarketEvent market) {
      took(market);
    }
    if (event instanceof Execution execution) {
      forget(execution.order());
    }
    for (int i = 0; i < fresh.size(); i++) {
      believe(fresh.get(i));
    }
    fresh.clear();
  }

  private void forget(OrderId order) {
    if (engine != null && !engine.portfolio().order(order).state().isLive()) {
      orderReasons.remove(order);
    }
  }

  /** Resting orders work for the latest reason, others for the one that sent them. */
  private void believe(Signal signal) {
    String reason = signal.rationale().reason();
    reasons.put(new Place(signal.strategy(), signal.market()), reason);
    @Nullable Holding holding =
        engine == null ? null : engine.portfolio().holdings().get(signal.market());
    if (holding == null) {
      return;
    }
    for (Order order : holding.liveOrders()) {
      if (order.strategy().equals(signal.strategy())) {
        boolean rests = order.terms().timeInForce().rests();
        if (rests && signal instanceof Signal.Quotes) {
          orderReasons.put(order.id(), reason);
        } else {
          orderReasons.putIfAbsent(order.id(), reason);
        }
      }
    }
  }

  private String reason(Order order) {
    @Nullable String own = orderReasons.get(order.id());
    return own != null
        ? own
        : reasons.getOrDefault(new Place(order.strategy(), order.market()), "");
  }

  private void add(OrderFilled fill) {
    if (engine == null) {
      return;
    }
    Order order = engine.portfolio().order(fill.order());
    MarketId market = order.market();
    Track track = tracks.computeIfAbsent(market, _ -> new Track());
    track.rows.add(
        new Row(
            fill,
            order,
            listings.getOrDefault(market, Listing.UNKNOWN),
            reason(order),
            engine.outlook(market).orElse(NOTHING)));
    look(market, track);
    waiting++;
    if (waiting > MOST_WAITING) {
      finish(tracks.firstEntry().getKey());
    }
  }

  private void took(MarketEvent event) {
    if (event instanceof MarketListed listed) {
      listings.put(listed.market(), listed.listing().listing());
    }
    @Nullable Track track = tracks.get(event.market());
    if (track == null) {
      return;
    }
    for (Row row : track.rows) {
      while (!row.isDone() && row.due() <= event.time()) {
        row.middles[row.next++] = track.middle;
      }
    }
    while (!track.rows.isEmpty() && track.rows.getFirst().isDone()) {
      tell(track.rows.removeFirst());
    }
    if (track.rows.isEmpty()) {
      tracks.remove(event.market());
    } else if (event instanceof MarketSettled) {
      finish(event.market());
    } else {
      look(event.market(), track);
    }
  }

  /** The middle at a later time is the last one before it. */
  private void look(MarketId market, Track track) {
    if (engine != null) {
      engine.othersBook(market).mid().ifPresent(mid -> track.middle = mid.units() / 1e8);
    }
  }

  private void finish(MarketId market) {
    @Nullable Track track = tracks.remove(market);
    if (track != null) {
      track.rows.forEach(this::tell);
    }
  }

  private void tell(Row row) {
    waiting--;
    sink.accept(row.note());
  }

  /** What is known so far of the fills that still wait, oldest market first. */
  public List<FillNote> pending() {
    List<FillNote> notes = new ArrayList<>();
    tracks.sequencedValues().forEach(track -> track.rows.forEach(row -> notes.add(row.note())));
    return notes;
  }

  /** Tells of all that wait as they are: nothing more comes. */
  public void finish() {
    List.copyOf(tracks.sequencedKeySet()).forEach(this::finish);
  }
}
