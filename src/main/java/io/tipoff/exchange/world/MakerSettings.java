package io.tipoff.exchange.world;

/**
 * The makers: each quotes several levels a side around its own estimate. Prices in dollars, times
 * in seconds.
 *
 * @param count how many quote each market
 * @param learns from what happens in the arena until a maker knows
 * @param returns from pulling its quotes until it quotes again
 * @param calms from learning until the quotes are as tight as before
 * @param bigMove a change of value from which on it pulls instead of moving its quotes
 * @param belief share of a change that it believes at once, above 0; the rest bit by bit
 * @param halfSpread from its estimate to its best quote
 * @param wide by how much wider it quotes until it calms down
 * @param error standard deviation of its estimate
 * @param memory share of that error that stays from one look to the next, 0 to 1
 * @param looks mean time between two looks at its quotes without any news
 * @param levels prices a side, a tick apart
 * @param size contracts at the best level
 * @param growth by which each further level is larger
 * @param skew change of its estimate for every 1,000 contracts held
 * @param mostSkew its bound
 */
public record MakerSettings(
    int count,
    LogNormal learns,
    LogNormal returns,
    double calms,
    double bigMove,
    double belief,
    double halfSpread,
    double wide,
    double error,
    double memory,
    double looks,
    int levels,
    LogNormal size,
    double growth,
    double skew,
    double mostSkew) {

  MakerSettings withLearns(LogNormal other) {
    return new MakerSettings(
        count,
        other,
        returns,
        calms,
        bigMove,
        belief,
        halfSpread,
        wide,
        error,
        memory,
        looks,
        levels,
        size,
        growth,
        skew,
        mostSkew);
  }

  MakerSettings withBelief(double other) {
    return new MakerSettings(
        count,
        learns,
        returns,
        calms,
        bigMove,
        other,
        halfSpread,
        wide,
        error,
        memory,
        looks,
        levels,
        size,
        growth,
        skew,
        mostSkew);
  }
}
