package io.tipoff.polymarket.stream;

import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Outcome;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.polymarket.wire.OrderState;
import io.tipoff.polymarket.wire.VenueOrder;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an order. Quantities and fees must be exact; prices that are none, as of an order that was
 * refused for its price, are left out.
 */
final class OrderReader {
  private static final EnumTable<OrderState> STATES =
      new EnumTable<>(
          "ORDER_STATE_",
          Stream.of(OrderState.values()).filter(value -> value != OrderState.UNKNOWN).toList());
  private static final EnumTable<Outcome> OUTCOMES =
      new EnumTable<>("OUTCOME_SIDE_", List.of(Outcome.values()));
  private static final EnumTable<Side> ACTIONS =
      new EnumTable<>("ORDER_ACTION_", List.of(Side.values()));

  private static final int ID = 0;
  private static final int MARKET_SLUG = 1;
  private static final int INTENT = 2;
  private static final int OUTCOME_SIDE = 3;
  private static final int ACTION = 4;
  private static final int PRICE = 5;
  private static final int QUANTITY = 6;
  private static final int CUM_QUANTITY = 7;
  private static final int LEAVES_QUANTITY = 8;
  private static final int STATE = 9;
  private static final int GOOD_TILL_TIME = 10;
  private static final int AVG_PX = 11;
  private static final int FEES = 12;
  private static final int CREATE_TIME = 13;
  private static final int INSERT_TIME = 14;
  private static final NameTable FIELDS =
      new NameTable()
          .field(ID, "id")
          .field(MARKET_SLUG, "marketSlug")
          .field(INTENT, "intent")
          .field(OUTCOME_SIDE, "outcomeSide")
          .field(ACTION, "action")
          .field(PRICE, "price")
          .field(QUANTITY, "quantity")
          .field(CUM_QUANTITY, "cumQuantity")
          .field(LEAVES_QUANTITY, "leavesQuantity")
          .field(STATE, "state")
          .field(GOOD_TILL_TIME, "goodTillTime")
          .field(AVG_PX, "avgPx")
          .field(FEES, "commissionNotionalTotalCollected")
          .field(CREATE_TIME, "createTime")
          .field(INSERT_TIME, "insertTime")
          .ignored("side", "type", "tif", "marketMetadata", "cashOrderQty", "lastTransactTime")
          .ignored("commissionsBasisPoints", "makerCommissionsBasisPoints")
          .ignored("manualOrderIndicator", "participateDontInitiate");

  private final JsonBytes json;
  private final FrameValues values;
  private String problem = "";
  private String id = "";
  private @Nullable MarketId market;
  private @Nullable Intent intent;
  private @Nullable Outcome outcome;
  private @Nullable Side action;
  private @Nullable Price price;
  private long quantity;
  private long filled;
  private long leaves;
  private @Nullable OrderState state;
  private OptionalLong goodTill = OptionalLong.empty();
  private @Nullable Price averagePrice;
  private long fees;
  private OptionalLong created = OptionalLong.empty();
  private OptionalLong inserted = OptionalLong.empty();

  OrderReader(JsonBytes json, FrameValues values) {
    this.json = json;
    this.values = values;
  }

  /** Reads an order; null if it cannot be used, and then {@link #problem} tells why. */
  @Nullable VenueOrder read() {
    clear();
    if (values.isObject() && json.enterObject()) {
      do {
        readField(json.field(FIELDS));
      } while (json.moreFields());
    }
    check();
    return problem.isEmpty() && market != null ? order(market) : null;
  }

  String problem() {
    return problem;
  }

  private void clear() {
    id = "";
    market = null;
    intent = null;
    outcome = null;
    action = null;
    price = null;
    quantity = FixedPoint.ABSENT;
    filled = FixedPoint.ABSENT;
    leaves = FixedPoint.ABSENT;
    state = null;
    goodTill = OptionalLong.empty();
    averagePrice = null;
    fees = FixedPoint.ABSENT;
    created = OptionalLong.empty();
    inserted = OptionalLong.empty();
  }

  private void readField(int field) {
    switch (field) {
      case ID -> id = values.text();
      case MARKET_SLUG -> market = values.market();
      case INTENT -> intent = values.choice(TradeReader.INTENTS);
      case OUTCOME_SIDE -> outcome = values.choice(OUTCOMES);
      case ACTION -> action = values.choice(ACTIONS);
      case PRICE -> price = values.optionalPrice();
      case QUANTITY -> quantity = values.amount(Quantity.SCALE);
      case CUM_QUANTITY -> filled = values.amount(Quantity.SCALE);
      case LEAVES_QUANTITY -> leaves = values.amount(Quantity.SCALE);
      case STATE -> state = values.choice(STATES);
      case GOOD_TILL_TIME -> goodTill = values.optionalTime();
      case AVG_PX -> averagePrice = values.optionalPrice();
      case FEES -> fees = values.amount(Money.SCALE);
      case CREATE_TIME -> created = values.optionalTime();
      case INSERT_TIME -> inserted = values.optionalTime();
      default -> values.skip(field);
    }
  }

  private void check() {
    if (id.isEmpty()) {
      problem = "an order without an id";
    } else if (market == null) {
      problem = "an order without a market";
    } else if (!isCount(quantity) || !isCount(filled) || !isCount(leaves)) {
      problem = "an order's quantity is not a number of 1/10,000 contracts";
    } else if (fees != FixedPoint.ABSENT && !FixedPoint.isNumber(fees)) {
      problem = "an order's fees " + FixedPoint.problem(fees);
    } else {
      problem = "";
    }
  }

  private VenueOrder order(MarketId known) {
    return new VenueOrder(
        id,
        known,
        intent == null ? intentOf(outcome, action) : intent,
        price,
        quantity(quantity),
        quantity(filled),
        quantity(leaves),
        state == null ? OrderState.UNKNOWN : state,
        goodTill,
        averagePrice,
        fees == FixedPoint.ABSENT ? Money.ZERO : new Money(fees),
        created,
        inserted);
  }

  private static boolean isCount(long units) {
    return units >= 0 || units == FixedPoint.ABSENT;
  }

  private static Quantity quantity(long units) {
    return units == FixedPoint.ABSENT ? Quantity.ZERO : new Quantity(units);
  }

  private static @Nullable Intent intentOf(@Nullable Outcome outcome, @Nullable Side action) {
    if (outcome == null || action == null) {
      return null;
    }
    return outcome == Outcome.YES
        ? (action == Side.BUY ? Intent.BUY_LONG : Intent.SELL_LONG)
        : (action == Side.BUY ? Intent.BUY_SHORT : Intent.SELL_SHORT);
  }
}
