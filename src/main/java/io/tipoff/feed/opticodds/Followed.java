package io.tipoff.feed.opticodds;

import io.tipoff.feed.Fixture;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import org.jspecify.annotations.Nullable;

/** A game that is listened to, and where it stood when something was last heard of it. */
final class Followed {
  private final Fixture fixture;
  private final GameId game;
  private @Nullable GameState state;
  private boolean begun;
  private boolean over;
  private long entry = Long.MIN_VALUE;
  private int changes;

  /** A game of which the feed's list says where it stands. */
  Followed(Fixture fixture, GameId game, GameStatus listed) {
    this.fixture = fixture;
    this.game = game;
    this.begun = listed.isInPlay() || listed.isOver();
  }

  /**
   * What several threads hear of this game is judged and told one after the other, so that nobody
   * hears what is older last.
   */
  synchronized void inTurn(Runnable hearing) {
    hearing.run();
  }

  Fixture fixture() {
    return fixture;
  }

  GameId game() {
    return game;
  }

  /** Where it stands; null before it was told, and again after an outage. */
  synchronized @Nullable GameState state() {
    return state;
  }

  synchronized void stands(GameState now) {
    state = now;
    begun |= now.status().isInPlay() || now.status().isOver();
    over = now.status().isOver();
  }

  /** Whether the feed ever said so: then no result is no proof that it has not. */
  synchronized boolean hasBegun() {
    return begun;
  }

  synchronized boolean isOver() {
    return over;
  }

  /** Grows with every entry of a stream that is news, and when a stream ends. */
  synchronized int changes() {
    return changes;
  }

  /**
   * Whether an entry of a stream is newer than all before it.
   *
   * @param millis its time; what is not yet counts as now
   * @param now milliseconds since 1970
   */
  synchronized boolean isNews(long millis, long now) {
    if (isOld(millis)) {
      return false;
    }
    entry = Math.min(millis, now);
    changes++;
    return true;
  }

  /** Whether a newer entry is known. */
  synchronized boolean isOld(long millis) {
    return millis < entry;
  }

  /**
   * Entries of another connection may begin anew, and what was heard, or was asked for and is yet
   * to be answered, may not hold any more.
   */
  synchronized void connectionEnded() {
    entry = Long.MIN_VALUE;
    state = null;
    changes++;
  }
}
