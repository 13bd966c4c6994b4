package io.tipoff.event;

/**
 * A session began; always the first event.
 *
 * @param mode such as {@code backtest}
 * @param configuration the effective configuration, without secrets, as YAML
 * @param lastOrder the highest number of an order in earlier sessions of the account; 0 for none
 */
public record SessionStarted(long time, String mode, String configuration, long lastOrder)
    implements SessionEvent {

  /** The first session of an account. */
  public SessionStarted(long time, String mode, String configuration) {
    this(time, mode, configuration, 0);
  }
}
