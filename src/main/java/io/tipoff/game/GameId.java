package io.tipoff.game;

import org.jspecify.annotations.Nullable;

/**
 * A game, by the name of the venue's event: the same text as {@code Listing.event()} of its
 * markets.
 *
 * @param event not empty
 */
public record GameId(String event) implements Comparable<GameId> {
  public GameId {
    if (event.isEmpty()) {
      throw new IllegalArgumentException("a game without a name");
    }
  }

  /** Looked up for every event of a market, so written out: the generated ones are slower. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof GameId(var otherEvent) && event.equals(otherEvent));
  }

  @Override
  public int hashCode() {
    return event.hashCode();
  }

  @Override
  public int compareTo(GameId other) {
    return event.compareTo(other.event);
  }

  @Override
  public String toString() {
    return event;
  }
}
