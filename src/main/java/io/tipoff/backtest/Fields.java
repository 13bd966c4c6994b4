package io.tipoff.backtest;

import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;

/** The kinds of fields that several files have. */
final class Fields {
  private Fields() {}

  static MarketId slug(CsvFile file, int column) {
    try {
      return new MarketId(file.text(column));
    } catch (IllegalArgumentException e) {
      throw file.bad(column, "a market slug without white space");
    }
  }

  /** A number of contracts above 0. */
  static Quantity quantity(CsvFile file, int column) {
    String allowed = "a number of contracts above 0, at most 4 decimals";
    try {
      Quantity quantity = Quantity.of(file.text(column));
      if (quantity.isPositive()) {
        return quantity;
      }
    } catch (NumberFormatException | ArithmeticException e) {
      throw file.bad(column, allowed);
    }
    throw file.bad(column, allowed);
  }

  /** A price from 0 to 1 dollar. */
  static Price price(CsvFile file, int column, String allowed) {
    try {
      return Price.of(file.text(column));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw file.bad(column, allowed);
    }
  }
}
