package io.tipoff.model.winprob;

/**
 * What a margin model does not know.
 *
 * @param effect relative error of the effect of a lead
 * @param unseen points that possession, fouls, time-outs and who is on the field may be worth
 * @param lastMinutes how long before the end the unseen counts double
 * @param floor the smallest sigma of a game that is not decided, as a probability
 */
public record ErrorModel(double effect, double unseen, double lastMinutes, double floor) {
  /**
   * Basketball: the ball is worth a third of a point or so, more where the clock can be run out.
   */
  public static final ErrorModel NBA = new ErrorModel(0.05, 0.35, 2, 0.002);

  /** Football: the ball is worth about two points. */
  public static final ErrorModel NFL = new ErrorModel(0.1, 2, 2, 0.004);

  double unseen(double minutesLeft) {
    return minutesLeft <= lastMinutes ? 2 * unseen : unseen;
  }
}
