package io.tipoff.market;

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

  @Override
  public int compareTo(MarketId other) {
    return slug.compareTo(other.slug);
  }

  @Override
  public String toString() {
    return slug;
  }
}
