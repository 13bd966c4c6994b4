package io.tipoff.polymarket.stream;

import io.tipoff.event.TradePrinted;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code trade}: a print. The taker's side is the aggressor's. */
final class TradeReader {
  static final EnumTable<Side> SIDES = new EnumTable<>("ORDER_SIDE_", List.of(Side.values()));
  static final EnumTable<Intent> INTENTS =
      new EnumTable<>("ORDER_INTENT_", List.of(Intent.values()));

  private static final int MARKET_SLUG = 0;
  private static final int PRICE = 1;
  private static final int QUANTITY = 2;
  private static final int TRADE_TIME = 3;
  private static final int MAKER = 4;
  private static final int TAKER = 5;
  private static final NameTable FIELDS =
      new NameTable()
          .field(MARKET_SLUG, "marketSlug")
          .field(PRICE, "price")
          .field(QUANTITY, "quantity")
          .field(TRADE_TIME, "tradeTime")
          .field(MAKER, "maker")
          .field(TAKER, "taker")
          .ignored("tradeId", "id");

  private static final int SIDE = 0;
  private static final int INTENT = 1;
  private static final NameTable PARTY =
      new NameTable().field(SIDE, "side").field(INTENT, "intent").ignored("outcomeSide", "action");

  private final JsonBytes json;
  private final FrameValues values;
  private boolean told;
  private @Nullable MarketId market;
  private long price;
  private long quantity;
  private long venueTime;
  private @Nullable Side maker;
  private @Nullable Side taker;

  TradeReader(JsonBytes json, FrameValues values) {
    this.json = json;
    this.values = values;
  }

  void clear() {
    told = false;
    market = null;
    price = FixedPoint.ABSENT;
    quantity = FixedPoint.ABSENT;
    venueTime = MarketFrames.UNTOLD;
    maker = null;
    taker = null;
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
      case PRICE -> price = values.amount(Price.SCALE);
      case QUANTITY -> quantity = values.amount(Quantity.SCALE);
      case TRADE_TIME -> venueTime = values.time();
      case MAKER -> maker = readParty();
      case TAKER -> taker = readParty();
      default -> values.skip(field);
    }
  }

  /** The side of a party, from its intent where no side is told. */
  private @Nullable Side readParty() {
    @Nullable Side side = null;
    @Nullable Intent intent = null;
    if (values.isObject() && json.enterObject()) {
      do {
        int field = json.field(PARTY);
        switch (field) {
          case SIDE -> side = values.choice(SIDES);
          case INTENT -> intent = values.choice(INTENTS);
          default -> values.skip(field);
        }
      } while (json.moreFields());
    }
    return side == null && intent != null ? intent.side() : side;
  }

  void deliver(long time, MarketFrames frames) {
    if (!told) {
      return;
    }
    @Nullable Side aggressor = taker == null && maker != null ? maker.opposite() : taker;
    if (market == null) {
      frames.dropped(null, Payload.TRADE, "a trade without a market");
    } else if (price < 0 || price > Price.UNITS_PER_DOLLAR) {
      frames.dropped(market, Payload.TRADE, "the price " + FixedPoint.problem(price));
    } else if (quantity <= 0) {
      frames.dropped(market, Payload.TRADE, "the quantity " + FixedPoint.problem(quantity));
    } else if (aggressor == null) {
      frames.dropped(market, Payload.TRADE, "the aggressor's side is missing");
    } else {
      frames.trade(
          new TradePrinted(
              time, market, Price.ofUnits((int) price), new Quantity(quantity), aggressor),
          venueTime);
    }
  }
}
