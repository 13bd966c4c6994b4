package io.tipoff.polymarket.stream;

import io.tipoff.market.Ladder;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One side of a book as it is read, level by level; used again for every frame. */
final class Levels {
  private static final int PRICE = 0;
  private static final int QUANTITY = 1;
  private static final NameTable LEVEL = new NameTable().field(PRICE, "px").field(QUANTITY, "qty");

  /** How the venue writes a level; anything else is read name by name. */
  private static final byte[] BEFORE_PRICE = ascii("{\"px\":{\"value\":\"");

  private static final byte[] BEFORE_QUANTITY = ascii(",\"currency\":\"USD\"},\"qty\":\"");

  private final Side side;
  private final JsonBytes json;
  private final FrameValues values;
  private int[] prices = new int[16];
  private long[] quantities = new long[16];
  private int size;
  private @Nullable String problem;

  Levels(Side side, JsonBytes json, FrameValues values) {
    this.side = side;
    this.json = json;
    this.values = values;
  }

  void clear() {
    size = 0;
    problem = null;
  }

  /** Reads the array of levels; null is an empty side. */
  void read() {
    clear();
    if (json.skipNull()) {
      return;
    }
    if (!json.isArray()) {
      problem = "levels are not an array";
      json.skipValue();
    } else if (json.enterArray()) {
      do {
        int begin = json.position();
        if (!readUsualLevel()) {
          json.seek(begin);
          readLevel();
        }
      } while (json.moreElements());
    }
  }

  /** Why the side cannot be used; null if it can. */
  @Nullable String problem() {
    return problem;
  }

  Ladder ladder() {
    return Ladder.of(side, prices, quantities, size);
  }

  private boolean readUsualLevel() {
    if (!json.skipBytes(BEFORE_PRICE)) {
      return false;
    }
    long price = json.fixedUpToQuote(Price.SCALE);
    if (!FixedPoint.isNumber(price) || !json.skipBytes(BEFORE_QUANTITY)) {
      return false;
    }
    long quantity = json.fixedUpToQuote(Quantity.SCALE);
    if (!FixedPoint.isNumber(quantity) || !json.closesObject()) {
      return false;
    }
    add(price, quantity);
    return true;
  }

  private void readLevel() {
    long price = FixedPoint.ABSENT;
    long quantity = FixedPoint.ABSENT;
    if (!json.isObject()) {
      json.skipValue();
    } else if (json.enterObject()) {
      do {
        int field = json.field(LEVEL);
        switch (field) {
          case PRICE -> price = values.amount(Price.SCALE);
          case QUANTITY -> quantity = values.amount(Quantity.SCALE);
          default -> values.skip(field);
        }
      } while (json.moreFields());
    }
    add(price, quantity);
  }

  /** A level of no contracts is none. */
  private void add(long price, long quantity) {
    if (price < 0 || price > Price.UNITS_PER_DOLLAR) {
      problem = "a level's price " + FixedPoint.problem(price);
    } else if (quantity < 0) {
      problem = "a level's quantity " + FixedPoint.problem(quantity);
    } else if (quantity > 0) {
      append((int) price, quantity);
    }
  }

  private void append(int price, long quantity) {
    if (size > 0 && (side == Side.BUY ? price >= prices[size - 1] : price <= prices[size - 1])) {
      problem = "levels out of order";
    }
    if (size == prices.length) {
      prices = Arrays.copyOf(prices, 2 * size);
      quantities = Arrays.copyOf(quantities, 2 * size);
    }
    prices[size] = price;
    quantities[size++] = quantity;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
