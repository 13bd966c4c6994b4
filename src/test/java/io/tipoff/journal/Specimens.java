package io.tipoff.journal;

import io.tipoff.event.CommandId;
import io.tipoff.event.Event;
import io.tipoff.event.OrderId;
import io.tipoff.game.GameClock;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.game.Selection;
import io.tipoff.game.SideOdds;
import io.tipoff.game.Situation;
import io.tipoff.game.TeamSide;
import io.tipoff.market.Intent;
import io.tipoff.market.Ladder;
import io.tipoff.market.LiquidityProgram;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TimeInForce;
import io.tipoff.market.TradingRules;
import io.tipoff.portfolio.OrderTerms;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Invents values of any record, each other one from the same seed. */
final class Specimens {
  private static final List<String> TEXTS =
      List.of(
          "",
          "bos",
          "Self Match Prevention",
          "a: 1\nb: 2\n",
          "\u00e9\u00ff",
          "\u20ac\ud83c\udfc0",
          "\ud83c");

  private final Random random;

  Specimens(long seed) {
    random = new Random(seed);
  }

  /** The records that a sealed type permits, at any depth, in the order of their declaration. */
  static List<Class<?>> concrete(Class<?> type) {
    if (!type.isSealed()) {
      return List.of(type);
    }
    List<Class<?>> found = new ArrayList<>();
    for (var permitted : type.getPermittedSubclasses()) {
      found.addAll(concrete(permitted));
    }
    return found;
  }

  Event anyEvent() {
    var types = concrete(Event.class);
    return (Event) record(types.get(random.nextInt(types.size())));
  }

  <T> T record(Class<T> type) {
    try {
      var components = type.getRecordComponents();
      var types = new Class<?>[components.length];
      var values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] = value(components[i]);
      }
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " cannot be invented", e);
    }
  }

  private @Nullable Object value(RecordComponent component) {
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    if (nullable && random.nextInt(4) == 0) {
      return null;
    }
    if (component.getType() == Ladder.class) {
      return ladder(component.getName().equals("bids") ? Side.BUY : Side.SELL);
    }
    return value(component.getGenericType());
  }

  private Object value(Type type) {
    if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
      return random.nextBoolean()
          ? Optional.empty()
          : Optional.of(value(optional.getActualTypeArguments()[0]));
    }
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      List<Object> values = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        values.add(value(list.getActualTypeArguments()[0]));
      }
      return values;
    }
    var raw = (Class<?>) type;
    if (raw.isEnum()) {
      return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
    }
    return switch (raw.getSimpleName()) {
      case "long" -> random.nextLong();
      case "double" -> random.nextDouble();
      case "int" -> random.nextInt();
      case "boolean" -> random.nextBoolean();
      case "String" -> TEXTS.get(random.nextInt(TEXTS.size()));
      case "Price" -> Price.ofUnits(random.nextInt(10_001));
      case "Quantity" -> new Quantity(random.nextLong());
      case "Money" -> new Money(random.nextLong());
      case "MarketId" ->
          new MarketId("aec-nba-" + random.nextInt(100) + "-\u20ac".repeat(random.nextInt(2)));
      case "OrderId" -> new OrderId(random.nextLong());
      case "CommandId" -> new CommandId(random.nextLong());
      case "TradingRules" ->
          new TradingRules(new Tick(25), new Quantity(1 + random.nextInt(10_000)));
      case "BigDecimal" -> new BigDecimal(new BigInteger(80, random), random.nextInt(-5, 12));
      case "OptionalLong" ->
          random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong());
      case "LiquidityProgram" -> program();
      case "OrderTerms" -> terms();
      case "GameId" -> new GameId("nba-bos-nyk-" + random.nextInt(100));
      case "GameClock" -> new GameClock(random.nextLong(Long.MAX_VALUE), random.nextBoolean());
      case "GameState" -> gameState();
      case "Situation" -> situation();
      case "SideOdds" ->
          new SideOdds(
              (Selection) value(Selection.class),
              random.nextBoolean()
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(1.01 + 10 * random.nextDouble()));
      default -> record(raw);
    };
  }

  private LiquidityProgram program() {
    return new LiquidityProgram(
        (String) value(String.class),
        random.nextLong(),
        (OptionalLong) value(OptionalLong.class),
        new Money(1 + random.nextLong(1_000_000_000_000L)),
        1 - random.nextDouble(),
        Quantity.ofContracts(1 + random.nextInt(1_000_000)),
        random.nextBoolean() ? Optional.empty() : Optional.of(new Money(random.nextLong())));
  }

  private GameState gameState() {
    return new GameState(
        (String) value(String.class),
        (String) value(String.class),
        (String) value(String.class),
        random.nextInt(200),
        random.nextInt(200),
        (GameStatus) value(GameStatus.class),
        random.nextInt(12),
        random.nextBoolean() ? Optional.empty() : Optional.of((GameClock) value(GameClock.class)),
        random.nextBoolean() ? Optional.empty() : Optional.of(situation()));
  }

  private Situation situation() {
    var side = (TeamSide) value(TeamSide.class);
    return random.nextBoolean()
        ? new Situation.Football(
            side, random.nextInt(1, 5), random.nextInt(101), random.nextInt(101))
        : new Situation.Baseball(
            side, random.nextInt(4), random.nextInt(8), random.nextInt(5), random.nextInt(4));
  }

  private OrderTerms terms() {
    var timeInForce = (TimeInForce) value(TimeInForce.class);
    return new OrderTerms(
        (MarketId) value(MarketId.class),
        (Intent) value(Intent.class),
        (Price) value(Price.class),
        new Quantity(1 + random.nextInt(1_000_000)),
        timeInForce,
        timeInForce == TimeInForce.GOOD_TILL_DATE
            ? OptionalLong.of(random.nextLong())
            : OptionalLong.empty(),
        timeInForce.rests() && random.nextBoolean());
  }

  private Ladder ladder(Side side) {
    if (random.nextInt(5) == 0) {
      return Ladder.unsized((Price) value(Price.class));
    }
    var prices = random.ints(0, 10_001).distinct().limit(random.nextInt(8)).sorted().toArray();
    if (side == Side.BUY) {
      for (int i = 0; i < prices.length / 2; i++) {
        int swapped = prices[i];
        prices[i] = prices[prices.length - 1 - i];
        prices[prices.length - 1 - i] = swapped;
      }
    }
    return Ladder.of(side, prices, random.longs(prices.length, 1, Long.MAX_VALUE).toArray());
  }
}
