package io.tipoff.backtest;

import io.tipoff.engine.Engine;
import io.tipoff.engine.fills.FillNote;
import io.tipoff.engine.fills.FillWatch;
import io.tipoff.event.Event;
import io.tipoff.event.MarketSettled;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.strategy.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what each fill of a run turned out to be worth: against the belief of its moment, against
 * the middle of the book some seconds later, and at the settlement.
 */
public final class FillLog {
  /** The seconds after which a fill is compared with the middle of the book. */
  public static final List<Integer> HORIZONS = FillWatch.HORIZONS;

  /**
   * A fill and what became of it, all a contract in dollars.
   *
   * @param phase of the game; empty where nobody tells
   * @param trigger why the strategy wanted it
   * @param edge what the belief of the moment was worth above price and fee; NaN without a belief
   * @param belief that the contract bought pays, 0 to 1; NaN without one
   * @param markouts at each horizon: what the middle was worth above the price, no fee; NaN where
   *     there was none
   * @param outcome what the contract bought paid; NaN until it is settled
   */
  public record Entry(
      String event,
      String strategy,
      String league,
      String phase,
      String trigger,
      Liquidity liquidity,
      double contracts,
      double price,
      double fee,
      double edge,
      double belief,
      List<Double> markouts,
      double outcome) {

    /** What was earned at settlement, fee included, dollars. */
    public double profit() {
      return (outcome - price) * contracts - fee;
    }
  }

  private final List<FillNote> notes = new ArrayList<>();
  private final FillWatch watch = new FillWatch(notes::add);
  private final Map<MarketId, Price> results = new HashMap<>();

  /** Watches an engine from its start. */
  public void starts(Engine started) {
    watch.starts(started);
  }

  /** A strategy said what it wants, and why. */
  public void signalled(Signal signal) {
    watch.signalled(signal);
  }

  /** Takes an event after the engine has. */
  public void took(Event event) {
    watch.took(event);
    if (event instanceof MarketSettled settled) {
      results.put(settled.market(), settled.price());
    }
  }

  /** Every fill. */
  public List<Entry> entries() {
    return Stream.concat(notes.stream(), watch.pending().stream()).map(this::entry).toList();
  }

  private Entry entry(FillNote note) {
    @Nullable Price result = results.get(note.market());
    double settled = result == null ? Double.NaN : (double) result.units() / Price.UNITS_PER_DOLLAR;
    return new Entry(
        note.event(),
        note.strategy(),
        note.league(),
        note.phase(),
        note.trigger(),
        note.liquidity(),
        note.contracts(),
        note.ofSide(note.dollars()),
        note.fee().toBigDecimal().doubleValue(),
        note.edge(),
        note.ofSide(note.belief()),
        IntStream.range(0, HORIZONS.size()).mapToObj(note::markout).toList(),
        note.ofSide(settled));
  }
}
