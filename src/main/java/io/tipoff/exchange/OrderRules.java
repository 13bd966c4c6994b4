package io.tipoff.exchange;

import static java.util.Objects.requireNonNull;

import io.tipoff.event.RejectReason;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TimeInForce;
import io.tipoff.market.TradingRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The rules of form: whether a market takes orders, and which prices, quantities and times it can
 * take. Digits of a price beyond the fourth decimal and of a quantity beyond the market's step are
 * dropped, as at the venue; a price off the tick is refused.
 */
final class OrderRules {
  /** More contracts than this in one order are refused, so that no amount overflows. */
  static final Quantity LARGEST = Quantity.ofContracts(1_000_000_000);

  private static final long BASIS_POINTS = 10_000;

  private OrderRules() {}

  /** What is wrong with the form of a new order. */
  static Optional<Rejection> reject(OrderRequest request, Instrument instrument, long now) {
    return rejectState(instrument.state(), request.type(), request.timeInForce())
        .or(() -> rejectGoodTill(request.timeInForce(), request.goodTill(), now))
        .or(() -> rejectAttributes(request))
        .or(() -> rejectPrice(request.type(), request.price(), instrument.rules().tick()))
        .or(() -> rejectQuantity(request.quantity(), instrument.rules().minimum()));
  }

  /** The terms of an order whose form is right. */
  static Terms terms(OrderRequest request, Instrument instrument) {
    boolean isLimit = request.type() == OrderType.LIMIT;
    return new Terms(
        request.intent(),
        request.type(),
        isLimit ? request.price() : null,
        isLimit
            ? price(requireNonNull(request.price()))
            : worstPrice(request.intent().side(), request.slippage(), instrument.rules().tick()),
        request.quantity() == null
            ? Quantity.ZERO
            : quantity(request.quantity(), instrument.rules()),
        request.cash(),
        request.timeInForce(),
        request.goodTill(),
        request.postOnly());
  }

  /** What is wrong with the form of a replacement. */
  static Optional<Rejection> reject(
      Terms old, Replacement change, Instrument instrument, long now) {
    return rejectState(instrument.state(), old.type(), timeInForce(old, change))
        .or(() -> rejectGoodTill(timeInForce(old, change), goodTill(old, change), now))
        .or(() -> rejectPrice(old.type(), change.price(), instrument.rules().tick()))
        .or(() -> rejectQuantity(change.quantity(), instrument.rules().minimum()));
  }

  /** The terms of a working order after a replacement whose form is right. */
  static Terms terms(Terms old, Replacement change, Instrument instrument) {
    return new Terms(
        old.intent(),
        old.type(),
        change.price() == null ? old.sentPrice() : change.price(),
        change.price() == null ? old.limit() : price(change.price()),
        change.quantity() == null
            ? old.quantity()
            : quantity(change.quantity(), instrument.rules()),
        old.cash(),
        timeInForce(old, change),
        goodTill(old, change),
        change.postOnly() == null ? old.postOnly() : change.postOnly());
  }

  private static TimeInForce timeInForce(Terms old, Replacement change) {
    return change.timeInForce() == null ? old.timeInForce() : change.timeInForce();
  }

  private static OptionalLong goodTill(Terms old, Replacement change) {
    return change.goodTill().isPresent() ? change.goodTill() : old.goodTill();
  }

  private static Optional<Rejection> rejectState(
      MarketState state, OrderType type, TimeInForce timeInForce) {
    return switch (state) {
      case OPEN -> Optional.empty();
      case PREOPEN ->
          type == OrderType.LIMIT && timeInForce.rests()
              ? Optional.empty()
              : refusal(
                  RejectReason.EXCHANGE_CLOSED,
                  "Order has attributes that cannot be placed in PRE_OPEN");
      case SUSPENDED, HALTED, EXPIRED, TERMINATED, CLOSED, MATCH_AND_CLOSE_AUCTION ->
          refusal(RejectReason.EXCHANGE_CLOSED, "Book is " + state);
    };
  }

  private static Optional<Rejection> rejectGoodTill(
      TimeInForce timeInForce, OptionalLong goodTill, long now) {
    if (timeInForce != TimeInForce.GOOD_TILL_DATE || goodTill.orElse(Long.MIN_VALUE) > now) {
      return Optional.empty();
    }
    return refusal(
        RejectReason.EXCHANGE_OPTION,
        goodTill.isEmpty() ? "Good till time is missing" : "Good till time is in the past");
  }

