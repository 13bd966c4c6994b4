package io.tipoff.journal;

import io.tipoff.event.CommandId;
import io.tipoff.event.OrderId;
import io.tipoff.market.Ladder;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes apart what {@link Output} put together, and never looks beyond the record. Bytes that
 * cannot be what is asked for are an {@link IllegalArgumentException}.
 */
final class Input {
  private final Map<String, MarketId> markets = new HashMap<>();
  private byte[] bytes = {};
  private int start;
  private int position;
  private int end;

  /** Starts on kind and fields of a record. */
  void reset(byte[] data, int from, int to) {
    bytes = data;
    start = from;
    position = from;
    end = to;
  }

  Kind getKind() {
    return Kind.of(getInt());
  }

  boolean getBoolean() {
    byte value = bytes[take(1)];
    return switch (value) {
      case 0 -> false;
      case 1 -> true;
      default -> throw new IllegalArgumentException("expected 0 or 1, found " + value);
    };
  }

  int getInt() {
    return (int) Format.INT.get(bytes, take(Integer.BYTES));
  }

  long getLong() {
    return (long) Format.LONG.get(bytes, take(Long.BYTES));
  }

  double getDouble() {
    return Double.longBitsToDouble(getLong());
  }

  String getString() {
    int count = getInt();
    return count < 0
        ? getWideString(~count)
        : new String(bytes, take(count), count, StandardCharsets.ISO_8859_1);
  }

  private String getWideString(int count) {
    require(count, Character.BYTES);
    char[] characters = new char[count];
    for (int i = 0; i < count; i++) {
      characters[i] = (char) Format.CHAR.get(bytes, take(Character.BYTES));
    }
    return new String(characters);
  }

  <E extends Enum<E>> E getEnum(Class<E> type) {
    return Enum.valueOf(type, getString());
  }

  BigDecimal getBigDecimal() {
    int scale = getInt();
    int count = getInt();
    return new BigDecimal(new BigInteger(bytes, take(count), count), scale);
  }

  Price getPrice() {
    return Price.ofUnits(getInt());
  }

  Quantity getQuantity() {
    return new Quantity(getLong());
  }

  Money getMoney() {
    return new Money(getLong());
  }

  /** The same instance for the same name. */
  MarketId getMarketId() {
    String slug = getString();
    MarketId market = markets.get(slug);
    return market == null ? markets.computeIfAbsent(slug, MarketId::new) : market;
  }

  OrderId getOrderId() {
    return new OrderId(getLong());
  }

  CommandId getCommandId() {
    return new CommandId(getLong());
  }

  Ladder getLadder(Side side) {
    int size = getInt();
    boolean sized = getBoolean();
    if (!sized) {
      if (size != 1) {
        throw new IllegalArgumentException("expected one level without a size, found " + size);
      }
      return Ladder.unsized(getPrice());
    }
    require(size, Integer.BYTES + Long.BYTES);
    int[] prices = new int[size];
    long[] quantities = new long[size];
    for (int level = 0; level < size; level++) {
      prices[level] = getInt();
      quantities[level] = getLong();
    }
    return Ladder.of(side, prices, quantities);
  }

  OptionalLong getOptionalLong() {
    return getBoolean() ? OptionalLong.of(getLong()) : OptionalLong.empty();
  }

  <T> Optional<T> getOptional(Function<Input, T> how) {
    return Optional.ofNullable(getNullable(how));
  }

  <T> List<T> getList(Function<Input, T> how) {
    int size = getInt();
    require(size, 1);
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(how.apply(this));
    }
    return List.copyOf(values);
  }

  <T> @Nullable T getNullable(Function<Input, T> how) {
    return getBoolean() ? how.apply(this) : null;
  }

  /** A copy of kind and fields, whatever was taken of them. */
  byte[] content() {
    return Arrays.copyOfRange(bytes, start, end);
  }

  /** Holds that everything was taken. */
  void requireEnd() {
    if (position != end) {
      throw new IllegalArgumentException(end - position + " bytes more than expected");
    }
  }

  private void require(long count, int size) {
    if (count < 0 || count * size > end - position) {
      throw new IllegalArgumentException(
          "expected " + count * size + " bytes, found " + (end - position));
    }
  }

  /** Passes over so many bytes and returns where they begin. */
  private int take(long count) {
    require(count, 1);
    int from = position;
    position += (int) count;
    return from;
  }
}
