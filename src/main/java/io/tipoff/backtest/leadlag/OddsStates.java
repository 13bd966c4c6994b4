package io.tipoff.backtest.leadlag;

import io.tipoff.backtest.leadlag.Happening.Kind;
import io.tipoff.backtest.leadlag.Happening.Word;
import io.tipoff.event.OddsReported;
import io.tipoff.game.BookOdds;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.Selection;
import io.tipoff.game.SideOdds;
import io.tipoff.market.Question;
import io.tipoff.model.odds.Devig;
import io.tipoff.model.odds.DevigMethod;
import io.tipoff.model.odds.Devigged.Fair;
import io.tipoff.model.odds.Odds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What each book last thought of the home side, by the feed that told it. */
final class OddsStates {
  /** Feeds list the venue as a book: that would be compared with itself. */
  private static final String VENUE = "polymarket";

  private record Place(FeedSource source, GameId game, String book) {}

  private final double least;
  private final GameLog log;
  private final Map<Place, Double> chances = new HashMap<>();
  private int changes;

  /**
   * Nothing known.
   *
   * @param least the least change of the home side's chance that is news, as a probability
   */
  OddsStates(double least, GameLog log) {
    this.least = least;
    this.log = log;
  }

  void take(OddsReported report) {
    BookOdds odds = report.odds();
    OptionalDouble chance = home(odds);
    if (chance.isEmpty() || odds.sportsbook().startsWith(VENUE)) {
      return;
    }
    Place place = new Place(report.source(), report.game(), odds.sportsbook());
    @Nullable Double before = chances.put(place, chance.getAsDouble());
    if (before != null && StrictMath.abs(chance.getAsDouble() - before) >= least) {
      changes++;
      log.told(
          new Happening.Key(report.game(), Kind.ODDS, "change " + changes),
          new Direction(chance.getAsDouble() > before ? 1 : -1, 0),
          odds.sportsbook(),
          report.source(),
          new Word(report.time(), odds.quotedAt()));
    }
  }

  /** The home side's chance of a moneyline; empty for other odds and where a side is suspended. */
  private static OptionalDouble home(BookOdds odds) {
    Question.Kind kind = odds.question().kind();
    if (!odds.main() || (kind != Question.Kind.WINNER && kind != Question.Kind.OUTRIGHT)) {
      return OptionalDouble.empty();
    }
    List<Selection> selections = odds.sides().stream().map(SideOdds::selection).toList();
    List<Odds> offered =
        odds.sides().stream().flatMap(side -> side.decimal().stream().mapToObj(Odds::new)).toList();
    int home = selections.indexOf(Selection.HOME);
    return home >= 0
            && offered.size() == selections.size()
            && Devig.fair(DevigMethod.MULTIPLICATIVE, offered, Devig.Line.MAIN) instanceof Fair fair
        ? OptionalDouble.of(fair.probabilities().get(home))
        : OptionalDouble.empty();
  }

  /** A feed cannot be heard: what it tells next may be old. */
  void lose(FeedSource source, Optional<GameId> game) {
    chances
        .keySet()
        .removeIf(
            place ->
                place.source() == source && (game.isEmpty() || place.game().equals(game.get())));
  }
}
