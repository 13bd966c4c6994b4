package io.tipoff.config;

import io.tipoff.game.FeedSource;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.MarketId;
import io.tipoff.store.StoreUrl;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a value of one type is written in a file, a variable or a flag.
 *
 * @param noun what such a value is called
 * @param form what it looks like
 * @param reader from text; empty if the text is not one
 * @param writer to text that reads back as the same value
 */
record Notation<T extends Comparable<? super T>>(
    Class<T> type,
    String noun,
    String form,
    Function<String, Optional<T>> reader,
    Function<T, String> writer) {
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern SERVER =
      Pattern.compile(
          "https://[A-Za-z0-9.-]+(:[0-9]{1,5})?|http://(127\\.0\\.0\\.1|localhost)(:[0-9]{1,5})?");

  private static final Pattern FEED =
      Pattern.compile("(" + SERVER.pattern() + ")(/[A-Za-z0-9._~-]+)*");

  private static final List<Notation<?>> ALL =
      List.of(
          new Notation<>(
              BigDecimal.class,
              "a decimal number",
              "such as 0.25",
              Notation::decimal,
              BigDecimal::toPlainString),
          new Notation<>(
              Integer.class,
              "a whole number of at most 9 digits",
              "such as 12",
              Notation::whole,
              String::valueOf),
          new Notation<>(
              Boolean.class, "a switch", "true or false", Notation::toggle, String::valueOf),
          new Notation<>(
              Duration.class,
              "a duration",
              "such as 250ms, 5s, 10m, 2h or 1d",
              Notation::duration,
              Notation::text),
          new Notation<>(
              OffsetDateTime.class,
              "a date and time",
              "such as 2026-09-17T00:00:00-04:00",
              text -> parsed(text, OffsetDateTime::parse),
              DateTimeFormatter.ISO_OFFSET_DATE_TIME::format),
          new Notation<>(
              LocalDate.class,
              "a date",
              "such as 2026-09-17",
              text -> parsed(text, LocalDate::parse),
              LocalDate::toString),
          new Notation<>(
              MarketId.class,
              "a market slug",
              "letters, digits, dots, dashes and underscores",
              Notation::slug,
              MarketId::slug),
          new Notation<>(
              String.class,
              "a name",
              "letters, digits, dots, dashes and underscores",
              Notation::name,
              name -> name),
          new Notation<>(
              URI.class,
              "a server's address",
              "https://host, or http://127.0.0.1:port on this machine",
              Notation::server,
              URI::toString),
          new Notation<>(
              FeedUrl.class,
              "a feed's address",
              "https://host/path, or http://127.0.0.1:port/path on this machine",
              Notation::feed,
              feed -> feed.uri().toString()),
          new Notation<>(
              Path.class,
              "a folder",
              "a path such as data or /var/lib/tipoff",
              Notation::path,
              Path::toString),
          new Notation<>(
              StoreUrl.class,
              "a database's address",
              StoreUrl.FORM,
              StoreUrl::read,
              StoreUrl::text),
          choice("a fee curve", FeeCurve.class),
          choice("a feed", FeedSource.class));

  /** The notation of a type; empty if the type has none. */
  static Optional<Notation<?>> of(Class<?> type) {
    Class<?> boxed = MethodType.methodType(type).wrap().returnType();
    return ALL.stream().filter(notation -> notation.type == boxed).findFirst();
  }

  Optional<T> read(String text) {
    return reader.apply(text);
  }

  /** Whether a text that is none may be shown: somebody may have put a password into it. */
  boolean mayBeShown() {
    return type != StoreUrl.class;
  }

  /** The text of a value of this type. */
  String write(Object value) {
    return writer.apply(type.cast(value));
  }

  /** The constants of an enum in lower case, words separated by dashes. */
  private static <E extends Enum<E>> Notation<E> choice(String noun, Class<E> type) {
    Function<E, String> writer =
        constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    List<E> constants = Arrays.asList(type.getEnumConstants());
    return new Notation<>(
        type,
        noun,
        String.join(", ", constants.stream().map(writer).toList()),
        text -> constants.stream().filter(one -> writer.apply(one).equals(text)).findFirst(),
        writer);
  }

  private static Optional<BigDecimal> decimal(String text) {
    return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  private static Optional<Integer> whole(String text) {
    return WHOLE.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Optional<Boolean> toggle(String text) {
    return text.equals("true") || text.equals("false")
        ? Optional.of(Boolean.valueOf(text))
        : Optional.empty();
  }

  private static Optional<Duration> duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(count);
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        });
  }

  /** In the largest unit of which it is a whole number. */
  private static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1_000 != 0 || millis == 0) {
      return millis + "ms";
    }
    long seconds = millis / 1_000;
    if (seconds % 60 != 0) {
      return seconds + "s";
    }
    if (seconds % 3_600 != 0) {
      return seconds / 60 + "m";
    }
    return seconds % 86_400 == 0 ? seconds / 86_400 + "d" : seconds / 3_600 + "h";
  }

  private static <D> Optional<D> parsed(String text, Function<String, D> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static Optional<MarketId> slug(String text) {
    return name(text).map(MarketId::new);
  }

  private static Optional<String> name(String text) {
    return NAME.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  private static Optional<Path> path(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /** What is not on this machine is only reached encrypted. */
  private static Optional<FeedUrl> feed(String text) {
    return FEED.matcher(text).matches()
        ? Optional.of(new FeedUrl(URI.create(text)))
        : Optional.empty();
  }

  private static Optional<URI> server(String text) {
    return SERVER.matcher(text).matches() ? Optional.of(URI.create(text)) : Optional.empty();
  }
}
