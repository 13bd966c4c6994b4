package io.tipoff.feed;

import io.tipoff.game.BookOdds;
import io.tipoff.game.GameId;
import io.tipoff.game.Selection;
import io.tipoff.game.SideOdds;
import io.tipoff.market.Money;
import io.tipoff.market.Question;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What books offer by one feed's word, put together from single sides; tells each change of a bet
 * once. News that is older than what is known of the same side is left out. For many threads.
 */
public final class OddsBoard {
  /** A poll that is newer by less than this is not told: nothing follows from it. */
  private static final long POLL_STEP = 2_000_000_000L;

  private final GameTeller teller;
  private final SequencedMap<Bet, Line> lines = new LinkedHashMap<>();

  /**
   * One side of a bet.
   *
   * @param sportsbook in small letters, see {@link #sportsbook}
   * @param question as of the HOME team
   * @param main whether it is the book's main line of its kind
   * @param decimal odds, above 1; empty where no bets are taken
   * @param changedAt when it became so, by the feed's word, nanoseconds since 1970
   */
  public record Offer(
      GameId game,
      String sportsbook,
      Question question,
      boolean main,
      Selection selection,
      OptionalDouble decimal,
      Optional<Money> limit,
      long changedAt) {

    private Bet bet() {
      return new Bet(game, sportsbook, question);
    }
  }

  private record Bet(GameId game, String sportsbook, Question question) {
    private boolean isAnotherLineOf(Bet other) {
      return game.equals(other.game)
          && sportsbook.equals(other.sportsbook)
          && question.kind() == other.question.kind()
          && !question.equals(other.question);
    }
  }

  /** A bet with the time of each side. */
  private static final class Line {
    private final Map<Selection, Long> times = new EnumMap<>(Selection.class);
    private BookOdds odds;
    private long toldAfter;

    private Line(Offer first) {
      List<SideOdds> sides = sides(first.question()).stream().map(SideOdds::suspended).toList();
      odds =
          new BookOdds(
              first.sportsbook(), first.question(), first.main(), sides, first.limit(), 0, 0);
    }

    private boolean take(Offer offer, long polledAt, long now) {
      @Nullable Long known = times.get(offer.selection);
      long changedAt = Math.min(offer.changedAt, now);
      if (known != null && known > changedAt) {
        return false;
      }
      times.put(offer.selection, changedAt);
      List<SideOdds> sides =
          odds.sides().stream()
              .map(
                  side ->
                      side.selection() == offer.selection
                          ? new SideOdds(offer.selection, offer.decimal)
                          : side)
              .toList();
      BookOdds changed =
          new BookOdds(
              odds.sportsbook(),
              odds.question(),
              offer.main,
              sides,
              offer.limit.isPresent() ? offer.limit : odds.limit(),
              Math.max(odds.quotedAt(), changedAt),
              Math.max(odds.polledAt(), polledAt));
      boolean isNew = !changed.polledAt(0).equals(odds.polledAt(0));
      odds = changed;
      return isNew;
    }

    private boolean isOffered() {
      return odds.sides().stream().anyMatch(side -> side.decimal().isPresent());
    }

    private void withdraw() {
      List<SideOdds> none =
          odds.sides().stream().map(side -> SideOdds.suspended(side.selection())).toList();
      odds =
          new BookOdds(
              odds.sportsbook(),
              odds.question(),
              false,
              none,
              odds.limit(),
              odds.quotedAt(),
              odds.polledAt());
    }
  }

  public OddsBoard(GameTeller teller) {
    this.teller = teller;
  }

