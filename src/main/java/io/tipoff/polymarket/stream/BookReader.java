package io.tipoff.polymarket.stream;

import io.tipoff.event.BookChanged;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code marketData}: a whole book. */
final class BookReader {
  static final EnumTable<MarketState> STATES =
      new EnumTable<>("MARKET_STATE_", List.of(MarketState.values()));

  private static final int MARKET_SLUG = 0;
  private static final int BIDS = 1;
  private static final int OFFERS = 2;
  private static final int STATE = 3;
  private static final int TRANSACT_TIME = 4;
  private static final NameTable FIELDS =
      new NameTable()
          .field(MARKET_SLUG, "marketSlug")
          .field(BIDS, "bids")
          .field(OFFERS, "offers")
          .field(STATE, "state")
          .field(TRANSACT_TIME, "transactTime")
          .ignored("stats");

  private final JsonBytes json;
  private final FrameValues values;
  private final Levels bids;
  private final Levels offers;
  private boolean told;
  private @Nullable MarketId market;
  private @Nullable MarketState state;
  private long venueTime;

  BookReader(JsonBytes json, FrameValues values) {
    this.json = json;
    this.values = values;
    this.bids = new Levels(Side.BUY, json, values);
    this.offers = new Levels(Side.SELL, json, values);
  }

  void clear() {
    told = false;
    market = null;
    state = null;
    venueTime = MarketFrames.UNTOLD;
    bids.clear();
    offers.clear();
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
      case BIDS -> bids.read();
      case OFFERS -> offers.read();
      case STATE -> state = values.marketState(STATES);
      case TRANSACT_TIME -> venueTime = values.time();
      default -> values.skip(field);
    }
  }

  void deliver(long time, MarketFrames frames) {
    if (!told) {
      return;
    }
    @Nullable String problem = bids.problem() == null ? offers.problem() : bids.problem();
    if (market == null) {
      frames.dropped(null, Payload.BOOK, "a book without a market");
    } else if (problem != null) {
      frames.dropped(market, Payload.BOOK, problem);
    } else {
      frames.book(new BookChanged(time, market, bids.ladder(), offers.ladder()), state, venueTime);
    }
  }
}
