package io.tipoff.market;

import org.jspecify.annotations.Nullable;

/**
 * A market's name at the venue.
 *
 * @param slug such as {@code aec-nba-bos-nyk-2026-04-01}; not empty, no white space
 */
public record MarketId(String slug) implements Comparable<MarketId> {
  public MarketId {
    if (slug.isEmpty() || slug.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("not a market slug: '" + slug + "'");
    }
  }

  /** Looked up several times for every event, so written out: the generated ones are slower. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof MarketId(var otherSlug) && slug.equals(otherSlug));
  }

  @Override
  public int hashCode() {
    return slug.hashCode();
  }

  @Override
  public int compareTo(MarketId other) {
    return slug.compareTo(other.slug);
  }

  @Override
  public String toString() {
    return slug;
  }
}
