package io.tipoff.polymarket.stream;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.TradePrinted;
import io.tipoff.market.Intent;
import io.tipoff.market.Ladder;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The same frames read the slow and plain way, over a tree and big decimals. */
final class TreeDecoder {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,5})?");
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d[tT]\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?([zZ]|[+-]\\d\\d:\\d\\d)");

  /** A value that cannot be used. */
  private static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;
  }

  private TreeDecoder() {}

  /** False if the bytes are not a JSON object. */
  static boolean decode(byte[] bytes, long time, MarketFrames frames) {
    JsonNode frame;
    try {
      frame = MAPPER.readTree(bytes);
    } catch (IOException | RuntimeException e) {
      return false;
    }
    if (!frame.isObject()) {
      return false;
    }
    if (!get(frame, "heartbeat").isNull()) {
      frames.heartbeat(time);
    }
    JsonNode error = get(frame, "error");
    if (!error.isNull() && !(error.isTextual() && error.textValue().isEmpty())) {
      frames.subscriptionError(
          get(frame, "requestId").isTextual() ? get(frame, "requestId").textValue() : "",
          error.isTextual() ? error.textValue() : "an error without words");
    }
    if (get(frame, "marketData").isObject()) {
      book(get(frame, "marketData"), time, frames);
    }
    if (get(frame, "marketDataLite").isObject()) {
      bestPrices(get(frame, "marketDataLite"), time, frames);
    }
    if (get(frame, "trade").isObject()) {
      trade(get(frame, "trade"), time, frames);
    }
    return true;
  }

  private static void book(JsonNode book, long time, MarketFrames frames) {
    MarketId market = market(book);
    try {
      Ladder bids = ladder(Side.BUY, get(book, "bids"));
      Ladder offers = ladder(Side.SELL, get(book, "offers"));
      if (market == null) {
        throw new Unusable();
      }
      frames.book(
          new BookChanged(time, market, bids, offers), state(book), time(book, "transactTime"));
    } catch (Unusable e) {
      frames.dropped(market, Payload.BOOK, "");
    }
  }

  private static void bestPrices(JsonNode best, long time, MarketFrames frames) {
    MarketId market = market(best);
    try {
      Price bid = amount(get(best, "bestBid")).isEmpty() ? null : price(get(best, "bestBid"));
      Price offer = amount(get(best, "bestAsk")).isEmpty() ? null : price(get(best, "bestAsk"));
      if (market == null) {
        throw new Unusable();
      }
      frames.bestPrices(
          new BestPricesChanged(time, market, bid, null, offer, null),
          state(best),
          time(best, "transactTime"));
    } catch (Unusable e) {
      frames.dropped(market, Payload.BEST_PRICES, "");
    }
  }

  private static void trade(JsonNode trade, long time, MarketFrames frames) {
    MarketId market = market(trade);
    try {
      Price price = price(get(trade, "price"));
      Quantity quantity = quantity(get(trade, "quantity"));
      Side taker = side(get(trade, "taker"));
      Side maker = side(get(trade, "maker"));
      if (market == null || !quantity.isPositive() || (taker == null && maker == null)) {
        throw new Unusable();
      }
      Side aggressor = taker == null ? maker.opposite() : taker;
      frames.trade(
          new TradePrinted(time, market, price, quantity, aggressor), time(trade, "tradeTime"));
    } catch (Unusable e) {
      frames.dropped(market, Payload.TRADE, "");
    }
  }

  private static Ladder ladder(Side side, JsonNode levels) throws Unusable {
    if (levels.isNull()) {
      return Ladder.EMPTY;
    }
    if (!levels.isArray()) {
      throw new Unusable();
    }
    int[] prices = new int[levels.size()];
    long[] quantities = new long[levels.size()];
    int size = 0;
    for (JsonNode level : levels) {
      Price price = price(get(level, "px"));
      Quantity quantity = quantity(get(level, "qty"));
      if (quantity.isNegative()) {
        throw new Unusable();
      }
      if (!quantity.isZero()) {
        prices[size] = price.units();
        quantities[size++] = quantity.units();
      }
    }
    try {
      return Ladder.of(side, prices, quantities, size);
    } catch (IllegalArgumentException e) {
      throw new Unusable();
    }
  }

  private static @Nullable Side side(JsonNode party) {
    Side side = constant(Side.class, "ORDER_SIDE_", get(party, "side"));
    Intent intent = constant(Intent.class, "ORDER_INTENT_", get(party, "intent"));
    return side == null && intent != null ? intent.side() : side;
  }

  private static @Nullable MarketState state(JsonNode node) {
    JsonNode told = get(node, "state");
    boolean untold =
        told.isMissingNode() || told.isNull() || (told.isTextual() && told.textValue().isEmpty());
    @Nullable MarketState known = constant(MarketState.class, "MARKET_STATE_", told);
    return known == null && !untold ? MarketState.SUSPENDED : known;
  }

  private static <E extends Enum<E>> @Nullable E constant(
      Class<E> type, String prefix, JsonNode name) {
    for (E constant : type.getEnumConstants()) {
      if (name.isTextual() && name.textValue().equals(prefix + constant.name())) {
        return constant;
      }
    }
    return null;
  }

  private static @Nullable MarketId market(JsonNode node) {
    JsonNode slug = get(node, "marketSlug");
    try {
      return slug.isTextual() ? new MarketId(slug.textValue()) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Price price(JsonNode amount) throws Unusable {
    try {
      return Price.of(amount(amount).orElseThrow(Unusable::new));
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new Unusable();
    }
  }

  private static Quantity quantity(JsonNode amount) throws Unusable {
    BigDecimal value = amount(amount).orElseThrow(Unusable::new);
    if (value.compareTo(new BigDecimal("1e14")) >= 0) {
      throw new Unusable();
    }
    try {
      return Quantity.of(value);
    } catch (ArithmeticException e) {
      throw new Unusable();
    }
  }

  private static Optional<BigDecimal> amount(JsonNode amount) throws Unusable {
    JsonNode value = amount.isObject() ? get(amount, "value") : amount;
    if (value.isNull() || (value.isTextual() && value.textValue().isEmpty())) {
      return Optional.empty();
    }
    if (value.isNumber()) {
      return Optional.of(value.decimalValue());
    }
    if (value.isTextual() && NUMBER.matcher(value.textValue()).matches()) {
      return Optional.of(new BigDecimal(value.textValue()));
    }
    throw new Unusable();
  }

  private static long time(JsonNode node, String name) {
    JsonNode text = get(node, name);
    var matcher = TIME.matcher(text.isTextual() ? text.textValue() : "");
    if (!matcher.matches()) {
      return MarketFrames.UNTOLD;
    }
    String fraction = matcher.group(2) == null ? "" : matcher.group(2);
    String cut = fraction.substring(0, Math.min(10, fraction.length()));
    try {
      Instant instant =
          OffsetDateTime.parse((matcher.group(1) + cut + matcher.group(3)).toUpperCase(Locale.ROOT))
              .toInstant();
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    } catch (RuntimeException e) {
      return MarketFrames.UNTOLD;
    }
  }

  /** A field by its name in either style; a null node if there is none. */
  private static JsonNode get(JsonNode node, String camelCase) {
    JsonNode found = MAPPER.nullNode();
    for (var field : node.properties()) {
      if (field.getKey().equals(camelCase)
          || field.getKey().equals(NameTable.snakeCase(camelCase))) {
        found = field.getValue();
      }
    }
    return found;
  }
}
