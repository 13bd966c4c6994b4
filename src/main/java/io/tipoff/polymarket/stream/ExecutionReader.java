package io.tipoff.polymarket.stream;

import io.tipoff.event.RejectReason;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.wire.ExecutionType;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.polymarket.wire.VenueOrder;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads an execution. What a fill costs must be exact. */
final class ExecutionReader {
  private static final EnumTable<ExecutionType> TYPES =
      new EnumTable<>(
          "EXECUTION_TYPE_",
          Stream.of(ExecutionType.values())
              .filter(value -> value != ExecutionType.UNKNOWN)
              .toList());
  private static final EnumTable<RejectReason> REASONS =
      new EnumTable<>("ORD_REJECT_REASON_", List.of(RejectReason.values()));

  private static final int ID = 0;
  private static final int ORDER = 1;
  private static final int LAST_SHARES = 2;
  private static final int LAST_PX = 3;
  private static final int TYPE = 4;
  private static final int TEXT = 5;
  private static final int ORDER_REJECT_REASON = 6;
  private static final int TRANSACT_TIME = 7;
  private static final int TRADE_ID = 8;
  private static final int AGGRESSOR = 9;
  private static final int FEE = 10;
  private static final int UNSOLICITED = 11;
  private static final NameTable FIELDS =
      new NameTable()
          .field(ID, "id")
          .field(ORDER, "order")
          .field(LAST_SHARES, "lastShares")
          .field(LAST_PX, "lastPx")
          .field(TYPE, "type")
          .field(TEXT, "text")
          .field(ORDER_REJECT_REASON, "orderRejectReason")
          .field(TRANSACT_TIME, "transactTime")
          .field(TRADE_ID, "tradeId")
          .field(AGGRESSOR, "aggressor")
          .field(FEE, "commissionNotionalCollected")
          .field(UNSOLICITED, "unsolicitedCancelReason")
          .ignored("legPrices", "traceId", "commissionSpreadPx", "transactTradeDate");

  private final JsonBytes json;
  private final FrameValues values;
  private final OrderReader orders;
  private String problem = "";
  private String id = "";
  private @Nullable VenueOrder order;
  private long lastQuantity;
  private long lastPrice;
  private @Nullable ExecutionType type;
  private String text = "";
  private @Nullable RejectReason reason;
  private OptionalLong time = OptionalLong.empty();
  private String tradeId = "";
  private boolean aggressor;
  private long fee;
  private String unsolicited = "";

  ExecutionReader(JsonBytes json, FrameValues values, OrderReader orders) {
    this.json = json;
    this.values = values;
    this.orders = orders;
  }

  /** Reads an execution; null if it cannot be used, and then {@link #problem} tells why. */
  @Nullable VenueExecution read() {
    clear();
    if (values.isObject() && json.enterObject()) {
      do {
        readField(json.field(FIELDS));
      } while (json.moreFields());
    }
    ExecutionType known = type == null ? ExecutionType.UNKNOWN : type;
    check(known);
    return problem.isEmpty() && order != null ? execution(known, order) : null;
  }

  String problem() {
    return problem;
  }

  private void clear() {
    problem = "an execution without an order";
    id = "";
    order = null;
    lastQuantity = FixedPoint.ABSENT;
    lastPrice = FixedPoint.ABSENT;
    type = null;
    text = "";
    reason = null;
    time = OptionalLong.empty();
    tradeId = "";
    aggressor = false;
    fee = FixedPoint.ABSENT;
    unsolicited = "";
  }

  private void readField(int field) {
    switch (field) {
      case ID -> id = values.text();
      case ORDER -> {
        order = orders.read();
        problem = orders.problem();
      }
      case LAST_SHARES -> lastQuantity = values.amount(Quantity.SCALE);
      case LAST_PX -> lastPrice = values.amount(Price.SCALE);
      case TYPE -> type = values.choice(TYPES);
      case TEXT -> text = values.text();
      case ORDER_REJECT_REASON -> reason = values.choice(REASONS);
      case TRANSACT_TIME -> time = values.optionalTime();
      case TRADE_ID -> tradeId = values.text();
      case AGGRESSOR -> aggressor = json.isTrue();
      case FEE -> fee = values.amount(Money.SCALE);
      case UNSOLICITED -> unsolicited = values.nameWithout("UNSOLICITED_CXL_REASON_");
      default -> values.skip(field);
    }
  }

  private void check(ExecutionType known) {
    boolean fill = known == ExecutionType.FILL || known == ExecutionType.PARTIAL_FILL;
    if (id.isEmpty()) {
      problem = "an execution without an id";
    } else if (fill && lastQuantity <= 0) {
      problem = "a fill's quantity " + FixedPoint.problem(lastQuantity);
    } else if (fill && (lastPrice < 0 || lastPrice > Price.UNITS_PER_DOLLAR)) {
      problem = "a fill's price " + FixedPoint.problem(lastPrice);
    } else if (fee != FixedPoint.ABSENT && !FixedPoint.isNumber(fee)) {
      problem = "a fee " + FixedPoint.problem(fee);
    }
  }

  private VenueExecution execution(ExecutionType known, VenueOrder after) {
    boolean priced = lastPrice >= 0 && lastPrice <= Price.UNITS_PER_DOLLAR;
    return new VenueExecution(
        id,
        known,
        after,
        lastQuantity > 0 ? new Quantity(lastQuantity) : Quantity.ZERO,
        priced ? Price.ofUnits((int) lastPrice) : null,
        fee == FixedPoint.ABSENT ? Money.ZERO : new Money(fee),
        aggressor,
        tradeId,
        reason,
        unsolicited,
        text,
        time);
  }
}
