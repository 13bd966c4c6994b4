package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.market.MarketId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The fields of a request's body, read strictly: the wrong shape is a bad request. */
final class Form {
  private static final int DIGITS = 30;

  private final ObjectNode body;

  Form(ObjectNode body) {
    this.body = body;
  }

  private @Nullable JsonNode get(String name) {
    JsonNode value = body.get(name);
    return value == null || value.isNull() ? null : value;
  }

  /** A text that is there; an empty one is not. */
  Optional<String> text(String name) {
    @Nullable JsonNode value = get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw wrong(name);
    }
    return Optional.of(value.textValue()).filter(text -> !text.isEmpty());
  }

  String required(String name) {
    return text(name).orElseThrow(() -> ApiException.badRequest(name + " is required"));
  }

  MarketId market() {
    return market("marketSlug", required("marketSlug"));
  }

  private static MarketId market(String name, String slug) {
    if (slug.chars().anyMatch(Character::isWhitespace)) {
      throw wrong(name);
    }
    return new MarketId(slug);
  }

  /** The slugs of a list that may be missing. */
  List<MarketId> markets(String name) {
    @Nullable JsonNode value = get(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw wrong(name);
    }
    List<MarketId> markets = new ArrayList<>();
    for (JsonNode slug : value) {
      if (!slug.isTextual() || slug.textValue().isEmpty()) {
        throw wrong(name);
      }
      markets.add(market(name, slug.textValue()));
    }
    return markets;
  }

  /** The objects of a list that must hold so many at least and at most. */
  List<Form> forms(String name, int least, int most) {
    if (!(get(name) instanceof ArrayNode array)) {
      throw ApiException.badRequest(name + " is required");
    }
    if (array.size() < least || array.size() > most) {
      throw ApiException.badRequest(name + " must hold " + least + " to " + most + " entries");
    }
    List<Form> forms = new ArrayList<>();
    for (JsonNode entry : array) {
      if (!(entry instanceof ObjectNode object)) {
        throw wrong(name);
      }
      forms.add(new Form(object));
    }
    return forms;
  }

  Optional<Form> form(String name) {
    @Nullable JsonNode value = get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof ObjectNode object)) {
      throw wrong(name);
    }
    return Optional.of(new Form(object));
  }

  Optional<Boolean> flag(String name) {
    @Nullable JsonNode value = get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      throw wrong(name);
    }
    return Optional.of(value.booleanValue());
  }

  /** A number, or a text that is one. */
  Optional<BigDecimal> decimal(String name) {
    @Nullable JsonNode value = get(name);
    if (value == null) {
      return Optional.empty();
    }
    BigDecimal decimal = decimal(name, value);
    if (decimal.precision() > DIGITS || Math.abs((long) decimal.scale()) > DIGITS) {
      throw wrong(name);
    }
    return Optional.of(decimal);
  }

  private static BigDecimal decimal(String name, JsonNode value) {
    try {
      return value.isNumber() ? value.decimalValue() : new BigDecimal(value.asText());
    } catch (NumberFormatException | ArithmeticException _) {
      throw wrong(name);
    }
  }

  /** The dollars of an amount. */
  Optional<BigDecimal> amount(String name) {
    Optional<Form> amount = form(name);
    return amount.map(
        form ->
            form.decimal("value")
                .orElseThrow(() -> ApiException.badRequest(name + " needs a value")));
  }

  OptionalInt count(String name) {
    @Nullable JsonNode value = get(name);
    if (value == null) {
      return OptionalInt.empty();
    }
    if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 0) {
      throw wrong(name);
    }
    return OptionalInt.of(value.intValue());
  }

  /** An instant by RFC 3339 in nanoseconds since 1970. */
  OptionalLong time(String name) {
    Optional<String> text = text(name);
    try {
      return text.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(Json.nanos(Instant.parse(text.get())));
    } catch (DateTimeParseException | ArithmeticException _) {
      throw wrong(name);
    }
  }

  /** A constant of which the name behind the prefix counts. */
  <E extends Enum<E>> Optional<E> constant(String name, String prefix, Class<E> type) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    for (E constant : type.getEnumConstants()) {
      if (text.get().equals(prefix + constant.name())) {
        return Optional.of(constant);
      }
    }
    throw wrong(name);
  }

  static ApiException wrong(String name) {
    return ApiException.badRequest("invalid value for " + name);
  }
}
