package io.tipoff.cli;

import io.tipoff.event.StoreBacklog;
import io.tipoff.store.LockListener;
import io.tipoff.store.StoreListener;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether what keeps an account keeps up: the database is level with the journal, and the lock of
 * the key is ours. While either is not so, the engine pulls its quotes.
 */
final class StoreHealth implements StoreListener, LockListener {
  private final Consumer<String> notes;
  private @Nullable Consumer<StoreBacklog> engine;
  private @Nullable Consumer<String> failed;
  private String behind = "";
  private String unlocked = "";

  /**
   * All is well so far.
   *
   * @param notes takes what the user should know, a line each
   */
  StoreHealth(Consumer<String> notes) {
    this.notes = notes;
  }

  /**
   * From now on an engine is told, at once if something is wrong already.
   *
   * @param failing is told if the session must not go on
   */
  synchronized void tell(Consumer<StoreBacklog> told, Consumer<String> failing) {
    engine = told;
    failed = failing;
    if (!reason().isEmpty()) {
      told.accept(new StoreBacklog(WallClock.nanos(), true, reason()));
    }
  }

  @Override
  public synchronized void backlog(boolean isBehind, String reason) {
    String before = reason();
    behind = isBehind ? reason : "";
    changed(before, "the database is level again");
  }

  @Override
  public synchronized void lock(State state, String words) {
    String before = reason();
    switch (state) {
      case LOST -> unlocked = words;
      case HELD -> unlocked = "";
      case TAKEN -> {
        unlocked = words;
        if (failed != null) {
          failed.accept(words);
        }
      }
    }
    changed(before, words);
  }

  private String reason() {
    return unlocked.isEmpty() ? behind : unlocked;
  }

  private void changed(String before, String mended) {
    String now = reason();
    if (now.equals(before)) {
      return;
    }
    notes.accept(now.isEmpty() ? mended : "quotes are pulled: " + now);
    if (engine != null) {
      engine.accept(new StoreBacklog(WallClock.nanos(), !now.isEmpty(), now));
    }
  }
}
