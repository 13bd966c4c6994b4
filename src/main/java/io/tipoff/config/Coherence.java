package io.tipoff.config;

import java.math.BigDecimal;
import java.util.List;

/** What several keys must keep to together. */
final class Coherence {
  private static final String QUOTE_SIZE = "marketMaker.quoteSize";
  private static final String INVENTORY_LIMIT = "marketMaker.inventoryLimit";
  private static final String REQUESTS = "venue.requestsPerSecond";
  private static final String RESERVE = "venue.cancelReserve";
  private static final String SCHEDULE = "fees.schedule";

  private final Settings settings;
  private final Problems problems;

  Coherence(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /** Adds what does not fit together to the problems; keys that have one already are left out. */
  void check() {
    if (isSound(QUOTE_SIZE) && isSound(INVENTORY_LIMIT)) {
      checkInventory();
    }
    if (isSound(SCHEDULE)) {
      checkFees();
    }
    if (isSound(REQUESTS) && isSound(RESERVE)) {
      checkReserve();
    }
  }

  private boolean isSound(String key) {
    return settings.contain(key) && !problems.concern(key);
  }

  private void checkInventory() {
    BigDecimal limit = (BigDecimal) settings.value(INVENTORY_LIMIT);
    BigDecimal size = (BigDecimal) settings.value(QUOTE_SIZE);
    if (limit.compareTo(size) < 0) {
      problems.add(
          settings.source(INVENTORY_LIMIT),
          INVENTORY_LIMIT,
          limit.toPlainString()
              + " is below "
              + QUOTE_SIZE
              + "; allowed: "
              + size.toPlainString()
              + " contracts or more");
    }
  }

  private void checkReserve() {
    int requests = (int) settings.value(REQUESTS);
    int reserve = (int) settings.value(RESERVE);
    if (reserve >= requests) {
      String text = reserve + " leaves nothing of " + REQUESTS + "; allowed: below " + requests;
      problems.add(settings.source(RESERVE), RESERVE, text);
    }
  }

  private void checkFees() {
    List<?> schedule = (List<?>) settings.value(SCHEDULE);
    for (int i = 0; i < schedule.size(); i++) {
      DatedFees fees = (DatedFees) schedule.get(i);
      for (int j = 0; j < i; j++) {
        if (fees.clashesWith((DatedFees) schedule.get(j))) {
          String text = "the curve and date of " + SCHEDULE + "[" + j + "]; allowed: once";
          problems.add(settings.source(SCHEDULE), SCHEDULE + "[" + i + "]", text);
        }
      }
    }
  }
}
