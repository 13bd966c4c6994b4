package io.tipoff.polymarket.stream;

import io.tipoff.event.BestPricesChanged;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code marketDataLite}: the best prices. Its share counts are of whole sides and rounded,
 * so no size is told.
 */
final class BestPricesReader {
  private static final int MARKET_SLUG = 0;
  private static final int BEST_BID = 1;
  private static final int BEST_ASK = 2;
  private static final int STATE = 3;
  private static final int TRANSACT_TIME = 4;
  private static final NameTable FIELDS =
      new NameTable()
          .field(MARKET_SLUG, "marketSlug")
          .field(BEST_BID, "bestBid")
          .field(BEST_ASK, "bestAsk")
          .field(STATE, "state")
          .field(TRANSACT_TIME, "transactTime")
          .ignored("currentPx", "lastTradePx", "settlementPx", "sharesTraded", "openInterest")
          .ignored("bidDepth", "askDepth", "bidShares", "askShares", "longQuote", "shortQuote")
          .ignored("lastPriceSample");

  private final JsonBytes json;
  private final FrameValues values;
  private boolean told;
  private @Nullable MarketId market;
  private long bid;
  private long offer;
  private @Nullable MarketState state;
  private long venueTime;

  BestPricesReader(JsonBytes json, FrameValues values) {
    this.json = json;
    this.values = values;
  }

  void clear() {
    told = false;
    market = null;
    bid = FixedPoint.ABSENT;
    offer = FixedPoint.ABSENT;
    state = null;
    venueTime = MarketFrames.UNTOLD;
  }

  void read() {
    clear();
    told = values.isObject();
    if (told && json.enterObject()) {
      do {
        readField(json.field(FIELDS));
      } while (json.moreFields());
    }
  }

  private void readField(int field) {
    switch (field) {
      case MARKET_SLUG -> market = values.market();
      case BEST_BID -> bid = values.amount(Price.SCALE);
      case BEST_ASK -> offer = values.amount(Price.SCALE);
      case STATE -> state = values.marketState(BookReader.STATES);
      case TRANSACT_TIME -> venueTime = values.time();
      default -> values.skip(field);
    }
  }

  void deliver(long time, MarketFrames frames) {
    if (!told) {
      return;
    }
    if (market == null) {
      frames.dropped(null, Payload.BEST_PRICES, "best prices without a market");
    } else if (!isPriceOrAbsent(bid)) {
      frames.dropped(market, Payload.BEST_PRICES, "the best bid " + FixedPoint.problem(bid));
    } else if (!isPriceOrAbsent(offer)) {
      frames.dropped(market, Payload.BEST_PRICES, "the best offer " + FixedPoint.problem(offer));
    } else {
      frames.bestPrices(
          new BestPricesChanged(time, market, price(bid), null, price(offer), null),
          state,
          venueTime);
    }
  }

  private static boolean isPriceOrAbsent(long units) {
    return units == FixedPoint.ABSENT || (units >= 0 && units <= Price.UNITS_PER_DOLLAR);
  }

  private static @Nullable Price price(long units) {
    return units == FixedPoint.ABSENT ? null : Price.ofUnits((int) units);
  }
}