  /** A book's name as the consensus knows it, such as {@code draftkings}. */
  public static String sportsbook(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "");
  }

  /** The sides of a question. */
  public static List<Selection> sides(Question question) {
    return switch (question.kind()) {
      case WINNER, SPREAD -> List.of(Selection.HOME, Selection.AWAY);
      case OUTRIGHT -> List.of(Selection.HOME, Selection.DRAW, Selection.AWAY);
      case TOTAL -> List.of(Selection.OVER, Selection.UNDER);
      case DRAW, UNKNOWN, FUTURE -> List.of();
    };
  }

  /**
   * Takes news of some sides; a stamp that is not yet counts as now.
   *
   * @param polledAt when the feed saw the books show them, nanoseconds since 1970
   */
  public synchronized void take(List<Offer> offers, long polledAt) {
    Set<Bet> changed = new LinkedHashSet<>();
    long now = teller.now();
    for (Offer offer : offers) {
      if (sides(offer.question).contains(offer.selection)
          && lines.computeIfAbsent(offer.bet(), _ -> new Line(offer)).take(offer, polledAt, now)) {
        changed.add(offer.bet());
      }
    }
    for (Bet bet : changed) {
      @Nullable Line line = lines.get(bet);
      if (line != null) {
        if (line.odds.main() && line.isOffered()) {
          withdrawOthers(bet);
        }
        tell(bet, line);
      }
    }
  }

  private void tell(Bet bet, Line line) {
    line.toldAfter = teller.losses(bet.game);
    teller.odds(bet.game, line.odds);
  }

  /** Tells what is offered and was told before an outage: whoever was told of that forgot it. */
  public synchronized void tellAgain() {
    lines.sequencedKeySet().forEach(this::tellAgain);
  }

  private void tellAgain(Bet bet) {
    Line line = line(bet);
    if (line.isOffered() && line.toldAfter != teller.losses(bet.game)) {
      tell(bet, line);
    }
  }

  /** Where a book has another main line now, the one before is not offered as such any more. */
  private void withdrawOthers(Bet bet) {
    List<Bet> others = lines.sequencedKeySet().stream().filter(bet::isAnotherLineOf).toList();
    for (Bet other : others) {
      Line line = line(other);
      boolean told = line.isOffered();
      lines.remove(other);
      if (told) {
        line.withdraw();
        tell(other, line);
      }
    }
  }

  private Line line(Bet bet) {
    return Objects.requireNonNull(lines.get(bet));
  }

  /** Takes that no bets are taken on some sides. */
  public synchronized void lock(List<Offer> offers) {
    for (Offer offer : offers) {
      @Nullable Line line = lines.get(offer.bet());
      if (line != null) {
        Offer locked =
            new Offer(
                offer.game,
                offer.sportsbook,
                offer.question,
                offer.main,
                offer.selection,
                OptionalDouble.empty(),
                offer.limit,
                offer.changedAt);
        if (line.take(locked, 0, teller.now())) {
          teller.suspended(offer.game, offer.sportsbook, offer.question, offer.selection);
        }
      }
    }
  }

  /**
   * Takes everything that some books offer on a game: what is not among it is not offered.
   *
   * @param readAt when it was read, nanoseconds since 1970
   */
  public synchronized void replace(
      GameId game, Set<String> sportsbooks, List<Offer> offers, long readAt) {
    Set<Bet> offered = new LinkedHashSet<>();
    Map<Bet, Set<Selection>> sides = new LinkedHashMap<>();
    for (Offer offer : offers) {
      offered.add(offer.bet());
      sides.computeIfAbsent(offer.bet(), _ -> new LinkedHashSet<>()).add(offer.selection);
    }
    for (Bet bet : List.copyOf(lines.sequencedKeySet())) {
      if (bet.game.equals(game) && sportsbooks.contains(bet.sportsbook)) {
        if (!offered.contains(bet)) {
          drop(bet);
        } else {
          closeMissing(bet, sides.get(bet));
        }
      }
    }
    take(offers, readAt);
    lines.sequencedKeySet().stream().filter(bet -> bet.game.equals(game)).forEach(this::tellAgain);
  }

  private void drop(Bet bet) {
    Line line = line(bet);
    lines.remove(bet);
    if (line.isOffered()) {
      line.withdraw();
      tell(bet, line);
    }
  }

  private void closeMissing(Bet bet, @Nullable Set<Selection> offered) {
    Line line = line(bet);
    BookOdds before = line.odds;
    for (Selection side : sides(bet.question)) {
      if (offered == null || !offered.contains(side)) {
        line.odds = line.odds.without(side);
      }
    }
    if (!line.odds.equals(before)) {
      tell(bet, line);
    }
  }

  /** A book was seen at an instant, nanoseconds since 1970, to show what it shows of a game. */
  public synchronized void polled(GameId game, String sportsbook, long polledAt) {
    long at = Math.min(polledAt, teller.now());
    for (Map.Entry<Bet, Line> entry : lines.sequencedEntrySet()) {
      Line line = entry.getValue();
      if (entry.getKey().game.equals(game)
          && entry.getKey().sportsbook.equals(sportsbook)
          && line.isOffered()
          && at - line.odds.seenAt() >= POLL_STEP) {
        line.odds = line.odds.polledAt(at);
        tell(entry.getKey(), line);
      }
    }
  }

  /** Forgets a game's odds: they must be read anew. */
  public synchronized void forget(GameId game) {
    lines.keySet().removeIf(bet -> bet.game.equals(game));
  }

  /** The games of which odds are known. */
  public synchronized List<GameId> games() {
    return new ArrayList<>(
        new LinkedHashSet<>(lines.sequencedKeySet().stream().map(Bet::game).toList()));
  }
}
