package io.tipoff.paper;

import io.tipoff.market.Ladder;
import io.tipoff.market.Price;
import java.util.ArrayList;
import java.util.List;

/**
 * What the bot's own simulated fills took out of one side of a real book. The real book still shows
 * it; it stays gone for as long as its level does. A level that is sent again brings nothing back,
 * one that grows brings what it grew by.
 */
final class Taken {

  /** A level from which contracts were taken, in 1/10,000. */
  private static final class Level {
    private final int price;
    private long units;

    private Level(int price) {
      this.price = price;
    }
  }

  private final List<Level> levels = new ArrayList<>(2);

  /** Contracts taken at a price, in 1/10,000. */
  long at(Price price) {
    for (Level level : levels) {
      if (level.price == price.units()) {
        return level.units;
      }
    }
    return 0;
  }

  void add(Price price, long units) {
    for (Level level : levels) {
      if (level.price == price.units()) {
        level.units += units;
        return;
      }
    }
    Level level = new Level(price.units());
    level.units = units;
    levels.add(level);
  }

  /** Forgets what the newly told side no longer shows. */
  void update(Ladder side) {
    if (levels.isEmpty()) {
      return;
    }
    levels.removeIf(level -> !isShown(side, level));
    if (side.isSized()) {
      for (Level level : levels) {
        level.units = Math.min(level.units, side.quantityAt(Price.ofUnits(level.price)).units());
      }
    }
  }

  private static boolean isShown(Ladder side, Level level) {
    for (int i = 0; i < side.size(); i++) {
      if (side.priceUnits(i) == level.price) {
        return true;
      }
    }
    return false;
  }
}
