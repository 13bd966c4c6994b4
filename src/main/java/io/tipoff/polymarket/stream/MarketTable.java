package io.tipoff.polymarket.stream;

import io.tipoff.market.MarketId;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The markets that are listened to, found by the bytes of their slugs, so that no message makes
 * another copy of a name. One thread changes it, any thread reads it.
 */
final class MarketTable {
  private volatile Slugs slugs = new Slugs(new MarketId[0]);

  /** Replaces all markets. */
  void set(Collection<MarketId> markets) {
    slugs = new Slugs(markets.toArray(MarketId[]::new));
  }

  /** The market that the text read last names; null if no market can have that name. */
  @Nullable MarketId find(JsonBytes json) {
    @Nullable MarketId known = slugs.find(json);
    return known == null ? unknown(json.text()) : known;
  }

  private static @Nullable MarketId unknown(String slug) {
    return slug.isEmpty() || slug.chars().anyMatch(Character::isWhitespace)
        ? null
        : new MarketId(slug);
  }

  /** One state of the table. */
  private static final class Slugs {
    private final NameTable names = new NameTable();
    private final MarketId[] markets;

    private Slugs(MarketId[] markets) {
      this.markets = markets;
      for (int i = 0; i < markets.length; i++) {
        names.add(i, markets[i].slug());
      }
    }

    private @Nullable MarketId find(JsonBytes json) {
      int id = names.find(json);
      return id < 0 ? null : markets[id];
    }
  }
}
