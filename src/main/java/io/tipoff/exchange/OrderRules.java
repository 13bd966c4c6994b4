package io.tipoff.exchange;

import io.tipoff.event.RejectReason;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The rules of form: whether a market takes orders, and prices, quantities and times that it can
 * take. Digits of a price beyond the fourth decimal and of a quantity beyond the market's step are
 * dropped, as at the venue; a price off the tick is refused.
 */
final class OrderRules {
  /** More contracts than this in one order are refused, so that no amount overflows. */
  static final Quantity LARGEST = Quantity.ofContracts(1_000_000_000);

  /** Terms that are refused. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Rejection rejection;

    Refused(RejectReason reason, String text) {
      super(text, null, false, false);
      this.rejection = new Rejection(reason, text);
    }

    Rejection rejection() {
      return rejection;
    }
  }

  private OrderRules() {}

  /** The terms of a new order. */
  static Terms terms(OrderRequest request, Instrument instrument, long now) throws Refused {
    requireAccepting(instrument.state(), request.type(), request.timeInForce());
    requireFuture(request.timeInForce(), request.goodTill(), now);
    return request.type() == OrderType.LIMIT
        ? limitTerms(request, instrument)
        : marketTerms(request, instrument);
  }

  /** The terms of a working order after a replacement. */
  static Terms terms(Terms old, Replacement change, Instrument instrument, long now)
      throws Refused {
    TimeInForce timeInForce =
        change.timeInForce() == null ? old.timeInForce() : change.timeInForce();
    OptionalLong goodTill = change.goodTill().isPresent() ? change.goodTill() : old.goodTill();
    requireAccepting(instrument.state(), old.type(), timeInForce);
    requireFuture(timeInForce, goodTill, now);
    return new Terms(
        old.intent(),
        old.type(),
        change.price() == null ? old.sentPrice() : change.price(),
        change.price() == null ? old.limit() : price(change.price(), instrument.rules().tick()),
        change.quantity() == null ? old.quantity() : quantity(change.quantity(), instrument),
        old.cash(),
        timeInForce,
        goodTill,
        change.postOnly() == null ? old.postOnly() : change.postOnly());
  }

  private static void requireAccepting(MarketState state, OrderType type, TimeInForce timeInForce)
      throws Refused {
    if (state == MarketState.PREOPEN) {
      if (type == OrderType.MARKET || !timeInForce.rests()) {
        throw new Refused(
            RejectReason.EXCHANGE_CLOSED, "Order has attributes that cannot be placed in PRE_OPEN");
      }
    } else if (state != MarketState.OPEN) {
      throw new Refused(RejectReason.EXCHANGE_CLOSED, "Book is " + state);
    }
  }

  private static void requireFuture(TimeInForce timeInForce, OptionalLong goodTill, long now)
      throws Refused {
    if (timeInForce == TimeInForce.GOOD_TILL_DATE && goodTill.orElse(Long.MIN_VALUE) <= now) {
      throw new Refused(
          RejectReason.EXCHANGE_OPTION,
          goodTill.isEmpty() ? "Good till time is missing" : "Good till time is in the past");
    }
  }

  private static Terms limitTerms(OrderRequest request, Instrument instrument) throws Refused {
    if (request.price() == null || request.cash() != null) {
      throw new Refused(
          RejectReason.INCORRECT_ORDER_TYPE, "A limit order has a price and a quantity");
    }
    return terms(
        request,
        price(request.price(), instrument.rules().tick()),
        quantity(required(request.quantity()), instrument));
  }

