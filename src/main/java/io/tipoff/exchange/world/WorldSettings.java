package io.tipoff.exchange.world;

import java.util.List;

/**
 * Who trades in the world, and how; and who tells of it, and how late.
 *
 * @param settleAfter from a game's end to its settlement, seconds
 */
public record WorldSettings(
    MakerSettings makers,
    InformedSettings informed,
    CrowdSettings crowd,
    double settleAfter,
    List<BookmakerSettings> bookmakers,
    FeedSettings feeds) {
  public WorldSettings {
    bookmakers = List.copyOf(bookmakers);
  }

  WorldSettings with(MakerSettings other) {
    return new WorldSettings(other, informed, crowd, settleAfter, bookmakers, feeds);
  }

  WorldSettings with(InformedSettings other) {
    return new WorldSettings(makers, other, crowd, settleAfter, bookmakers, feeds);
  }

  WorldSettings with(CrowdSettings other) {
    return new WorldSettings(makers, informed, other, settleAfter, bookmakers, feeds);
  }
}
