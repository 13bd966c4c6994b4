package io.tipoff.engine;

import io.tipoff.risk.Limit;
import org.jspecify.annotations.Nullable;

/** What keeps the bot as a whole from placing anything new, apart from its losses. */
final class Permit {
  private boolean certain = true;
  private String paused = "";
  private boolean behind;
  private boolean storeBehind;

  /** Whether the account is known: compared with the venue's since news was last missed. */
  boolean isCertain() {
    return certain;
  }

  void certain(boolean isKnown) {
    certain = isKnown;
  }

  /** Why an operator must resume first; empty if nobody must. */
  String paused() {
    return paused;
  }

  void pause(String reason) {
    paused = reason;
  }

  void resume() {
    paused = "";
  }

  /** Whether events wait for too long before they are looked at. */
  boolean isBehind() {
    return behind;
  }

  void behind(boolean isLate) {
    behind = isLate;
  }

  /** Whether the database is too far behind the journal. */
  void storeBehind(boolean isLate) {
    storeBehind = isLate;
  }

  /** What keeps orders from passing, the gravest first; null if nothing does. */
  @Nullable Limit closedFor() {
    if (!certain) {
      return Limit.ACCOUNT_UNCERTAIN;
    }
    if (!paused.isEmpty()) {
      return Limit.PAUSED;
    }
    return storeBehind ? Limit.STORE_BEHIND : null;
  }

  /** Whether strategies may not trade at all. */
  boolean isHalted() {
    return behind || closedFor() != null;
  }
}
