package io.tipoff.cli;

import io.tipoff.cli.Checkpoint.Station;
import io.tipoff.exchange.faults.Fault;
import io.tipoff.exchange.faults.Faults;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was counted while bots were killed, by station and by fault. Any thread may use it. */
final class Tally {
  /**
   * One station's counts.
   *
   * @param starts after which the account was compared
   * @param compared orders that were open when a bot came back
   * @param doubled that the bot knew of and the exchange did not
   * @param forgotten that the exchange had and the bot did not know of
   * @param met orders of the bot that others traded with
   */
  record Counts(
      int kills,
      int starts,
      int faults,
      long strikes,
      int compared,
      int doubled,
      int forgotten,
      int met) {
    private static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

    private Counts plus(Counts more) {
      return new Counts(
          kills + more.kills,
          starts + more.starts,
          faults + more.faults,
          strikes + more.strikes,
          compared + more.compared,
          doubled + more.doubled,
          forgotten + more.forgotten,
          met + more.met);
    }
  }

  private record Struck(int kills, long strikes) {
    private Struck plus(Struck more) {
      return new Struck(kills + more.kills, strikes + more.strikes);
    }
  }

  private final Map<Station, Counts> stations = new EnumMap<>(Station.class);
  private final Map<Fault, Struck> faults = new EnumMap<>(Fault.class);

  /** A bot came back and told what it knows. */
  synchronized void compared(Station station, Set<String> known, Set<String> real) {
    int doubled = (int) known.stream().filter(order -> !real.contains(order)).count();
    int forgotten = (int) real.stream().filter(order -> !known.contains(order)).count();
    add(station, new Counts(0, 1, 0, 0, real.size(), doubled, forgotten, 0));
  }

  /** A bot was killed under faults. */
  synchronized void killed(Station station, int met, List<Faults.Count> struck) {
    long strikes = struck.stream().mapToLong(Faults.Count::strikes).sum();
    add(station, new Counts(1, 0, struck.size(), strikes, 0, 0, 0, met));
    for (Faults.Count count : struck) {
      faults.merge(count.rule().fault(), new Struck(1, count.strikes()), Struck::plus);
    }
  }

  private void add(Station station, Counts more) {
    stations.merge(station, more, Counts::plus);
  }

  synchronized Counts of(Station station) {
    return stations.getOrDefault(station, Counts.NONE);
  }

  /** The faults that were in force at a kill. */
  synchronized Set<Fault> drawn() {
    return Set.copyOf(faults.keySet());
  }

  @Override
  public synchronized String toString() {
    StringBuilder text = new StringBuilder("Bots killed, by station:\n");
    String row = "%-10s %6s %7s %7s %8s %9s %8s %10s %7s%n";
    text.append(
        row.formatted(
            "station",
            "kills",
            "starts",
            "faults",
            "strikes",
            "compared",
            "doubled",
            "forgotten",
            "met"));
    Counts all = Counts.NONE;
    for (Station station : Station.values()) {
      text.append(line(row, station.name(), of(station)));
      all = all.plus(of(station));
    }
    text.append(line(row, "all", all)).append("Faults in force at a kill:\n");
    text.append("%-18s %6s %8s%n".formatted("fault", "kills", "strikes"));
    faults.forEach(
        (fault, struck) ->
            text.append(
                "%-18s %6d %8d%n".formatted(fault.words(), struck.kills(), struck.strikes())));
    return text.toString();
  }

  private static String line(String row, String name, Counts counts) {
    return row.formatted(
        name,
        counts.kills,
        counts.starts,
        counts.faults,
        counts.strikes,
        counts.compared,
        counts.doubled,
        counts.forgotten,
        counts.met);
  }
}
