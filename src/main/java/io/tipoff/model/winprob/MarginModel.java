package io.tipoff.model.winprob;

/**
 * Win probability of games decided by a margin of points. The margin at the end is normal around
 * {@code lead kept(t) + m toCome(t)}, with t the minutes left and m the expected final margin that
 * makes the probability before the game equal the prior; a margin within half a point of zero is a
 * tie. (H. Stern 1994, with the leads' reversion of A. Gabel and S. Redner 2012.)
 */
public final class MarginModel {
  /** The National Basketball Association. */
  public static final MarginModel NBA = new MarginModel(MarginParameters.NBA, ErrorModel.NBA);

  /** The National Football League. */
  public static final MarginModel NFL = new MarginModel(MarginParameters.NFL, ErrorModel.NFL);

  private final MarginParameters parameters;
  private final ErrorModel errors;

  public MarginModel(MarginParameters parameters, ErrorModel errors) {
    this.parameters = parameters;
    this.errors = errors;
  }

  /** The model of one game. */
  public MarginGame game(Prior prior) {
    return new MarginGame(parameters, errors, prior);
  }
}
