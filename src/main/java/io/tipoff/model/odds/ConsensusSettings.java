package io.tipoff.model.odds;

import java.util.List;

/**
 * How a consensus is made.
 *
 * @param method the de-vig method
 * @param ratings the books that count; others are left out
 * @param freshness weight falls by e every so many seconds of age
 * @param oldest seconds of age beyond which a line does not count
 * @param readApart seconds that the outcomes of one line may have been read apart
 * @param fullLimit dollars of limit from which a line has its whole weight; below, in proportion
 * @param minimumOpinions how many engines must be left
 * @param minimumSharp how many of them must be of sharp books
 * @param outlierPoints distance from the median, as a probability, that is never an outlier
 * @param outlierDeviations the same in multiples of 1.4826 times the median absolute deviation
 * @param drift how far prices move in a second, as a probability; grows with the root of the age
 * @param floor the smallest sigma of a consensus, as a probability
 */
public record ConsensusSettings(
    DevigMethod method,
    List<BookRating> ratings,
    double freshness,
    double oldest,
    double readApart,
    double fullLimit,
    int minimumOpinions,
    int minimumSharp,
    double outlierPoints,
    double outlierDeviations,
    double drift,
    double floor) {

  /**
   * Sharp books by repute; European retail books by the fit of {@code ./tipoff calibrate
   * consensus}, which gives them a sixth to a third of Pinnacle's weight; American ones by repute.
   */
  private static final List<BookRating> RATINGS =
      List.of(
          BookRating.sharp("pinnacle", 1),
          BookRating.sharp("circa", 1),
          BookRating.sharp("bookmaker", 0.7),
          BookRating.sharp("betonline", 0.7),
          BookRating.sharp("betfair", 0.8),
          BookRating.sharp("prophetx", 0.6),
          BookRating.sharp("novig", 0.6),
          BookRating.sharp("kalshi", 0.6),
          BookRating.of("draftkings", 0.3),
          BookRating.of("fanduel", 0.3),
          new BookRating("betmgm", 0.3, "entain", false),
          new BookRating("bwin", 0.17, "entain", false),
          new BookRating("caesars", 0.3, "caesars", false),
          new BookRating("williamhill_us", 0.3, "caesars", false),
          BookRating.of("interwetten", 0.36),
          BookRating.of("williamhill", 0.21),
          BookRating.of("betvictor", 0.2),
          BookRating.of("bet365", 0.17));

  public ConsensusSettings {
    ratings = List.copyOf(ratings);
    if (minimumOpinions < 1 || !(freshness > 0) || !(oldest > 0) || !(fullLimit > 0)) {
      throw new IllegalArgumentException("a consensus needs opinions, freshness, age and limit");
    }
  }

  /** Before a game: lines hold for minutes. */
  public static ConsensusSettings beforeGame() {
    return new ConsensusSettings(
        DevigMethod.SHIN, RATINGS, 45, 300, 10, 1_000, 3, 1, 0.04, 3, 0.0003, 0.005);
  }

  /** While a game is played: lines hold for seconds. */
  public static ConsensusSettings inPlay() {
    return new ConsensusSettings(
        DevigMethod.SHIN, RATINGS, 4, 20, 2, 1_000, 3, 1, 0.04, 3, 0.005, 0.0075);
  }

  /** The same with other books. */
  public ConsensusSettings withRatings(List<BookRating> other) {
    return new ConsensusSettings(
        method,
        other,
        freshness,
        oldest,
        readApart,
        fullLimit,
        minimumOpinions,
        minimumSharp,
        outlierPoints,
        outlierDeviations,
        drift,
        floor);
  }

  /** The same with another method. */
  public ConsensusSettings withMethod(DevigMethod other) {
    return new ConsensusSettings(
        other,
        ratings,
        freshness,
        oldest,
        readApart,
        fullLimit,
        minimumOpinions,
        minimumSharp,
        outlierPoints,
        outlierDeviations,
        drift,
        floor);
  }
}