  private static Terms marketTerms(OrderRequest request, Instrument instrument) throws Refused {
    Price limit = limit(request, instrument.rules().tick());
    @Nullable Money cash = request.cash();
    if (cash == null) {
      return terms(request, limit, quantity(required(request.quantity()), instrument));
    }
    if (request.quantity() != null) {
      throw new Refused(RejectReason.INCORRECT_QUANTITY, "Both a quantity and cash were given");
    }
    if (request.intent().isClosing()) {
      throw new Refused(RejectReason.INCORRECT_ORDER_TYPE, "Cash can only buy");
    }
    if (!cash.isPositive()) {
      throw new Refused(RejectReason.INCORRECT_QUANTITY, "Cash must be above 0, given " + cash);
    }
    return terms(request, limit, Quantity.ZERO);
  }

  private static BigDecimal required(@Nullable BigDecimal quantity) throws Refused {
    if (quantity == null) {
      throw new Refused(RejectReason.INCORRECT_QUANTITY, "Quantity is missing");
    }
    return quantity;
  }

  private static Terms terms(OrderRequest request, Price limit, Quantity quantity) {
    return new Terms(
        request.intent(),
        request.type(),
        request.type() == OrderType.LIMIT ? request.price() : null,
        limit,
        quantity,
        request.cash(),
        request.timeInForce(),
        request.goodTill(),
        request.postOnly());
  }

  private static Price price(BigDecimal sent, Tick tick) throws Refused {
    if (sent.compareTo(decimal(tick.lowest())) < 0) {
      throw outOfBounds("Low", tick.lowest(), sent);
    }
    if (sent.compareTo(decimal(tick.highest())) > 0) {
      throw outOfBounds("High", tick.highest(), sent);
    }
    Price price = Price.of(sent.setScale(Price.SCALE, RoundingMode.DOWN));
    if (!tick.divides(price)) {
      throw new Refused(
          RejectReason.INVALID_PRICE_INCREMENT,
          "Price increment is " + plain(tick.lowest()) + ", given " + plain(sent));
    }
    return price;
  }

  private static Refused outOfBounds(String which, Price bound, BigDecimal sent) {
    return new Refused(
        RejectReason.PRICE_OUT_OF_BOUNDS,
        which + " price limit is " + plain(bound) + ", given " + plain(sent));
  }

  private static Quantity quantity(BigDecimal sent, Instrument instrument) throws Refused {
    Quantity minimum = instrument.rules().minimum();
    if (sent.compareTo(decimal(minimum)) < 0) {
      throw new Refused(
          RejectReason.INCORRECT_QUANTITY,
          "Minimum trade quantity is " + minimum + ", given " + plain(sent));
    }
    if (sent.compareTo(decimal(LARGEST)) > 0) {
      throw new Refused(
          RejectReason.INCORRECT_QUANTITY,
          "High order size limit is " + LARGEST + ", given " + plain(sent));
    }
    return Quantity.of(sent.setScale(Quantity.SCALE, RoundingMode.DOWN)).floorTo(minimum);
  }

  /** The worst price that a market order may trade at. */
  private static Price limit(OrderRequest request, Tick tick) {
    Side side = request.intent().side();
    if (request.slippage().isEmpty()) {
      return side == Side.BUY ? tick.highest() : tick.lowest();
    }
    Slippage slippage = request.slippage().get();
    long reference = slippage.reference().units();
    long tolerance =
        slippage.ticks().isPresent()
            ? (long) slippage.ticks().getAsInt() * tick.units()
            : reference * slippage.basisPoints().orElse(0) / 10_000;
    long worst = side == Side.BUY ? reference + tolerance : reference - tolerance;
    return Price.ofUnits(Math.clamp(worst, 0, Price.UNITS_PER_DOLLAR));
  }

  private static BigDecimal decimal(Price price) {
    return BigDecimal.valueOf(price.units(), Price.SCALE);
  }

  private static BigDecimal decimal(Quantity quantity) {
    return BigDecimal.valueOf(quantity.units(), Quantity.SCALE);
  }

  static String plain(Price price) {
    return plain(decimal(price));
  }

  static String plain(Money money) {
    return plain(money.toBigDecimal());
  }

  /** A number as the exchange writes it, without trailing zeros. */
  static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }
}
