package io.tipoff.journal;

import io.tipoff.event.CommandId;
import io.tipoff.event.OrderId;
import io.tipoff.market.Ladder;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one record while it is put together; {@link Input} takes them apart. The same values
 * always give the same bytes.
 */
final class Output {
  private static final int WIDE = 0x100;

  private byte[] bytes = new byte[1024];
  private int length;

  /** Starts a record, in place of the one before. */
  Output begin(Kind kind) {
    length = Format.RECORD_HEADER;
    return put(kind.number());
  }

  Output put(boolean value) {
    room(1);
    bytes[length++] = (byte) (value ? 1 : 0);
    return this;
  }

  Output put(int value) {
    room(Integer.BYTES);
    Format.INT.set(bytes, length, value);
    length += Integer.BYTES;
    return this;
  }

  Output put(long value) {
    room(Long.BYTES);
    Format.LONG.set(bytes, length, value);
    length += Long.BYTES;
    return this;
  }

  Output put(double value) {
    return put(Double.doubleToRawLongBits(value));
  }

  /** A byte for each character if none needs two; the sign of the count tells. */
  Output put(String text) {
    int count = text.length();
    room(Integer.BYTES + count);
    int at = length + Integer.BYTES;
    int all = 0;
    for (int i = 0; i < count; i++) {
      char character = text.charAt(i);
      bytes[at + i] = (byte) character;
      all |= character;
    }
    if (all >= WIDE) {
      return putWide(text);
    }
    put(count);
    length += count;
    return this;
  }

  private Output putWide(String text) {
    put(~text.length());
    room(text.length() * Character.BYTES);
    for (int i = 0; i < text.length(); i++) {
      Format.CHAR.set(bytes, length, text.charAt(i));
      length += Character.BYTES;
    }
    return this;
  }

  /** By its name: constants may be added and reordered without changing what is in a file. */
  Output put(Enum<?> constant) {
    return put(constant.name());
  }

  Output put(BigDecimal value) {
    byte[] unscaled = value.unscaledValue().toByteArray();
    return put(value.scale()).put(unscaled.length).put(unscaled);
  }

  Output put(Price price) {
    return put(price.units());
  }

  Output put(Quantity quantity) {
    return put(quantity.units());
  }

  Output put(Money money) {
    return put(money.units());
  }

  Output put(MarketId market) {
    return put(market.slug());
  }

  Output put(OrderId order) {
    return put(order.number());
  }

  Output put(CommandId command) {
    return put(command.number());
  }

  Output put(Ladder ladder) {
    put(ladder.size()).put(ladder.isSized());
    for (int level = 0; level < ladder.size(); level++) {
      put(ladder.priceUnits(level));
      if (ladder.isSized()) {
        put(ladder.quantityUnits(level));
      }
    }
    return this;
  }

  Output put(OptionalLong value) {
    put(value.isPresent());
    return value.isPresent() ? put(value.getAsLong()) : this;
  }

  <T> Output put(Optional<T> value, BiConsumer<Output, T> how) {
    return putNullable(value.orElse(null), how);
  }

  <T> Output put(List<T> values, BiConsumer<Output, T> how) {
    put(values.size());
    for (T value : values) {
      how.accept(this, value);
    }
    return this;
  }

  <T> Output putNullable(@Nullable T value, BiConsumer<Output, T> how) {
    put(value != null);
    if (value != null) {
      how.accept(this, value);
    }
    return this;
  }

  /** Ends the record: it may now be written. */
  void seal(long sequence) {
    Arrays.fill(bytes, length, paddedLength(), (byte) 0);
    Format.seal(bytes, length, sequence);
  }

  /** The record, from the first byte on. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  int paddedLength() {
    return Format.padded(length);
  }

  private Output put(byte[] data) {
    room(data.length);
    System.arraycopy(data, 0, bytes, length, data.length);
    length += data.length;
    return this;
  }

  /** Makes room for so many bytes and the padding. */
  private void room(int more) {
    long needed = (long) length + more + Long.BYTES;
    if (needed > Format.LONGEST_RECORD) {
      throw new IllegalArgumentException("a record of more than 16 MB: " + needed + " bytes");
    }
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.max(needed, 2L * bytes.length));
    }
  }
}
