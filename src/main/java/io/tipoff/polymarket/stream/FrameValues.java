package io.tipoff.polymarket.stream;

import static io.tipoff.polymarket.stream.StreamCount.UNKNOWN_ENUMS;
import static io.tipoff.polymarket.stream.StreamCount.UNKNOWN_FIELDS;
import static io.tipoff.polymarket.stream.StreamCount.UNREADABLE_VALUES;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The kinds of values that occur in the venue's frames; what is odd about them is counted. */
final class FrameValues {
  private static final int VALUE = 0;
  private static final NameTable AMOUNT = new NameTable().field(VALUE, "value").ignored("currency");

  /** How the venue writes an amount; anything else is read name by name. */
  private static final byte[] BEFORE_VALUE = "{\"value\":\"".getBytes(US_ASCII);

  private static final byte[] BEHIND_VALUE = ",\"currency\":\"USD\"}".getBytes(US_ASCII);

  private final JsonBytes json;
  private final MarketTable markets;
  private final StreamCounters counters;

  FrameValues(JsonBytes json, MarketTable markets, StreamCounters counters) {
    this.json = json;
    this.markets = markets;
    this.counters = counters;
  }

  /** An amount {@code {"value", "currency"}}, or just its value, as a {@link FixedPoint}. */
  long amount(int scale) {
    if (!json.isObject()) {
      return json.fixed(scale);
    }
    int begin = json.position();
    long value = usualAmount(scale);
    if (FixedPoint.isNumber(value)) {
      return value;
    }
    json.seek(begin);
    value = FixedPoint.ABSENT;
    if (json.enterObject()) {
      do {
        int field = json.field(AMOUNT);
        if (field == VALUE) {
          value = json.fixed(scale);
        } else {
          skip(field);
        }
      } while (json.moreFields());
    }
    return value;
  }

  /** An amount as it is usually written; if it is not, what was passed is to be read again. */
  private long usualAmount(int scale) {
    if (!json.skipBytes(BEFORE_VALUE)) {
      return FixedPoint.NOT_A_NUMBER;
    }
    long value = json.fixedUpToQuote(scale);
    return json.skipBytes(BEHIND_VALUE) ? value : FixedPoint.NOT_A_NUMBER;
  }

  /** A market's slug; null if nothing was said or no market can have that name. */
  @Nullable MarketId market() {
    return readText() ? markets.find(json) : null;
  }

  /** A string; empty if nothing was said. */
  String text() {
    return readText() ? json.text() : "";
  }

  /** A time in nanoseconds since 1970; {@link FixedPoint#ABSENT} if nothing was said. */
  long time() {
    if (!readText() || json.textLength() == 0) {
      return FixedPoint.ABSENT;
    }
    long nanos = Rfc3339.nanos(json);
    if (!FixedPoint.isNumber(nanos)) {
      counters.add(UNREADABLE_VALUES);
      return FixedPoint.ABSENT;
    }
    return nanos;
  }

  /** The same, absent if nothing was said. */
  OptionalLong optionalTime() {
    long nanos = time();
    return nanos == FixedPoint.ABSENT ? OptionalLong.empty() : OptionalLong.of(nanos);
  }

  /** A price; null if nothing was said or it is none. */
  @Nullable Price optionalPrice() {
    long units = amount(Price.SCALE);
    if (units < 0 || units > Price.UNITS_PER_DOLLAR) {
      optional(units == FixedPoint.ABSENT ? units : FixedPoint.NOT_A_NUMBER);
      return null;
    }
    return Price.ofUnits((int) units);
  }

  /** A quantity; null if nothing was said or it is none. */
  @Nullable Quantity optionalQuantity() {
    long units = optional(amount(Quantity.SCALE));
    return units == FixedPoint.ABSENT ? null : new Quantity(units);
  }

  /** An amount of dollars; null if nothing was said or it is none. */
  @Nullable Money optionalMoney() {
    long units = optional(amount(Money.SCALE));
    return units == FixedPoint.ABSENT ? null : new Money(units);
  }

  /** Turns what is not a number into nothing, and counts it. */
  private long optional(long value) {
    if (FixedPoint.isNumber(value) || value == FixedPoint.ABSENT) {
      return value;
    }
    counters.add(UNREADABLE_VALUES);
    return FixedPoint.ABSENT;
  }

  /** A string without its prefix; empty if nothing was said. */
  String nameWithout(String prefix) {
    String name = text();
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  /** A value of an enum; null if nothing was said or the value is not known. */
  <E extends Enum<E>> @Nullable E choice(EnumTable<E> table) {
    if (json.skipNull()) {
      return null;
    }
    if (!json.isString()) {
      json.skipValue();
      counters.add(UNKNOWN_ENUMS);
      return null;
    }
    json.readText();
    @Nullable E value = table.find(json);
    if (value == null && json.textLength() > 0) {
      counters.add(UNKNOWN_ENUMS);
    }
    return value;
  }

  /** The state of a market: one that is told but not known here is no state to trade in. */
  @Nullable MarketState marketState(EnumTable<MarketState> table) {
    if (json.skipNull()) {
      return null;
    }
    boolean isText = json.isString();
    @Nullable MarketState state = choice(table);
    boolean untold = isText && json.textLength() == 0;
    return state != null || untold ? state : MarketState.SUSPENDED;
  }

  /** Whether an object begins; if not, the value is passed over, and counted unless it is null. */
  boolean isObject() {
    return isWanted(json.isObject());
  }

  /** Whether an array begins; if not, the value is passed over, and counted unless it is null. */
  boolean isArray() {
    return isWanted(json.isArray());
  }

  /** Passes over a field that is not needed, and counts it if it is not known. */
  void skip(int field) {
    if (field == NameTable.UNKNOWN) {
      counters.add(UNKNOWN_FIELDS);
    }
    int begin = json.position();
    if (!FixedPoint.isNumber(usualAmount(Money.SCALE))) {
      json.seek(begin);
      json.skipValue();
    }
  }

  private boolean readText() {
    boolean isText = isWanted(json.isString());
    if (isText) {
      json.readText();
    }
    return isText;
  }

  private boolean isWanted(boolean wanted) {
    if (!wanted && !json.skipNull()) {
      json.skipValue();
      counters.add(UNREADABLE_VALUES);
    }
    return wanted;
  }
}
