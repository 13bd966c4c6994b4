package io.tipoff.game;

import io.tipoff.market.Money;
import io.tipoff.market.Question;
import java.util.List;
import java.util.Optional;

/**
 * One book's odds on all sides of one question of a game.
 *
 * @param sportsbook the book's name in lower case, such as {@code pinnacle}
 * @param question what is asked, as of the HOME team: a spread's line is added to its score
 * @param main whether it is the book's main line of its kind
 * @param sides every side, each once: home and away, with a draw where it is a result of its own,
 *     or over and under
 * @param limit the largest stake that the book takes; empty if unknown
 * @param quotedAt when the book made these odds, nanoseconds since 1970
 * @param polledAt when the feed last saw the book show them, nanoseconds since 1970
 */
public record BookOdds(
    String sportsbook,
    Question question,
    boolean main,
    List<SideOdds> sides,
    Optional<Money> limit,
    long quotedAt,
    long polledAt) {
  public BookOdds {
    sides = List.copyOf(sides);
  }

  /** When the odds were last known to be offered, nanoseconds since 1970. */
  public long seenAt() {
    return Math.max(quotedAt, polledAt);
  }

  /** Whether a side cannot be bet on. */
  public boolean isSuspended() {
    return sides.stream().anyMatch(side -> side.decimal().isEmpty());
  }

  /** The same odds, seen again. */
  public BookOdds polledAt(long time) {
    return new BookOdds(sportsbook, question, main, sides, limit, quotedAt, time);
  }

  /** The same with one side taken down; unchanged if it has no such side. */
  public BookOdds without(Selection selection) {
    List<SideOdds> left =
        sides.stream()
            .map(side -> side.selection() == selection ? SideOdds.suspended(selection) : side)
            .toList();
    return new BookOdds(sportsbook, question, main, left, limit, quotedAt, polledAt);
  }
}
