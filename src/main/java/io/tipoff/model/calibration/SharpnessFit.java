package io.tipoff.model.calibration;

import io.tipoff.model.LogOdds;
import io.tipoff.model.odds.BookLine;
import io.tipoff.model.odds.BookRating;
import io.tipoff.model.odds.Devig;
import io.tipoff.model.odds.DevigMethod;
import io.tipoff.model.odds.Devigged;
import io.tipoff.model.odds.Odds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * How sharp books are. A book's miss is the distance, in log odds and without margins, from its
 * opening line to the mean closing line of all books; what lines become tells more of a book in a
 * season than who won. What moves all books alike is no book's fault: the mean product of the
 * misses of two books is taken off, and the inverse of the variance that is left is a book's
 * weight. The sharpest has 1.
 */
public final class SharpnessFit {
  /** No book is so good that its own miss is below this part of what it shares with others. */
  private static final double LEAST_OWN_PART = 0.01;

  private final DevigMethod method;
  private final SequencedMap<String, Mean> squares = new LinkedHashMap<>();
  private final Mean products = new Mean();

  private static final class Mean {
    private double sum;
    private long count;

    void add(double value) {
      sum += value;
      count++;
    }

    double value() {
      return count == 0 ? 0 : sum / count;
    }
  }

  private record Miss(String book, double distance) {}

  private SharpnessFit(DevigMethod method) {
    this.method = method;
  }

  /** The rating of every book that was seen; whether it is sharp only a person can say. */
  public static List<BookRating> ratings(DevigMethod method, List<RecordedMarket> markets) {
    SharpnessFit fit = new SharpnessFit(method);
    markets.forEach(fit::add);
    return fit.ratings();
  }

  private List<BookRating> ratings() {
    double shared = products.value();
    SequencedMap<String, Double> own = new LinkedHashMap<>();
    squares.forEach(
        (book, mean) ->
            own.put(book, StrictMath.max(mean.value() - shared, LEAST_OWN_PART * shared)));
    double best = own.sequencedValues().stream().mapToDouble(Double::doubleValue).min().orElse(1);
    List<BookRating> ratings = new ArrayList<>();
    own.forEach((book, variance) -> ratings.add(BookRating.of(book, best / variance)));
    return ratings;
  }

  private void add(RecordedMarket market) {
    List<List<Double>> closing =
        market.closing().stream().flatMap(line -> fair(line).stream()).toList();
    if (closing.isEmpty()) {
      return;
    }
    for (int outcome = 0; outcome < closing.getFirst().size(); outcome++) {
      add(misses(market, outcome, meanLogOdds(closing, outcome)));
    }
  }

  private List<Miss> misses(RecordedMarket market, int outcome, double target) {
    List<Miss> misses = new ArrayList<>();
    for (BookLine line : market.opening()) {
      fair(line)
          .forEach(
              fair -> misses.add(new Miss(line.book(), LogOdds.of(fair.get(outcome)) - target)));
    }
    return misses;
  }

  private void add(List<Miss> misses) {
    for (Miss miss : misses) {
      squares.computeIfAbsent(miss.book(), _ -> new Mean()).add(miss.distance() * miss.distance());
      for (Miss other : misses) {
        if (!other.book().equals(miss.book())) {
          products.add(miss.distance() * other.distance());
        }
      }
    }
  }

  private static double meanLogOdds(List<List<Double>> lines, int outcome) {
    return lines.stream()
        .mapToDouble(line -> LogOdds.of(line.get(outcome)))
        .average()
        .orElseThrow();
  }

  /** The line without its margin; nothing if it is not one to learn from. */
  private List<List<Double>> fair(BookLine line) {
    List<Odds> odds = line.sides().stream().flatMap(side -> side.odds().stream()).toList();
    return odds.size() == line.sides().size()
            && Devig.fair(method, odds, Devig.Line.MAIN) instanceof Devigged.Fair fair
        ? List.of(fair.probabilities())
        : List.of();
  }
}