  /** Which attributes a type of order must and must not have. */
  private static Optional<Rejection> rejectAttributes(OrderRequest request) {
    boolean byCash = request.cash() != null;
    if (request.type() == OrderType.LIMIT && (request.price() == null || byCash)) {
      return refusal(RejectReason.INCORRECT_ORDER_TYPE, "A limit order has a price and a quantity");
    }
    if (byCash == (request.quantity() != null)) {
      return refusal(
          RejectReason.INCORRECT_QUANTITY, "An order has either a quantity or an amount of cash");
    }
    if (byCash && request.intent().isClosing()) {
      return refusal(RejectReason.INCORRECT_ORDER_TYPE, "Cash can only buy");
    }
    return Optional.empty();
  }

  private static Optional<Rejection> rejectPrice(
      OrderType type, @Nullable BigDecimal sent, Tick tick) {
    if (type == OrderType.MARKET || sent == null) {
      return Optional.empty();
    }
    if (sent.compareTo(decimal(tick.lowest())) < 0) {
      return outOfBounds("Low", tick.lowest(), sent);
    }
    if (sent.compareTo(decimal(tick.highest())) > 0) {
      return outOfBounds("High", tick.highest(), sent);
    }
    if (!tick.divides(price(sent))) {
      return refusal(
          RejectReason.INVALID_PRICE_INCREMENT,
          "Price increment is " + Words.of(tick.lowest()) + ", given " + Words.of(sent));
    }
    return Optional.empty();
  }

  private static Optional<Rejection> outOfBounds(String which, Price bound, BigDecimal sent) {
    return refusal(
        RejectReason.PRICE_OUT_OF_BOUNDS, Words.limit(which + " price", bound, Words.of(sent)));
  }

  private static Optional<Rejection> rejectQuantity(@Nullable BigDecimal sent, Quantity minimum) {
    if (sent == null) {
      return Optional.empty();
    }
    if (sent.compareTo(decimal(minimum)) < 0) {
      return Optional.of(belowMinimum(minimum, Words.of(sent)));
    }
    if (sent.compareTo(decimal(LARGEST)) > 0) {
      return refusal(
          RejectReason.INCORRECT_QUANTITY,
          "High order size limit is " + LARGEST + ", given " + Words.of(sent));
    }
    return Optional.empty();
  }

  static Rejection belowMinimum(Quantity minimum, String given) {
    return new Rejection(
        RejectReason.INCORRECT_QUANTITY,
        "Minimum trade quantity is " + minimum + ", given " + given);
  }

  private static Optional<Rejection> refusal(RejectReason reason, String text) {
    return Optional.of(new Rejection(reason, text));
  }

  private static Price price(BigDecimal sent) {
    return Price.of(sent.setScale(Price.SCALE, RoundingMode.DOWN));
  }

  private static Quantity quantity(BigDecimal sent, TradingRules rules) {
    return Quantity.of(sent.setScale(Quantity.SCALE, RoundingMode.DOWN)).floorTo(rules.minimum());
  }

  /** The worst price that a market order may trade at; ticks win over basis points. */
  private static Price worstPrice(Side side, Optional<Slippage> slippage, Tick tick) {
    if (slippage.isEmpty()) {
      return side == Side.BUY ? tick.highest() : tick.lowest();
    }
    long reference = slippage.get().reference().units();
    long tolerance =
        slippage.get().ticks().isPresent()
            ? (long) slippage.get().ticks().getAsInt() * tick.units()
            : reference * slippage.get().basisPoints().orElse(0) / BASIS_POINTS;
    long worst = side == Side.BUY ? reference + tolerance : reference - tolerance;
    return Price.ofUnits(Math.clamp(worst, 0, Price.UNITS_PER_DOLLAR));
  }

  private static BigDecimal decimal(Price price) {
    return BigDecimal.valueOf(price.units(), Price.SCALE);
  }

  private static BigDecimal decimal(Quantity quantity) {
    return BigDecimal.valueOf(quantity.units(), Quantity.SCALE);
  }
}
