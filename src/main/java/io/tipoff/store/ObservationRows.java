package io.tipoff.store;

import io.tipoff.engine.fills.FillNote;
import io.tipoff.market.FairValue;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.store.Observation.Alert;
import io.tipoff.store.Observation.Denied;
import io.tipoff.store.Observation.Differed;
import io.tipoff.store.Observation.Followed;
import io.tipoff.store.Observation.Mark;
import io.tipoff.store.Observation.Sample;
import io.tipoff.store.Observation.Severity;
import io.tipoff.store.Observation.Wished;
import io.tipoff.strategy.Rationale;
import io.tipoff.strategy.Signal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of what is not in the journal; each has a number of its own in the session. */
final class ObservationRows {
  private final SessionKey session;
  private long number;
  private long dropped;

  ObservationRows(SessionKey session) {
    this.session = session;
  }

  void add(Observation observation, Batch batch) {
    number++;
    switch (observation) {
      case Alert(var time, var severity, var source, var detail) ->
          put(batch, Table.ALERTS, time, severity, source, detail);
      case Differed(var time, var difference) ->
          put(batch, Table.ALERTS, time, Severity.CRITICAL, "account", difference.toString());
      case Sample sample -> add(sample, batch);
      case Wished(var time, var signal) -> add(time, signal, batch);
      case Denied denied -> add(denied, batch);
      case Followed followed -> add(followed.fill(), batch);
    }
  }

  /** Tells how many were dropped, if more than before. */
  void addGap(long droppedSoFar, long time, Batch batch) {
    if (droppedSoFar > dropped) {
      number++;
      put(batch, Table.GAPS, time, droppedSoFar - dropped);
      dropped = droppedSoFar;
    }
  }

  private void add(Sample sample, Batch batch) {
    put(
        batch,
        Table.EQUITY,
        sample.time(),
        sample.cash().units(),
        sample.equity().units(),
        sample.worstLoss().units());
    for (Mark mark : sample.marks()) {
      @Nullable FairValue mid = mark.mid();
      put(
          batch,
          Table.MARKS,
          mark.market().slug(),
          sample.time(),
          (long) mark.price().units(),
          mid == null ? null : mid.units());
    }
  }

  private void add(long time, Signal signal, Batch batch) {
    Rationale why = signal.rationale();
    put(
        batch,
        Table.SIGNALS,
        time,
        signal.strategy(),
        signal.market().slug(),
        kind(signal),
        wish(signal),
        why.urgency(),
        why.confidence(),
        why.reason());
  }

  private void add(FillNote fill, Batch batch) {
    List<Double> middles = fill.middles();
    put(
        batch,
        Table.FILL_NOTES,
        fill.time(),
        fill.order().number(),
        fill.market().slug(),
        fill.strategy(),
        fill.side(),
        (long) fill.price().units(),
        fill.quantity().units(),
        fill.liquidity(),
        fill.fee().units(),
        fill.phase(),
        fill.trigger(),
        units(fill.belief()),
        units(middles.get(0)),
        units(middles.get(1)),
        units(middles.get(2)),
        units(middles.get(3)));
  }

  /** In 10^-8; null for what is not known. */
  private static @Nullable Long units(double figure) {
    return Double.isNaN(figure) ? null : Math.round(figure * 1e8);
  }

  private static String kind(Signal signal) {
    return switch (signal) {
      case Signal.Quotes _ -> "QUOTES";
      case Signal.Take _ -> "TAKE";
      case Signal.Bet _ -> "BET";
      case Signal.Pull _ -> "PULL";
    };
  }

  private static String wish(Signal signal) {
    return switch (signal) {
      case Signal.Quotes quotes ->
          quotes.levels().stream()
              .map(level -> level.side() + " " + level.quantity() + " at " + level.price())
              .collect(Collectors.joining(", "));
      case Signal.Pull _ -> "nothing";
      case Signal.Take take -> take.side() + " " + take.quantity() + " at " + take.limit();
      case Signal.Bet bet ->
          bet.beliefs().stream().map(Object::toString).collect(Collectors.joining(", "));
    };
  }

  private void add(Denied denied, Batch batch) {
    OrderTerms terms = denied.refused().proposal().terms();
    put(
        batch,
        Table.REFUSALS,
        denied.time(),
        denied.refused().proposal().strategy(),
        terms.market().slug(),
        terms.intent(),
        (long) terms.price().units(),
        terms.quantity().units(),
        denied.refused().limit(),
        denied.refused().allowed(),
        denied.refused().asked(),
        denied.times());
  }

  private void put(Batch batch, Table table, @Nullable Object... more) {
    @Nullable Object[] columns = new Object[more.length + 3];
    columns[0] = session.account();
    columns[1] = session.number();
    columns[2] = number;
    System.arraycopy(more, 0, columns, 3, more.length);
    batch.put(table, columns);
  }
}
