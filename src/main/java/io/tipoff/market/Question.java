package io.tipoff.market;

/**
 * What the score of a game must be for a YES contract to pay; overtime counts as the venue counts
 * it.
 *
 * @param line points in 1/100: what is added to the long team's score for a {@link Kind#SPREAD},
 *     what both scores together must exceed for a {@link Kind#TOTAL}, else 0
 */
public record Question(Kind kind, int line) {

  /** What is asked. */
  public enum Kind {
    /** Nothing that is known: it pays or not, whatever other markets do. */
    UNKNOWN,
    /** The long team wins; a tie pays a half. */
    WINNER,
    /** The long team wins; a draw pays nothing, another market pays it. */
    OUTRIGHT,
    /** Nobody wins. */
    DRAW,
    /** The long team wins with the line added to its score; level pays a half. */
    SPREAD,
    /** Both teams together score more than the line; just the line pays a half. */
    TOTAL,
    /**
     * Who or what comes of several, such as the champion of a league: at most one of the event's
     * markets that ask this pays.
     */
    FUTURE
  }

  /** Units of a line in one point. */
  public static final int UNITS_PER_POINT = 100;

  /** Nothing known. */
  public static final Question UNKNOWN = new Question(Kind.UNKNOWN, 0);

  /** Who wins, of two. */
  public static final Question WINNER = new Question(Kind.WINNER, 0);

  /** Who wins, where a draw is a third result. */
  public static final Question OUTRIGHT = new Question(Kind.OUTRIGHT, 0);

  /** Whether nobody wins. */
  public static final Question DRAW = new Question(Kind.DRAW, 0);

  /** One of several, of which at most one comes. */
  public static final Question FUTURE = new Question(Kind.FUTURE, 0);

  /** A spread in 1/100 point, negative for a favourite. */
  public static Question spread(int line) {
    return new Question(Kind.SPREAD, line);
  }

  /** A total in 1/100 point. */
  public static Question total(int line) {
    return new Question(Kind.TOTAL, line);
  }

  /** Whether the lead of the long team decides. */
  public boolean isAboutLead() {
    return switch (kind) {
      case WINNER, OUTRIGHT, DRAW, SPREAD -> true;
      case UNKNOWN, TOTAL, FUTURE -> false;
    };
  }

  /**
   * The score at which the payment changes, in 1/100 point: the long team's lead, or the points of
   * both.
   */
  public int threshold() {
    return switch (kind) {
      case SPREAD -> -line;
      case TOTAL -> line;
      case WINNER, OUTRIGHT, DRAW, UNKNOWN, FUTURE -> 0;
    };
  }

  /**
   * What a contract pays in halves of a dollar: 0, 1 or 2.
   *
   * @param score in 1/100 point: the long team's lead, or the points of both
   */
  public int halvesPaid(int score) {
    int sign = Integer.compare(score, threshold());
    return switch (kind) {
      case WINNER, SPREAD, TOTAL -> 1 + sign;
      case OUTRIGHT -> sign > 0 ? 2 : 0;
      case DRAW -> sign == 0 ? 2 : 0;
      case UNKNOWN, FUTURE -> throw new IllegalStateException("no score decides " + this);
    };
  }
}
