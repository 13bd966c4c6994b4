package io.tipoff.exchange.faults;

import java.util.List;

/**
 * How an exchange goes wrong on purpose.
 *
 * @param control whether faults can be set by requests, which need no signature
 * @param rules in force from the start
 */
public record FaultSettings(boolean control, List<FaultRule> rules) {
  /** Nothing goes wrong, and nobody can ask for it. */
  public static final FaultSettings NONE = new FaultSettings(false, List.of());

  public FaultSettings {
    rules = List.copyOf(rules);
  }
}
