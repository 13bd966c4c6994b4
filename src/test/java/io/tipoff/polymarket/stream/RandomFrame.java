package io.tipoff.polymarket.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Frames drawn at random, odd ones among them, and written in as many ways as JSON allows. */
final class RandomFrame {
  private static final String[] STATES = {"OPEN", "SUSPENDED", "HALTED", "CLOSED", "DANCING"};
  private static final String[] INTENTS = {"BUY_LONG", "SELL_LONG", "BUY_SHORT", "SELL_SHORT"};

  /** Text that is written without quotes. */
  private record Raw(String text) {}

  private final Random random;
  private final boolean plain;
  private final boolean snakeCase;

  private RandomFrame(Random random) {
    this.random = random;
    this.plain = random.nextInt(3) == 0;
    this.snakeCase = random.nextBoolean();
  }

  static byte[] next(Random random) {
    RandomFrame frame = new RandomFrame(random);
    StringBuilder text = new StringBuilder();
    frame.write(frame.envelope(), text);
    return text.toString().getBytes(UTF_8);
  }

  private Map<String, Object> envelope() {
    Map<String, Object> frame = new LinkedHashMap<>();
    frame.put("requestId", "r-" + random.nextInt(10));
    frame.put(
        "subscriptionType",
        odd() ? new Raw("" + random.nextInt(5)) : "SUBSCRIPTION_TYPE_MARKET_DATA");
    if (random.nextInt(8) == 0) {
      frame.put("heartbeat", Map.of());
    }
    if (random.nextInt(8) == 0) {
      frame.put("error", odd() ? null : random.nextBoolean() ? "" : "too many \"things\" \n é");
    }
    if (random.nextInt(3) > 0) {
      frame.put("marketData", odd() ? null : book());
    }
    if (random.nextInt(3) == 0) {
      frame.put("marketDataLite", odd() ? new Raw("[]") : bestPrices());
    }
    if (random.nextInt(3) == 0) {
      frame.put("trade", odd() ? "none" : trade());
    }
    return frame;
  }

  private Map<String, Object> book() {
    Map<String, Object> book = new LinkedHashMap<>();
    int middle = random.nextInt(500, 9_500);
    book.put("marketSlug", slug());
    book.put("bids", odd() ? null : levels(middle, -1));
    book.put("offers", odd() ? null : levels(middle + 10, 1));
    book.put("state", state());
    book.put("stats", odd() ? null : Map.of("settlementPx", amount(10_000)));
    book.put("transactTime", time());
    return book;
  }

  private List<Object> levels(int begin, int direction) {
    List<Object> levels = new ArrayList<>();
    int price = begin;
    for (int i = random.nextInt(12); i > 0 && price > 0 && price < 10_000; i--) {
      Map<String, Object> level = new LinkedHashMap<>();
      level.put("px", amount(price));
      level.put("qty", quantity());
      levels.add(veryOdd() ? null : level);
      price += direction * (odd() ? 0 : random.nextInt(1, 60));
    }
    return levels;
  }

  private Map<String, Object> bestPrices() {
    Map<String, Object> best = new LinkedHashMap<>();
    best.put("marketSlug", slug());
    best.put("currentPx", null);
    best.put("settlementPx", amount(0));
    best.put("bestBid", odd() ? null : odd() ? Map.of() : amount(random.nextInt(10_001)));
    best.put("bestAsk", odd() ? "" : amount(random.nextInt(10_001)));
    best.put("bidShares", "340000");
    best.put("longQuote", amount(100));
    best.put("state", state());
    return best;
  }

  private Map<String, Object> trade() {
    Map<String, Object> trade = new LinkedHashMap<>();
    trade.put("marketSlug", slug());
    trade.put("price", amount(random.nextInt(10_001)));
    trade.put("quantity", random.nextBoolean() ? quantity() : Map.of("value", quantity()));
    trade.put("tradeTime", time());
    trade.put("maker", party());
    trade.put("taker", party());
    return trade;
  }

