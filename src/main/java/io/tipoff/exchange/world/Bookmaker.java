package io.tipoff.exchange.world;

import io.tipoff.exchange.world.BookmakerSettings.Knowledge;
import io.tipoff.exchange.world.BookmakerSettings.Locking;
import io.tipoff.exchange.world.BookmakerSettings.Pricing;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes odds for one game from what it knows of it. After something that changes much it locks its
 * bets, and comes back with new prices.
 */
final class Bookmaker {
  /** A state of the game, with what the contracts are worth in it. */
  record Moment(long number, GameState state, double winner, double spread, double total) {
    double value(Bet bet) {
      return switch (bet) {
        case MONEYLINE -> winner;
        case SPREAD -> spread;
        case TOTAL -> total;
      };
    }
  }

  /** One of its bets. */
  private static final class Line {
    private double error;
    private @Nullable BookOdds shown;
  }

  private final ListedGame game;
  private final Agenda agenda;
  private final Draws draws;
  private final String name;
  private final int limit;
  private final Knowledge knowledge;
  private final Pricing pricing;
  private final Locking locking;
  private final Consumer<BookOdds> board;
  private final Map<Bet, Line> lines = new EnumMap<>(Bet.class);
  private Moment known;
  private long closedUntil = Long.MIN_VALUE;
  private long round;

  Bookmaker(
      ListedGame game,
      Moment known,
      BookmakerSettings settings,
      Agenda agenda,
      Draws draws,
      Consumer<BookOdds> board) {
    this.game = game;
    this.known = known;
    this.agenda = agenda;
    this.draws = draws;
    this.name = settings.name();
    this.limit = settings.limit();
    this.knowledge = settings.knows();
    this.pricing = settings.prices();
    this.locking = settings.locks();
    this.board = board;
    for (Bet bet : Bet.values()) {
      lines.put(bet, new Line());
    }
  }

  /** Puts up its first odds. */
  void begin(long now) {
    look(now, round);
  }

  /** Something happened; it learns it in its own time. Draws the same number of times each time. */
  void happened(Moment moment, long now) {
    double learns = draws.logNormal(knowledge.learns());
    double lasts = draws.logNormal(locking.lasts());
    agenda.after(learns, now, later -> learn(moment, lasts, later));
  }

  private void learn(Moment moment, double lasts, long now) {
    if (moment.number() <= known.number()) {
      return;
    }
    boolean starts = isEarly() && moment.state().status() != GameStatus.SCHEDULED;
    boolean big = isBig(moment);
    known = moment;
    if (big) {
      closedUntil = Math.max(closedUntil, agenda.after(lasts, now, this::price));
    }
    if (isLocked(now)) {
      lines.values().forEach(line -> lock(line, now));
    }
    if (starts) {
      look(now, ++round);
    }
  }

  private boolean isBig(Moment moment) {
    for (Bet bet : Bet.values()) {
      if (Math.abs(moment.value(bet) - known.value(bet)) >= locking.bigMove()) {
        return true;
      }
    }
    return false;
  }

  private boolean isEarly() {
    return known.state().status() == GameStatus.SCHEDULED;
  }

  private boolean isLocked(long now) {
    return now < closedUntil || known.state().review() || known.state().isFinal();
  }

  /** Prices its bets anew and again after some time. Draws the same number of times each time. */
  private void look(long now, long of) {
    if (of != round) {
      return;
    }
    double fresh = StrictMath.sqrt(1 - knowledge.memory() * knowledge.memory());
    for (Line line : lines.values()) {
      line.error = knowledge.memory() * line.error + fresh * knowledge.error() * draws.normal();
    }
    double next = draws.exponential(isEarly() ? pricing.early() : pricing.live());
    if (!known.state().isFinal()) {
      price(now);
      agenda.after(next, now, later -> look(later, of));
    }
  }

  private void price(long now) {
    if (isLocked(now)) {
      return;
    }
    lines.forEach(
        (bet, line) -> {
          double value = known.value(bet);
          if (Math.max(value, 1 - value) >= locking.sureThing()) {
            lock(line, now);
          } else {
            show(line, odds(bet, believed(value, line.error), now));
          }
        });
  }

  /** A chance moved by an error in log odds. */
  private static double believed(double chance, double error) {
    double odds = chance / (1 - chance) * StrictMath.exp(error);
    return odds / (1 + odds);
  }

  private BookOdds odds(Bet bet, double chance, long now) {
    double overround = isEarly() ? pricing.earlyMargin() : pricing.liveMargin();
    int away = AmericanOdds.of(pricing.margin().loaded(chance, overround), pricing.step());
    int home = AmericanOdds.of(pricing.margin().loaded(1 - chance, overround), pricing.step());
    return new BookOdds(game, name, bet, away, home, false, limit, now);
  }

  private void lock(Line line, long now) {
    BookOdds last = line.shown;
    if (last != null) {
      show(line, last.lockedAt(now));
    }
  }

  /** Tells what has changed. */
  private void show(Line line, BookOdds odds) {
    BookOdds last = line.shown;
    if (last == null || !odds.hasOddsOf(last)) {
      line.shown = odds;
      board.accept(odds);
    }
  }
}
