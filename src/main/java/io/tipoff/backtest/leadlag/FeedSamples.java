package io.tipoff.backtest.leadlag;

import io.tipoff.backtest.Bootstrap;
import io.tipoff.backtest.leadlag.LeadLagReport.Feed;
import io.tipoff.backtest.leadlag.LeadLagReport.Verdict;
import io.tipoff.backtest.leadlag.Reaction.Outcome;
import io.tipoff.game.GameId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What one feed told of one league's games, and how far ahead of prices it was. */
final class FeedSamples {
  /** With fewer games or changes nothing is concluded. */
  private static final int LEAST_GAMES = 5;

  private static final int LEAST_CHANGES = 20;

  /** So many standard deviations more must go along with the news than against it. */
  private static final double SIGMAS = 2;

  /** So much of the news must be answered: the moves around the rest are of something else. */
  private static final double LEAST_SHARE = 0.25;

  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private final SequencedMap<GameId, List<Double>> leads = new TreeMap<>();
  private final List<Double> stampLags = new ArrayList<>();

  void add(Outcome outcome, double stampLag) {
    outcomes.merge(outcome, 1, Integer::sum);
    stampLags.add(stampLag);
  }

  void lead(GameId game, double seconds) {
    leads.computeIfAbsent(game, _ -> new ArrayList<>()).add(seconds);
  }

  Feed figures(Teller teller) {
    List<Double> all = leads.sequencedValues().stream().flatMap(List::stream).toList();
    Optional<Bootstrap> interval =
        leads.size() < 2
            ? Optional.empty()
            : Optional.of(Bootstrap.ofMedian(List.copyOf(leads.sequencedValues())));
    return new Feed(
        teller,
        leads.size(),
        stampLags.size(),
        all.size(),
        count(Outcome.CROWDED),
        count(Outcome.NO_PRICES),
        count(Outcome.UNMOVED),
        count(Outcome.AGAINST),
        all.isEmpty() ? Optional.empty() : Optional.of(Quartiles.of(all)),
        (double) all.stream().filter(lead -> lead > 0).count() / Math.max(1, all.size()),
        interval,
        Quartiles.of(stampLags).median(),
        verdict(all.size(), interval));
  }

  private int count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  private Verdict verdict(int usable, Optional<Bootstrap> interval) {
    if (interval.isEmpty() || leads.size() < LEAST_GAMES || usable < LEAST_CHANGES) {
      return Verdict.TOO_FEW;
    }
    if (!isAnswered(usable)) {
      return Verdict.UNRELATED;
    }
    if (interval.get().low() > 0) {
      return Verdict.LEADS;
    }
    return interval.get().high() < 0 ? Verdict.TRAILS : Verdict.NEITHER;
  }

  /** Whether prices move with the news, and not as they would at any other time. */
  private boolean isAnswered(int usable) {
    int against = count(Outcome.AGAINST);
    int quoted = usable + against + count(Outcome.UNMOVED);
    return usable - against >= SIGMAS * StrictMath.sqrt(usable + against)
        && usable - against >= LEAST_SHARE * quoted;
  }
}
