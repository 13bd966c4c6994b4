package io.tipoff.backtest.leadlag;

import io.tipoff.backtest.leadlag.Happening.Kind;
import io.tipoff.backtest.leadlag.Happening.Word;
import io.tipoff.backtest.leadlag.LeadLagReport.Feed;
import io.tipoff.backtest.leadlag.LeadLagReport.Pair;
import io.tipoff.backtest.leadlag.Reaction.Outcome;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/** What was found in recordings, put together by league and feed. */
public final class Findings {
  private static final double NANOS = 1e9;

  private final LeadLagSettings settings;
  private final SequencedMap<Teller, FeedSamples> feeds = new TreeMap<>();
  private final SequencedMap<PairKey, List<Double>> pairs = new TreeMap<>();
  private final Set<GameId> games = new LinkedHashSet<>();
  private final Map<FeedSource, Integer> outages = new EnumMap<>(FeedSource.class);
  private int recordings;
  private int gaps;
  private long quotes;

  /** Two feeds that told the same; the first one has the lower number among sources. */
  private record PairKey(String league, Kind kind, FeedSource one, FeedSource other)
      implements Comparable<PairKey> {
    @Override
    public int compareTo(PairKey that) {
      int order = league.compareTo(that.league);
      order = order != 0 ? order : kind.compareTo(that.kind);
      order = order != 0 ? order : one.compareTo(that.one);
      return order != 0 ? order : other.compareTo(that.other);
    }
  }

  public Findings(LeadLagSettings settings) {
    this.settings = settings;
  }

  /** Adds what was seen in a recording that is over. */
  public void add(LeadLag recording) {
    recordings++;
    recording.addTo(this);
  }

  void add(
      Collection<GameId> told, long books, int streamGaps, Map<FeedSource, Integer> feedOutages) {
    games.addAll(told);
    quotes += books;
    gaps += streamGaps;
    feedOutages.forEach((source, count) -> outages.merge(source, count, Integer::sum));
  }

  void add(String league, Happening happening) {
    if (happening.key().kind() != Kind.STATUS) {
      happening.words().forEach((source, word) -> add(league, happening, source, word));
    }
    if (happening.key().kind() != Kind.ODDS) {
      compare(league, happening);
    }
  }

  private void add(String league, Happening happening, FeedSource source, Word word) {
    Reaction reaction = happening.reaction();
    FeedSamples samples =
        feeds.computeIfAbsent(new Teller(league, source, happening.book()), _ -> new FeedSamples());
    samples.add(reaction.outcome(), (word.time() - word.stamped()) / NANOS);
    if (reaction.outcome() == Outcome.USABLE) {
      samples.lead(happening.key().game(), (reaction.turned() - word.time()) / NANOS);
    }
  }

  private void compare(String league, Happening happening) {
    List<Map.Entry<FeedSource, Word>> words = List.copyOf(happening.words().entrySet());
    for (int i = 0; i < words.size(); i++) {
      for (int j = i + 1; j < words.size(); j++) {
        FeedSource one = words.get(i).getKey();
        FeedSource other = words.get(j).getKey();
        long apart = words.get(j).getValue().time() - words.get(i).getValue().time();
        pairs
            .computeIfAbsent(
                new PairKey(league, happening.key().kind(), one, other), _ -> new ArrayList<>())
            .add(apart / NANOS);
      }
    }
  }

  /** All of it in figures. */
  public LeadLagReport report() {
    List<Feed> rows = new ArrayList<>();
    feeds.forEach((teller, samples) -> rows.add(samples.figures(teller)));
    List<Pair> compared = new ArrayList<>();
    pairs.forEach(
        (key, apart) ->
            compared.add(
                new Pair(
                    key.league,
                    key.kind == Kind.SCORE,
                    key.one,
                    key.other,
                    Quartiles.of(apart),
                    (double) apart.stream().filter(seconds -> seconds > 0).count()
                        / apart.size())));
    return new LeadLagReport(
        settings, recordings, games.size(), quotes, gaps, outages, rows, compared);
  }
}
