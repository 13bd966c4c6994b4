package io.tipoff.exchange.faults;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A fault with what was said of it.
 *
 * @param probability with which it strikes where it may
 * @param next how often it strikes at most; 0 for no limit
 * @param path of requests, perhaps with a star at its end; empty for all
 * @param stream "markets" or "private"; empty for both
 * @param kind of messages; empty for all
 * @param market a slug; empty for all
 * @param delay what is late is late by this
 * @param duration after which the fault ends; zero for never
 * @param seconds by which the clock is ahead, or that a caller is asked to wait
 * @param variant how it strikes; empty where there is one way only
 */
public record FaultRule(
    Fault fault,
    double probability,
    int next,
    String path,
    String stream,
    String kind,
    String market,
    Duration delay,
    Duration duration,
    int seconds,
    String variant) {
  private static final int MOST = 1_000_000;
  private static final int LONGEST_DELAY = 3_600_000;
  private static final int DAY_MILLIS = 86_400_000;
  private static final int DAY_SECONDS = 86_400;
  private static final List<String> STREAMS = List.of("markets", "private");
  private static final List<String> KINDS =
      List.of(
          "market-data",
          "market-data-lite",
          "trade",
          "order",
          "order-snapshot",
          "position",
          "account-balance",
          "heartbeat",
          "error");

  /** A fault as it is when nothing is said of it. */
  public static FaultRule of(Fault fault) {
    return of(fault.words(), Map.of());
  }

  /**
   * A fault by words.
   *
   * @throws BadFault if there is no such fault, or it does not take one of the parameters or values
   */
  public static FaultRule of(String name, Map<String, String> parameters) {
    Fault fault =
        Fault.named(name)
            .orElseThrow(() -> new BadFault("no fault '" + name + "'; there are: " + names()));
    Values values = new Values(fault);
    parameters.forEach(values::put);
    return values.rule();
  }

  /**
   * A fault as a flag tells it.
   *
   * @param text such as {@code lose-answer:path=/v1/orders,next=1}
   * @throws BadFault as above
   */
  public static FaultRule parse(String text) {
    String[] parts = text.split(":", 2);
    Map<String, String> parameters = new LinkedHashMap<>();
    if (parts.length == 2) {
      for (String pair : parts[1].split(",", -1)) {
        String[] sides = pair.split("=", 2);
        if (sides.length < 2 || sides[0].isEmpty()) {
          throw new BadFault("'" + pair + "' of " + parts[0] + " is not key=value");
        }
        if (parameters.put(sides[0], sides[1]) != null) {
          throw new BadFault(sides[0] + " of " + parts[0] + " is said twice");
        }
      }
    }
    return of(parts[0], parameters);
  }

  private static String names() {
    return List.of(Fault.values()).stream().map(Fault::words).collect(Collectors.joining(", "));
  }

  /** What differs from a fault of which nothing was said, by key. */
  public SequencedMap<String, String> said() {
    FaultRule usual = of(fault);
    SequencedMap<String, String> said = new LinkedHashMap<>();
    for (Parameter parameter : fault.parameters()) {
      String text = text(parameter);
      if (!text.equals(usual.text(parameter))) {
        said.put(parameter.key(), text);
      }
    }
    return said;
  }

  private String text(Parameter parameter) {
    return switch (parameter) {
      case PROBABILITY -> String.valueOf(probability);
      case NEXT -> String.valueOf(next);
      case PATH -> path;
      case STREAM -> stream;
      case KIND -> kind;
      case MARKET -> market;
      case DELAY -> String.valueOf(delay.toMillis());
      case DURATION -> String.valueOf(duration.toMillis());
      case SECONDS -> String.valueOf(seconds);
      case VARIANT -> variant;
    };
  }

  /** Whether the fault may strike here at all. */
  boolean fits(Occasion occasion) {
    return switch (occasion) {
      case Occasion.Message message -> fits(message);
      case Occasion.Request(String asked) ->
          (fault.where() == Fault.Where.REQUEST
                  || (fault == Fault.UNKNOWN_ENUM
                      && isAboutRequests()
                      && UnknownWords.mayBeIn(variant, asked))
                  || fault == Fault.MAINTENANCE)
              && isAt(asked);
      case Occasion.Order(String asked, String slug) ->
          fault.where() == Fault.Where.ORDER && isAt(asked) && isOf(slug);
      case Occasion.BatchEntry(String asked, String slug) ->
          fault.where() == Fault.Where.BATCH_ENTRY && isAt(asked) && isOf(slug);
    };
  }

  private boolean fits(Occasion.Message message) {
    boolean words =
        fault == Fault.UNKNOWN_ENUM
            && path.isEmpty()
            && UnknownWords.mayBeInMessage(variant, message.kind());
    return (fault.where() == Fault.Where.MESSAGE || words)
        && (stream.isEmpty() || stream.equals(message.stream()))
        && (kind.isEmpty() || kind.equals(message.kind()))
        && isOf(message.market());
  }

  private boolean isAboutRequests() {
    return stream.isEmpty() && kind.isEmpty() && market.isEmpty();
  }

  /** Whether it strikes requests of a path. */
  private boolean isAt(String asked) {
    return path.isEmpty()
        || path.equals(asked)
        || (path.endsWith("*") && asked.startsWith(path.substring(0, path.length() - 1)));
  }

  /** Whether it strikes a market. */
  boolean isOf(String slug) {
    return market.isEmpty() || market.equals(slug);
  }

  /** What was said so far. */
  private static final class Values {
    private final Fault fault;
    private final EnumMap<Parameter, String> texts = new EnumMap<>(Parameter.class);

    Values(Fault fault) {
      this.fault = fault;
    }

    void put(String key, String value) {
      Parameter parameter =
          fault.parameters().stream()
              .filter(known -> known.key().equals(key))
              .findFirst()
              .orElseThrow(
                  () ->
                      new BadFault(
                          fault.words() + " takes no '" + key + "'; it takes: " + parameterKeys()));
      texts.put(parameter, value);
    }

    private String parameterKeys() {
      return fault.parameters().stream().map(Parameter::key).collect(Collectors.joining(", "));
    }

    FaultRule rule() {
      return new FaultRule(
          fault,
          probability(),
          whole(Parameter.NEXT, 0, 1, MOST),
          path(),
          oneOf(Parameter.STREAM, STREAMS, ""),
          oneOf(Parameter.KIND, KINDS, ""),
          slug(),
          Duration.ofMillis(
              whole(Parameter.DELAY, (int) fault.usualDelay().toMillis(), 0, LONGEST_DELAY)),
          Duration.ofMillis(whole(Parameter.DURATION, 0, 1, DAY_MILLIS)),
          seconds(),
          oneOf(
              Parameter.VARIANT,
              fault.variants(),
              fault.variants().isEmpty() ? "" : fault.variants().getFirst()));
    }

    private Optional<String> text(Parameter parameter) {
      return Optional.ofNullable(texts.get(parameter));
    }

    private BadFault bad(Parameter parameter) {
      return new BadFault(
          String.format(
              Locale.ROOT,
              "%s of %s must be %s, not '%s'",
              parameter.key(),
              fault.words(),
              parameter.allowed(fault),
              texts.get(parameter)));
    }

    private double probability() {
      try {
        double value = text(Parameter.PROBABILITY).map(Double::parseDouble).orElse(1.0);
        if (value >= 0 && value <= 1) {
          return value;
        }
      } catch (NumberFormatException _) {
        // told below
      }
      throw bad(Parameter.PROBABILITY);
    }

    private int whole(Parameter parameter, int usual, int least, int most) {
      try {
        Optional<Integer> value = text(parameter).map(Integer::parseInt);
        if (value.isEmpty() || (value.get() >= least && value.get() <= most)) {
          return value.orElse(usual);
        }
      } catch (NumberFormatException _) {
        // told below
      }
      throw bad(parameter);
    }

    private int seconds() {
      int value =
          whole(Parameter.SECONDS, fault == Fault.HTTP_429 ? 1 : 60, -DAY_SECONDS, DAY_SECONDS);
      if (fault == Fault.HTTP_429 && value < 0) {
        throw bad(Parameter.SECONDS);
      }
      return value;
    }

    private String path() {
      String value = text(Parameter.PATH).orElse("");
      if (!value.isEmpty() && !value.startsWith("/")) {
        throw bad(Parameter.PATH);
      }
      return value;
    }

    private String slug() {
      String value = text(Parameter.MARKET).orElse("");
      if (value.chars().anyMatch(Character::isWhitespace)) {
        throw bad(Parameter.MARKET);
      }
      return value;
    }

    private String oneOf(Parameter parameter, List<String> allowed, String usual) {
      String value = text(parameter).orElse(usual);
      if (!value.equals(usual) && !allowed.contains(value)) {
        throw bad(parameter);
      }
      return value;
    }
  }
}
