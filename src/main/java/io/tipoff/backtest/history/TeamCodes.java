package io.tipoff.backtest.history;

import java.util.Locale;
import java.util.Map;

/** Teams are abbreviated in more than one way. */
final class TeamCodes {
  private static final Map<String, String> COMMON =
      Map.ofEntries(
          Map.entry("gsw", "gs"),
          Map.entry("nop", "no"),
          Map.entry("nyk", "ny"),
          Map.entry("sas", "sa"),
          Map.entry("uta", "utah"),
          Map.entry("was", "wsh"),
          Map.entry("jac", "jax"),
          Map.entry("stl", "lar"),
          Map.entry("la", "lar"),
          Map.entry("sd", "lac"),
          Map.entry("lv", "oak"));

  private TeamCodes() {}

  /** One code for all ways to write a team. */
  static String common(String code) {
    String lower = code.toLowerCase(Locale.ROOT);
    return COMMON.getOrDefault(lower, lower);
  }
}
