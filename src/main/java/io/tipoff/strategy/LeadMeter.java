package io.tipoff.strategy;

import io.tipoff.model.PricePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures by how much a feed is ahead of the venue's prices, league by league and from past
 * changes of the score alone: when the middle of the book had gone half of the way from what it was
 * one window before the news to what it was one window after. Positive where the news came first. A
 * middle that went the other way went for another reason, and measures nothing.
 */
final class LeadMeter {
  private static final double NANOS = 1e9;
  private static final int KEPT = 200;

  private final LeadSettings settings;
  private final Map<String, Deque<Double>> leads = new HashMap<>();

  LeadMeter(LeadSettings settings) {
    this.settings = settings;
  }

  private record News(long told, int direction) {}

  /** The middles of one book over the last seconds, and the news that wait for what follows. */
  final class Track {
    private final String league;
    private final PricePath path = new PricePath(settings.window().toNanos());
    private final List<News> waiting = new ArrayList<>();

    Track(String league) {
      this.league = league;
    }

    /** The middle is another one from now on. */
    void moved(long now, double middle) {
      path.moved(now, middle);
    }

    /**
     * The score has changed.
     *
     * @param direction where it must move the middle: positive up, negative down, 0 if unknown
     */
    void told(long now, int direction) {
      waiting.add(new News(now, direction));
    }

    /** When the next news can be judged, nanoseconds since 1970; 0 if there is none. */
    long due() {
      return waiting.isEmpty() ? 0 : waiting.getFirst().told() + settings.window().toNanos();
    }

    /** Judges the news that are old enough. */
    void update(long now) {
      while (!waiting.isEmpty() && now >= due()) {
        measure(waiting.removeFirst());
      }
    }

    private void measure(News news) {
      if (path.around(news.told(), settings.window().toNanos(), settings.move())
              instanceof PricePath.Turned(long turned, double by)
          && news.direction() * by >= 0) {
        add(league, (turned - news.told()) / NANOS);
      }
    }
  }

  private void add(String league, double seconds) {
    Deque<Double> all = leads.computeIfAbsent(league, _ -> new ArrayDeque<>());
    all.add(seconds);
    if (all.size() > KEPT) {
      all.removeFirst();
    }
  }

  /** How many changes of the score were measured. */
  int count(String league) {
    return leads.getOrDefault(league, new ArrayDeque<>()).size();
  }

  /** The lower end of what the mean lead may be, seconds; NaN with too few measurements. */
  double low(String league) {
    Deque<Double> all = leads.getOrDefault(league, new ArrayDeque<>());
    int n = all.size();
    if (n < settings.samples()) {
      return Double.NaN;
    }
    double mean = all.stream().mapToDouble(Double::doubleValue).sum() / n;
    double squares = all.stream().mapToDouble(lead -> (lead - mean) * (lead - mean)).sum();
    return mean - settings.sigmas() * StrictMath.sqrt(squares / (n - 1) / n);
  }

  /** Whether a feed leads by enough to trade on it. */
  boolean isAhead(String league) {
    return low(league) >= settings.least().toNanos() / NANOS;
  }
}
