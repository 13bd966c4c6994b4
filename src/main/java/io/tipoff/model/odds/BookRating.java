package io.tipoff.model.odds;

/**
 * How much one book's opinion counts.
 *
 * @param book its name in lower case
 * @param sharpness weight in a consensus: 1 for the sharpest, above 0
 * @param engine who makes its prices; books of one engine are one opinion
 * @param sharp whether it takes large bets from winners, so that its price can stand for the market
 */
public record BookRating(String book, double sharpness, String engine, boolean sharp) {

  public BookRating {
    if (!(sharpness > 0) || Double.isInfinite(sharpness)) {
      throw new IllegalArgumentException("sharpness is above 0, not " + sharpness);
    }
  }

  /** A sharp book. */
  public static BookRating sharp(String book, double sharpness) {
    return new BookRating(book, sharpness, book, true);
  }

  /** Another book that makes its own prices. */
  public static BookRating of(String book, double sharpness) {
    return new BookRating(book, sharpness, book, false);
  }
}
