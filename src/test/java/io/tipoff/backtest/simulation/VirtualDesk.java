package io.tipoff.backtest.simulation;

import io.tipoff.exchange.faults.Faults;
import io.tipoff.paper.Agenda;
import io.tipoff.polymarket.VenueSettings;
import io.tipoff.polymarket.rest.RateBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A virtual time, a network whose ways take 10, 20 and 30 ms, and notes of what happened when. */
final class VirtualDesk {
  static final long MILLI = 1_000_000;
  static final VenueSettings VENUE = Played.CONFIGURATION.venue();

  final VirtualTime clock = new VirtualTime(0);
  final Agenda agenda = new Agenda();
  final Faults faults = new Faults(7, clock);
  final RateBudget budget = new RateBudget(20, 5, clock);
  final List<String> notes = new ArrayList<>();
  final Network network =
      new Network(
          new Link(
              Duration.ofMillis(10), Duration.ofMillis(20), Duration.ZERO, Duration.ofMillis(30)),
          VENUE,
          budget,
          faults,
          agenda,
          clock,
          new SplittableRandom(1));

  /** Writes down what happens, with the milliseconds at which it does. */
  void note(String what) {
    notes.add(clock.getAsLong() / MILLI + " " + what);
  }

  /** Lets everything happen until then. */
  VirtualDesk runTo(long millis) {
    while (agenda.nextDue() <= millis * MILLI) {
      clock.passTo(agenda.nextDue());
      agenda.runNext();
    }
    clock.passTo(millis * MILLI);
    return this;
  }

  /** What was noted since the last call. */
  List<String> taken() {
    List<String> taken = List.copyOf(notes);
    notes.clear();
    return taken;
  }
}
