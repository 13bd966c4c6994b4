package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.TimeInForce;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes the bodies of calls about orders, as the venue's schema has them. */
public final class OrderBodies {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final long NANOS = 1_000_000_000L;

  private OrderBodies() {}

  /** Of {@link OrderCalls#CREATE}. */
  public static byte[] create(NewOrder order) {
    return write(out -> order(out, order));
  }

  /** Of {@link OrderCalls#createBatch}. */
  public static byte[] createBatch(List<NewOrder> orders) {
    return write(out -> batch(out, orders, OrderBodies::order));
  }

  /** Of {@link OrderCalls#PREVIEW}. */
  public static byte[] preview(NewOrder order) {
    return write(
        out -> {
          out.writeStartObject();
          out.writeFieldName("request");
          order(out, order);
          out.writeEndObject();
        });
  }

  /** Of {@link OrderCalls#modify}. */
  public static byte[] modify(OrderChange change) {
    return write(out -> change(out, change, false));
  }

  /** Of {@link OrderCalls#MODIFY_BATCH}. */
  public static byte[] modifyBatch(List<OrderChange> changes) {
    return write(out -> batch(out, changes, (o, change) -> change(o, change, true)));
  }

  /** Of {@link OrderCalls#cancel}. */
  public static byte[] cancel(MarketId market) {
    return write(
        out -> {
          out.writeStartObject();
          out.writeStringField("marketSlug", market.slug());
          out.writeEndObject();
        });
  }

  /** Of {@link OrderCalls#CANCEL_BATCH}. */
  public static byte[] cancelBatch(List<OrderRef> orders) {
    return write(out -> batch(out, orders, OrderBodies::reference));
  }

  /**
   * Of {@link OrderCalls#CANCEL_ALL}.
   *
   * @param markets empty for all
   */
  public static byte[] cancelAll(Collection<MarketId> markets) {
    return write(
        out -> {
          out.writeStartObject();
          out.writeArrayFieldStart("slugs");
          for (MarketId market : markets) {
            out.writeString(market.slug());
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  /**
   * Of {@link OrderCalls#CLOSE_POSITION}.
   *
   * @param slippage null for unlimited
   */
  public static byte[] closePosition(MarketId market, @Nullable Slippage slippage) {
    return write(
        out -> {
          out.writeStartObject();
          out.writeStringField("marketSlug", market.slug());
          automatic(out);
          slippage(out, slippage);
          out.writeEndObject();
        });
  }

  private static void order(JsonGenerator out, NewOrder order) throws IOException {
    out.writeStartObject();
    out.writeStringField("marketSlug", order.market().slug());
    out.writeStringField("type", order.limit() == null ? "ORDER_TYPE_MARKET" : "ORDER_TYPE_LIMIT");
    out.writeStringField("intent", "ORDER_INTENT_" + order.intent());
    price(out, order.limit());
    quantity(out, order.quantity());
    @Nullable Money cash = order.cash();
    if (cash != null) {
      amount(out, "cashOrderQty", cash.toString());
    }
    timeInForce(out, order.timeInForce());
    time(out, order.goodTill());
    if (order.postOnly()) {
      out.writeBooleanField("participateDontInitiate", true);
    }
    automatic(out);
    slippage(out, order.slippage());
    out.writeEndObject();
  }

  private static void change(JsonGenerator out, OrderChange change, boolean withId)
      throws IOException {
    out.writeStartObject();
    if (withId) {
      out.writeStringField("orderId", change.orderId());
    }
    out.writeStringField("marketSlug", change.market().slug());
    price(out, change.limit());
    quantity(out, change.quantity());
    timeInForce(out, change.timeInForce());
    time(out, change.goodTill());
    @Nullable Boolean postOnly = change.postOnly();
    if (postOnly != null) {
      out.writeBooleanField("participateDontInitiate", postOnly);
    }
    out.writeEndObject();
  }

  private static void reference(JsonGenerator out, OrderRef order) throws IOException {
    out.writeStartObject();
    out.writeStringField("orderId", order.orderId());
    out.writeStringField("marketSlug", order.market().slug());
    out.writeEndObject();
  }

  /** Required of every order that no human placed by hand. */
  private static void automatic(JsonGenerator out) throws IOException {
    out.writeStringField("manualOrderIndicator", "MANUAL_ORDER_INDICATOR_AUTOMATIC");
  }

  private static void price(JsonGenerator out, @Nullable Price price) throws IOException {
    if (price != null) {
      amount(out, "price", price.toString());
    }
  }

  private static void quantity(JsonGenerator out, @Nullable Quantity quantity) throws IOException {
    if (quantity != null) {
      out.writeFieldName("quantity");
      out.writeNumber(quantity.toString());
    }
  }

  private static void timeInForce(JsonGenerator out, @Nullable TimeInForce timeInForce)
      throws IOException {
    if (timeInForce != null) {
      out.writeStringField("tif", "TIME_IN_FORCE_" + timeInForce);
    }
  }

  private static void time(JsonGenerator out, OptionalLong time) throws IOException {
    if (time.isPresent()) {
      Instant instant =
          Instant.ofEpochSecond(
              Math.floorDiv(time.getAsLong(), NANOS), Math.floorMod(time.getAsLong(), NANOS));
      out.writeStringField("goodTillTime", instant.toString());
    }
  }

  private static void slippage(JsonGenerator out, @Nullable Slippage slippage) throws IOException {
    if (slippage != null) {
      out.writeObjectFieldStart("slippageTolerance");
      amount(out, "currentPrice", slippage.reference().toString());
      number(out, "ticks", slippage.ticks());
      number(out, "bips", slippage.basisPoints());
      out.writeEndObject();
    }
  }

  private static void number(JsonGenerator out, String name, OptionalInt number)
      throws IOException {
    if (number.isPresent()) {
      out.writeNumberField(name, number.getAsInt());
    }
  }

  private static void amount(JsonGenerator out, String name, String value) throws IOException {
    out.writeObjectFieldStart(name);
    out.writeStringField("value", value);
    out.writeStringField("currency", "USD");
    out.writeEndObject();
  }

  private static <T> void batch(JsonGenerator out, List<T> orders, Element<T> element)
      throws IOException {
    out.writeStartObject();
    out.writeArrayFieldStart("orders");
    for (T order : orders) {
      element.write(out, order);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static byte[] write(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      body.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private interface Body {
    void write(JsonGenerator out) throws IOException;
  }

  private interface Element<T> {
    void write(JsonGenerator out, T value) throws IOException;
  }
}
