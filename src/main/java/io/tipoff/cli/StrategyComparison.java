package io.tipoff.cli;

import io.tipoff.config.Configuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The same evenings with a feed that leads the other traders, with the invented world's own feed,
 * with one that trails, and with the market maker alone, with and without knowledge of the games.
 */
final class StrategyComparison {
  /** Accounts large enough that no limit of money ends an evening: that would mix the results. */
  private static final List<String> ROOM =
      List.of(
          "paper.cash=10000",
          "sizing.bankroll=10000",
          "risk.marketLoss=200",
          "risk.eventLoss=500",
          "risk.groupLoss=500",
          "risk.leagueLoss=5000",
          "risk.settlementDayLoss=5000",
          "risk.totalLoss=5000",
          "risk.dailyLoss=5000",
          "risk.drawdown=0.9",
          "risk.positions=100",
          "risk.dailyVolume=1000000");

  private static final List<String> ALL =
      List.of("liveArbitrage.enabled=true", "statisticalEdge.enabled=true");

  /** Before the first of the others learns of anything: they do after 0.5 s in the median. */
  private static final Duration LEADING = Duration.ofMillis(50);

  /** The invented world's own score feed. */
  private static final Duration USUAL = Duration.ofMillis(1800);

  private static final Duration TRAILING = Duration.ofSeconds(5);

  private static final List<StrategyStudy.Arm> ARMS =
      List.of(
          new StrategyStudy.Arm("leading feed (0.05 s), all strategies", LEADING, ALL),
          new StrategyStudy.Arm("usual feed (1.8 s), all strategies", USUAL, ALL),
          new StrategyStudy.Arm("trailing feed (5 s), all strategies", TRAILING, ALL),
          new StrategyStudy.Arm(
              "leading feed, all strategies, the shipped NBA model", LEADING, true, ALL),
          new StrategyStudy.Arm("leading feed, market maker alone", LEADING, List.of()),
          new StrategyStudy.Arm("usual feed, market maker alone", USUAL, List.of()),
          new StrategyStudy.Arm("no feed, market maker alone", null, List.of()));

  private final Function<List<String>, Configuration> configurations;
  private final Consumer<String> notes;

  StrategyComparison(Function<List<String>, Configuration> configurations, Consumer<String> notes) {
    this.configurations = configurations;
    this.notes = notes;
  }

  StudyReport run(long firstSeed, int seeds, int games) {
    SequencedMap<String, List<StrategyStudy.Outcome>> outcomes = new LinkedHashMap<>();
    int threads = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (StrategyStudy.Arm arm : ARMS) {
        List<String> sets = new ArrayList<>(ROOM);
        sets.addAll(arm.sets());
        StrategyStudy study = new StrategyStudy(configurations.apply(sets), arm, games);
        List<Future<StrategyStudy.Outcome>> running = new ArrayList<>();
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
          long one = seed;
          running.add(pool.submit(() -> study.run(one)));
        }
        outcomes.put(arm.name(), await(running));
        notes.accept(arm.name() + ": done");
      }
    }
    return new StudyReport(outcomes);
  }

  private static List<StrategyStudy.Outcome> await(List<Future<StrategyStudy.Outcome>> running) {
    List<StrategyStudy.Outcome> outcomes = new ArrayList<>();
    for (Future<StrategyStudy.Outcome> one : running) {
      try {
        outcomes.add(one.get());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("an evening failed", e.getCause());
      }
    }
    return outcomes;
  }
}
