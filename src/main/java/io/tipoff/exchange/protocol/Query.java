package io.tipoff.exchange.protocol;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, read strictly: nonsense is a bad request. */
final class Query {
  private final Fields fields;

  Query(Fields fields) {
    this.fields = fields;
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(fields.getValue(name)).filter(value -> !value.isEmpty());
  }

  /** All values of a parameter that may come several times. */
  List<String> texts(String name) {
    List<String> values = fields.getValuesOrEmpty(name);
    return values.stream().filter(value -> !value.isEmpty()).toList();
  }

  Optional<Boolean> flag(String name) {
    return text(name)
        .map(
            value ->
                switch (value) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw wrong(name, value);
                });
  }

  /** A count of at least 0; 0 means the default. */
  int count(String name, int byDefault) {
    @Nullable String value = text(name).orElse(null);
    if (value == null) {
      return byDefault;
    }
    try {
      int count = Integer.parseInt(value);
      if (count >= 0) {
        return count == 0 ? byDefault : count;
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw wrong(name, value);
  }

  /** An instant by RFC 3339 in nanoseconds since 1970. */
  OptionalLong time(String name) {
    @Nullable String value = text(name).orElse(null);
    if (value == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Json.nanos(Instant.parse(value)));
    } catch (DateTimeParseException | ArithmeticException _) {
      throw wrong(name, value);
    }
  }

  OptionalLong number(String name) {
    @Nullable String value = text(name).orElse(null);
    if (value == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(value));
    } catch (NumberFormatException _) {
      throw wrong(name, value);
    }
  }

  private static ApiException wrong(String name, String value) {
    return ApiException.badRequest("parameter " + name + " cannot be '" + value + "'");
  }
}
