package io.tipoff.exchange.world;

/**
 * The makers: each quotes several levels a side around its own estimate. Prices are in dollars,
 * times in seconds.
 *
 * @param count how many quote each market
 */
public record MakerSettings(int count, Estimate estimate, Reaction reaction, Shape shape) {

  /**
   * What a maker takes a contract to be worth.
   *
   * @param learns from what happens in the arena until a maker knows
   * @param belief share of a change that it believes at once, above 0; the rest bit by bit
   * @param error standard deviation of its error
   * @param memory share of that error that stays from one look to the next, 0 to 1
   * @param looks mean time between two looks at its quotes without any news
   */
  public record Estimate(
      LogNormal learns, double belief, double error, double memory, double looks) {
    Estimate withLearns(LogNormal other) {
      return new Estimate(other, belief, error, memory, looks);
    }

    Estimate withBelief(double other) {
      return new Estimate(learns, other, error, memory, looks);
    }
  }

  /**
   * What a maker does when it learns something.
   *
   * @param bigMove a change of worth from which on it pulls its quotes instead of moving them
   * @param returns from pulling its quotes until it quotes again
   * @param wide by how much wider it quotes then
   * @param calms from learning until the quotes are as tight as before
   */
  public record Reaction(double bigMove, LogNormal returns, double wide, double calms) {}

  /**
   * Where and how much a maker quotes.
   *
   * @param halfSpread from its estimate to its best quote
   * @param levels prices a side, a tick apart
   * @param size contracts at the best level
   * @param growth by which each further level is larger
   * @param skew by how much it shifts its quotes for every 1,000 contracts held
   * @param mostSkew the bound of that
   */
  public record Shape(
      double halfSpread, int levels, LogNormal size, double growth, double skew, double mostSkew) {}

  MakerSettings with(Estimate other) {
    return new MakerSettings(count, other, reaction, shape);
  }
}
