package io.tipoff.cli.control;

import java.util.List;

/**
 * What an operator may ask of a bot that runs. Every method may be called by any thread, and waits
 * for the engine no longer than a few seconds.
 */
public interface OperatorDesk {

  /** Pulls the quotes and places nothing new. */
  void pause(String reason) throws NotTaken, InterruptedException;

  /** Lets it trade again after a pause. */
  void resume(String reason) throws NotTaken, InterruptedException;

  /** Lets it trade again after the breaker tripped. */
  void resetBreaker(String reason) throws NotTaken, InterruptedException;

  /** Pauses, and gives positions up within the limits of an exit. */
  void flatten(FlattenOrder order) throws NotTaken, InterruptedException;

  /** Pauses, and cancels every open order of the key in one request. */
  Cancelled cancelAll(String reason) throws NotTaken, InterruptedException;

  /** How it stands, as the engine told last. */
  BotStatus status() throws InterruptedException;

  /** What it may lose and why, as its engine sees it now. */
  RiskView risk() throws NotTaken, InterruptedException;

  /**
   * A book of risk.
   *
   * @param text for people
   * @param json the same for programs
   */
  record RiskView(String text, String json) {}

  /**
   * What was cancelled.
   *
   * @param pulled live orders that the bot itself had, and pulls because it is paused
   * @param orders the venue's ids of what was cancelled there beside that
   * @param left open orders that the venue still had when it was asked afterwards
   */
  record Cancelled(int pulled, List<String> orders, int left) {
    public Cancelled {
      orders = List.copyOf(orders);
    }
  }

  /**
   * How positions are to be given up.
   *
   * @param all whether also what the bot has not made
   * @param patience nanoseconds during which exits rest at the best price before they take
   * @param collarTicks how many ticks beyond the best opposite price an exit may reach
   */
  record FlattenOrder(String reason, boolean all, long patience, int collarTicks) {}

  /** The bot did not do what it was asked for; the message says why. */
  final class NotTaken extends Exception {
    private static final long serialVersionUID = 1L;

    public NotTaken(String message) {
      super(message);
    }
  }
}
