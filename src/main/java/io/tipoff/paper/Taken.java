package io.tipoff.paper;

import io.tipoff.market.Ladder;
import io.tipoff.market.Price;
import io.tipoff.market.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * What the bot's own simulated fills took out of one side of a real book. The real book still shows
 * it; it stays gone for as long as its level does, also while better prices hide it. A level that
 * is sent again brings nothing back, one that grows brings what it grew by.
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

  private final Side side;
  private final List<Level> levels = new ArrayList<>(2);

  /** Nothing taken yet from the orders that rest on a side. */
  Taken(Side side) {
    this.side = side;
  }

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

  /**
   * Forgets the levels that are gone. One that is only too deep to be shown is not gone: it waits
   * behind better prices.
   */
  void update(Ladder told) {
    if (levels.isEmpty()) {
      return;
    }
    if (told.isEmpty()) {
      levels.clear();
      return;
    }
    Price last = told.price(told.size() - 1);
    levels.removeIf(
        level -> !isShown(told, level) && !side.isMoreAggressive(last, Price.ofUnits(level.price)));
    if (told.isSized()) {
      for (Level level : levels) {
        if (isShown(told, level)) {
          level.units = Math.min(level.units, told.quantityAt(Price.ofUnits(level.price)).units());
        }
      }
    }
  }

  private static boolean isShown(Ladder told, Level level) {
    for (int i = 0; i < told.size(); i++) {
      if (told.priceUnits(i) == level.price) {
        return true;
      }
    }
    return false;
  }
}
