package io.tipoff.backtest;

import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** How the markets of a tape were resolved: a CSV file of one row for each. */
final class SettlementsCsv {
  private static final String REQUIRED = "slug,price";

  private SettlementsCsv() {}

  /**
   * Reads what each contract paid, in the file's order.
   *
   * @throws BadTape if the file cannot be used
   */
  static SequencedMap<MarketId, Price> read(Path path) {
    try (CsvFile file = CsvFile.open(path)) {
      int slug = file.requiredColumn("slug", REQUIRED);
      int price = file.requiredColumn("price", REQUIRED);
      SequencedMap<MarketId, Price> prices = new LinkedHashMap<>();
      while (file.next()) {
        Price paid = Fields.price(file, price, "0 to 1 dollar, at most 4 decimals");
        if (prices.putIfAbsent(Fields.slug(file, slug), paid) != null) {
          throw file.bad(slug, "every slug once");
        }
      }
      return prices;
    }
  }
}
