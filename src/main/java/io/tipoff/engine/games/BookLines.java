package io.tipoff.engine.games;

import io.tipoff.game.BookOdds;
import io.tipoff.game.Selection;
import io.tipoff.game.SideOdds;
import io.tipoff.market.Question;
import io.tipoff.model.odds.BookLine;
import io.tipoff.model.odds.Consensus;
import io.tipoff.model.odds.ConsensusOutcome;
import io.tipoff.model.odds.ConsensusSettings;
import io.tipoff.model.odds.Odds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What books make of a question before the game, the venue's own prices apart. */
final class BookLines {
  private static final double NANOS = 1e9;
  private static final long UNITS_OF_DOLLAR = 100_000_000;

  /** Feeds list the venue as a book: its prices are what is to be judged. */
  private static final String VENUE = "polymarket";

  private static final Consensus BEFORE_GAME = new Consensus(ConsensusSettings.beforeGame());

  private BookLines() {}

  /** The sides of a question, in the order of the consensus's outcomes. */
  static List<Selection> sides(Question question) {
    return switch (question.kind()) {
      case WINNER, SPREAD -> List.of(Selection.HOME, Selection.AWAY);
      case OUTRIGHT, DRAW -> List.of(Selection.HOME, Selection.DRAW, Selection.AWAY);
      case TOTAL -> List.of(Selection.OVER, Selection.UNDER);
      case UNKNOWN, FUTURE -> List.of();
    };
  }

  /**
   * The consensus at an instant.
   *
   * @param question as of the home team
   */
  static ConsensusOutcome consensus(GameOdds odds, Question question, long now) {
    List<BookLine> lines = new ArrayList<>();
    for (BookOdds one : odds.on(question)) {
      if (!one.sportsbook().startsWith(VENUE)) {
        line(one, sides(question), now).ifPresent(lines::add);
      }
    }
    return BEFORE_GAME.of(lines);
  }

  /** A book's line; empty if it names other sides than these. */
  private static Optional<BookLine> line(BookOdds odds, List<Selection> sides, long now) {
    if (odds.sides().size() != sides.size()) {
      return Optional.empty();
    }
    double age = Math.max(0, now - odds.seenAt()) / NANOS;
    List<BookLine.Quote> quotes = new ArrayList<>();
    for (Selection side : sides) {
      Optional<SideOdds> offered =
          odds.sides().stream().filter(one -> one.selection() == side).findFirst();
      if (offered.isEmpty()) {
        return Optional.empty();
      }
      OptionalDouble decimal = offered.get().decimal();
      quotes.add(
          new BookLine.Quote(
              decimal.isPresent() ? Optional.of(new Odds(decimal.getAsDouble())) : Optional.empty(),
              age));
    }
    OptionalDouble limit =
        odds.limit().isPresent()
            ? OptionalDouble.of((double) odds.limit().get().units() / UNITS_OF_DOLLAR)
            : OptionalDouble.empty();
    return Optional.of(new BookLine(odds.sportsbook(), quotes, limit));
  }
}
