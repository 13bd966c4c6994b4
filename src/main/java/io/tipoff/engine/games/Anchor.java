package io.tipoff.engine.games;

import io.tipoff.game.GameStatus;
import io.tipoff.market.Question;
import io.tipoff.model.Estimate;
import io.tipoff.model.odds.ConsensusOutcome;
import io.tipoff.model.winprob.MarginGame;
import io.tipoff.model.winprob.Prior;
import io.tipoff.strategy.MarketBelief.Origin;
import org.jspecify.annotations.Nullable;

/** What was thought of a game before it began; it stays as it was when the game began. */
final class Anchor {
  /** Odds are looked at again after this time. */
  private static final long REFRESH = 5_000_000_000L;

  /** What was thought longer before the game than this says too little. */
  private static final long OLDEST = 1_800_000_000_000L;

  /** The venue's own price knows no more than a book, and its middle is not a price. */
  private static final double VENUE_SIGMA = 0.04;

  private static final double SUREST = 0.99;

  private @Nullable Thought ofBooks;
  private @Nullable Thought ofVenue;
  private @Nullable Thought frozen;
  private @Nullable MarginGame game;
  private boolean begun;

  /**
   * A prior.
   *
   * @param words where it is from
   */
  record Thought(Prior prior, Origin origin, String words, long time) {}

  /** Takes the state of the game, and while it has not begun the odds on it. */
  void update(GameFile file, GameStatus status, long now) {
    if (begun) {
      return;
    }
    if (status.isInPlay()) {
      begun = true;
      frozen = fresh(ofBooks, now) != null ? ofBooks : fresh(ofVenue, now);
    } else if (isBefore(status) && (ofBooks == null || now - ofBooks.time >= REFRESH)) {
      look(file, now);
    }
  }

  static boolean isBefore(GameStatus status) {
    return status == GameStatus.SCHEDULED || status == GameStatus.DELAYED;
  }

  private static @Nullable Thought fresh(@Nullable Thought thought, long now) {
    return thought != null && now - thought.time <= OLDEST ? thought : null;
  }

  private void look(GameFile file, long now) {
    if (BookLines.consensus(file.odds(), Question.WINNER, now)
        instanceof ConsensusOutcome.Agreed agreed) {
      Estimate home = agreed.outcomes().getFirst();
      ofBooks =
          new Thought(
              new Prior(
                  sure(home.probability()), StrictMath.max(Prior.CLOSING_LINE_SIGMA, home.sigma())),
              Origin.IN_PLAY_CONSENSUS,
              agreed.opinions().size() + " books before the game",
              now);
    }
  }

  /** Takes the venue's price of a home win while the game has not begun. */
  void priced(double home, long now) {
    if (!begun) {
      ofVenue =
          new Thought(
              new Prior(sure(home), VENUE_SIGMA),
              Origin.IN_PLAY_VENUE,
              "the venue's price before the game",
              now);
    }
  }

  private static double sure(double probability) {
    return Math.clamp(probability, 1 - SUREST, SUREST);
  }

  /** What stands since the game began; null if nothing was known by then. */
  @Nullable Thought frozen() {
    return frozen;
  }

  /** The model of the game; made once. */
  MarginGame game(ClockGame rules, Prior prior) {
    @Nullable MarginGame made = game;
    if (made == null) {
      made = rules.model().game(prior);
      game = made;
    }
    return made;
  }
}
