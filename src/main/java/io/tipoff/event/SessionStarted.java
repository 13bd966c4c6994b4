package io.tipoff.event;

/**
 * A session began; always the first event.
 *
 * @param mode such as {@code backtest}
 * @param configuration the effective configuration, without secrets, as YAML
 */
public record SessionStarted(long time, String mode, String configuration)
    implements SessionEvent {}
