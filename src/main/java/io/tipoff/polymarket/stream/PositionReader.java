package io.tipoff.polymarket.stream;

import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.wire.PositionChange;
import io.tipoff.polymarket.wire.VenuePosition;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads changes of positions. The fields with decimals win over the older, rounded ones. */
final class PositionReader {
  private static final int BEFORE = 0;
  private static final int AFTER = 1;
  private static final int UPDATE_TIME = 2;
  private static final int ENTRY_TYPE = 3;
  private static final int TRADE_ID = 4;
  private static final int MARKET_SLUG = 5;
  private static final NameTable CHANGE =
      new NameTable()
          .field(BEFORE, "beforePosition")
          .field(AFTER, "afterPosition")
          .field(AFTER, "position")
          .field(UPDATE_TIME, "updateTime")
          .field(ENTRY_TYPE, "entryType")
          .field(TRADE_ID, "tradeId")
          .field(MARKET_SLUG, "marketSlug")
          .ignored("referenceId", "description", "allocationGroupId", "transferReferenceTradeIds")
          .ignored("shortTransfer", "updateTradeDate");

  private static final int NET = 0;
  private static final int NET_ROUNDED = 1;
  private static final int BOUGHT = 2;
  private static final int BOUGHT_ROUNDED = 3;
  private static final int SOLD = 4;
  private static final int SOLD_ROUNDED = 5;
  private static final int AVAILABLE = 6;
  private static final int AVAILABLE_ROUNDED = 7;
  private static final int COST = 8;
  private static final int REALIZED = 9;
  private static final int EXPIRED = 10;
  private static final int UPDATED = 11;
  private static final int METADATA = 12;
  private static final NameTable POSITION =
      new NameTable()
          .field(NET, "netPositionDecimal")
          .field(NET_ROUNDED, "netPosition")
          .field(BOUGHT, "qtyBoughtDecimal")
          .field(BOUGHT_ROUNDED, "qtyBought")
          .field(SOLD, "qtySoldDecimal")
          .field(SOLD_ROUNDED, "qtySold")
          .field(AVAILABLE, "qtyAvailableDecimal")
          .field(AVAILABLE_ROUNDED, "qtyAvailable")
          .field(COST, "cost")
          .field(REALIZED, "realized")
          .field(EXPIRED, "expired")
          .field(UPDATED, "updateTime")
          .field(METADATA, "marketMetadata")
          .ignored("bodPosition", "bodPositionDecimal", "cashValue", "avgPx", "fees", "baseCost")
          .ignored("costPerShare", "comboLegDetails", "positionId");

  private static final int SLUG = 0;
  private static final NameTable MARKET =
      new NameTable()
          .field(SLUG, "slug")
          .ignored("icon", "title", "outcome", "eventSlug", "team", "eventId", "subject");

  private final JsonBytes json;
  private final FrameValues values;

  PositionReader(JsonBytes json, FrameValues values) {
    this.json = json;
    this.values = values;
  }

  /** Reads a change; null if there is none. */
  @Nullable PositionChange readChange() {
    if (!values.isObject()) {
      return null;
    }
    @Nullable MarketId market = null;
    @Nullable VenuePosition before = null;
    @Nullable VenuePosition after = null;
    OptionalLong time = OptionalLong.empty();
    String entryType = "";
    String tradeId = "";
    if (json.enterObject()) {
      do {
        int field = json.field(CHANGE);
        switch (field) {
          case BEFORE -> before = readPosition();
          case AFTER -> after = readPosition();
          case UPDATE_TIME -> time = values.optionalTime();
          case ENTRY_TYPE -> entryType = values.nameWithout("LEDGER_ENTRY_TYPE_");
          case TRADE_ID -> tradeId = values.text();
          case MARKET_SLUG -> market = values.market();
          default -> values.skip(field);
        }
      } while (json.moreFields());
    }
    market = market == null && after != null ? after.market() : market;
    market = market == null && before != null ? before.market() : market;
    return new PositionChange(market, before, after, entryType, tradeId, time);
  }

  private @Nullable VenuePosition readPosition() {
    if (!values.isObject()) {
      return null;
    }
    @Nullable Quantity[] quantities = new @Nullable Quantity[AVAILABLE_ROUNDED + 1];
    @Nullable Money cost = null;
    @Nullable Money realized = null;
    boolean expired = false;
    OptionalLong updated = OptionalLong.empty();
    @Nullable MarketId market = null;
    if (json.enterObject()) {
      do {
        int field = json.field(POSITION);
        switch (field) {
          case COST -> cost = values.optionalMoney();
          case REALIZED -> realized = values.optionalMoney();
          case EXPIRED -> expired = json.isTrue();
          case UPDATED -> updated = values.optionalTime();
          case METADATA -> market = readMarket();
          case NameTable.UNKNOWN, NameTable.IGNORED -> values.skip(field);
          default -> quantities[field] = values.optionalQuantity();
        }
      } while (json.moreFields());
    }
    return new VenuePosition(
        market,
        exact(quantities, NET),
        exact(quantities, BOUGHT),
        exact(quantities, SOLD),
        exact(quantities, AVAILABLE),
        cost,
        realized,
        expired,
        updated);
  }

  private static @Nullable Quantity exact(@Nullable Quantity[] quantities, int field) {
    return quantities[field] == null ? quantities[field + 1] : quantities[field];
  }

  private @Nullable MarketId readMarket() {
    @Nullable MarketId market = null;
    if (values.isObject() && json.enterObject()) {
      do {
        int field = json.field(MARKET);
        if (field == SLUG) {
          market = values.market();
        } else {
          values.skip(field);
        }
      } while (json.moreFields());
    }
    return market;
  }
}