  private Object party() {
    if (odd()) {
      return null;
    }
    Map<String, Object> party = new LinkedHashMap<>();
    party.put(
        "side", odd() ? new Raw("2") : random.nextBoolean() ? "ORDER_SIDE_BUY" : "ORDER_SIDE_SELL");
    party.put("intent", "ORDER_INTENT_" + INTENTS[random.nextInt(INTENTS.length)]);
    return party;
  }

  private Object slug() {
    return veryOdd()
        ? (random.nextBoolean() ? null : "two words")
        : "aec-nba-m-" + random.nextInt(5);
  }

  private Object state() {
    return odd() ? null : odd() ? new Raw("1") : "MARKET_STATE_" + STATES[random.nextInt(5)];
  }

  private Object time() {
    String[] zones = {"Z", "z", "+00:00", "-04:00", "+05:30", ""};
    String fraction = random.nextBoolean() ? "" : "." + random.nextInt(1_000_000_000);
    return odd()
        ? null
        : "20%02d-%02d-%02dT%02d:%02d:%02d%s%s"
            .formatted(
                random.nextInt(100),
                random.nextInt(1, 13),
                random.nextInt(1, odd() ? 40 : 29),
                random.nextInt(24),
                random.nextInt(60),
                random.nextInt(60),
                fraction,
                zones[random.nextInt(odd() ? 6 : 5)]);
  }

  private Object amount(int units) {
    String value = "%d.%04d".formatted(units / 10_000, units % 10_000);
    Object written = number(veryOdd() ? value + "1" : value);
    return odd() ? written : plain ? usual(written) : Map.of("value", written, "currency", "USD");
  }

  private static Map<String, Object> usual(Object value) {
    Map<String, Object> amount = new LinkedHashMap<>();
    amount.put("value", value);
    amount.put("currency", "USD");
    return amount;
  }

  private Object quantity() {
    if (veryOdd()) {
      return number(
          new String[] {"-1", "0.00001", "1e3", "25E-1", "99999999999999999999", "x"}
              [random.nextInt(6)]);
    }
    String whole = "" + random.nextInt(random.nextBoolean() ? 10 : 1_000_000);
    return number(random.nextBoolean() ? whole : whole + "." + random.nextInt(10_000));
  }

  private Object number(String text) {
    return odd() && !text.equals("x") ? new Raw(text) : text;
  }

  private boolean veryOdd() {
    return random.nextInt(144) == 0;
  }

  private boolean odd() {
    return random.nextInt(12) == 0;
  }

  private void write(Object value, StringBuilder out) {
    switch (value) {
      case null -> out.append("null");
      case Raw raw -> out.append(raw.text);
      case String text -> writeText(text, out);
      case Map<?, ?> map -> writeObject(map, out);
      case List<?> list -> writeArray(list, out);
      default -> throw new IllegalArgumentException(value.toString());
    }
  }

  private void writeObject(Map<?, ?> map, StringBuilder out) {
    List<Map.Entry<?, ?>> fields = new ArrayList<>(map.entrySet());
    if (!plain) {
      if (random.nextInt(10) == 0) {
        fields.add(Map.entry("unheardOf", List.of(Map.of("deep", List.of()), "\\\"")));
      }
      Collections.shuffle(fields, random);
    }
    out.append('{');
    String between = "";
    for (Map.Entry<?, ?> field : fields) {
      out.append(between);
      space(out);
      String name = (String) field.getKey();
      writeText(snakeCase ? NameTable.snakeCase(name) : name, out);
      space(out);
      out.append(':');
      space(out);
      write(field.getValue(), out);
      space(out);
      between = ",";
    }
    out.append('}');
  }

  private void writeArray(List<?> list, StringBuilder out) {
    out.append('[');
    String between = "";
    for (Object element : list) {
      out.append(between);
      space(out);
      write(element, out);
      space(out);
      between = ",";
    }
    out.append(']');
  }

  private void writeText(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '"' || character == '\\') {
        out.append('\\').append(character);
      } else if (character < ' ' || (!plain && random.nextInt(40) == 0)) {
        out.append("\\u%04x".formatted((int) character));
      } else {
        out.append(character);
      }
    }
    out.append('"');
  }

  private void space(StringBuilder out) {
    if (!plain && random.nextInt(6) == 0) {
      out.append(" \n\r\t".charAt(random.nextInt(4)));
    }
  }
}
