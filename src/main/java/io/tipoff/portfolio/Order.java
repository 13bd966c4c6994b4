package io.tipoff.portfolio;

import io.tipoff.event.OrderId;
import io.tipoff.event.OrderRestored;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import org.jspecify.annotations.Nullable;

/** One of the bot's orders and the state of its life; changed only by this package. */
public final class Order {
  private final OrderId id;
  private final String strategy;
  private OrderTerms terms;
  private OrderState state = OrderState.PENDING_NEW;
  private Quantity filled = Quantity.ZERO;
  private @Nullable OrderTerms wanted;
  private boolean opened;
  private boolean newTermsFilled;
  private @Nullable String venueId;

  Order(OrderId id, String strategy, OrderTerms terms) {
    this.id = id;
    this.strategy = strategy;
    this.terms = terms;
  }

  /** An order of an earlier session; without a name nobody knows whether it exists. */
  static Order restored(OrderRestored from) {
    Order order = new Order(from.order(), from.strategy(), OrderTerms.of(from));
    order.filled = from.filled();
    order.opened = !from.venueId().isEmpty();
    order.venueId = order.opened ? from.venueId() : null;
    order.state = order.opened ? order.working() : OrderState.OUTCOME_UNKNOWN;
    return order;
  }

  public OrderId id() {
    return id;
  }

  /** The strategy that wanted it. */
  public String strategy() {
    return strategy;
  }

  /** The terms that the venue works by, as far as it has told. */
  public OrderTerms terms() {
    return terms;
  }

  /** The terms of a replacement that is under way; null if none is. */
  public @Nullable OrderTerms wanted() {
    return wanted;
  }

  public OrderState state() {
    return state;
  }

  /** The venue's id of it; null while that is not known. */
  public @Nullable String venueId() {
    return venueId;
  }

  public MarketId market() {
    return terms.market();
  }

  public Side side() {
    return terms.side();
  }

  public Intent intent() {
    return terms.intent();
  }

  public Price price() {
    return terms.price();
  }

  /** What has traded. */
  public Quantity filled() {
    return filled;
  }

  /** What can still trade; zero once the order is done. */
  public Quantity leaves() {
    return state.isLive() ? terms.quantity().minus(filled) : Quantity.ZERO;
  }

  /** The most that can still trade, whichever way a replacement under way ends. */
  public Quantity mostLeaves() {
    return wanted == null ? leaves() : leaves().max(wanted.quantity().minus(filled));
  }

  /** The price that costs most, whichever way a replacement under way ends. */
  public Price dearestPrice() {
    if (wanted == null || !side().isMoreAggressive(wanted.price(), price())) {
      return price();
    }
    return wanted.price();
  }

  void apply(OrderChange change) {
    state = next(change);
    opened |= change == OrderChange.OPENED;
    if (!mayBeReplaced()) {
      wanted = null;
    }
  }

  /** A cancel does not undo a replacement that is under way. */
  private boolean mayBeReplaced() {
    return state == OrderState.PENDING_REPLACE
        || state == OrderState.PENDING_CANCEL
        || state == OrderState.OUTCOME_UNKNOWN;
  }

  void name(String id) {
    venueId = id;
  }

  void requestReplacement(OrderTerms newTerms) {
    apply(OrderChange.REPLACE_REQUESTED);
    wanted = newTerms;
  }

  void replace(OrderTerms newTerms) {
    if (newTerms.quantity().compareTo(filled) < 0) {
      throw new IllegalStateException(
          "order " + id + " replaced by " + newTerms.quantity() + ", but " + filled + " filled");
    }
    apply(OrderChange.REPLACED);
    wanted = null;
    if (state.isLive()) {
      terms = newTerms;
      if (leaves().isZero()) {
        apply(OrderChange.FILLED);
      }
    }
  }

  void fill(Quantity quantity) {
    Quantity total = filled.plus(quantity);
    if (wanted != null && total.compareTo(terms.quantity()) > 0) {
      terms = wanted; // only the new terms allow it: their news is still on its way
      newTermsFilled = true;
    }
    int rest = terms.quantity().compareTo(total);
    if (rest < 0) {
      throw new IllegalStateException(
          "order " + id + " in state " + state + " filled " + total + " of " + terms.quantity());
    }
    filled = total;
    apply(rest == 0 ? OrderChange.FILLED : OrderChange.PARTLY_FILLED);
    opened = true;
  }

  private OrderState next(OrderChange change) {
    @Nullable OrderState to =
        switch (change) {
          case OPENED -> opened();
          case PARTLY_FILLED -> partlyFilled();
          case FILLED -> state.isLive() ? OrderState.FILLED : null;
          case REPLACE_REQUESTED -> state.isSettledIn() ? OrderState.PENDING_REPLACE : null;
          case REPLACED -> replaced();
          case CANCEL_REQUESTED -> cancelRequested();
          case CANCELED -> state.isLive() ? OrderState.CANCELED : null;
          case CHANGE_FAILED -> changeFailed();
          case REJECTED -> rejected();
          case EXPIRED -> state.isLive() ? OrderState.EXPIRED : null;
          case NOT_SENT -> state == OrderState.PENDING_NEW ? OrderState.NOT_SENT : null;
          case ANSWER_LOST -> answerLost();
          case ABSENT ->
              state == OrderState.OUTCOME_UNKNOWN && !opened && filled.isZero()
                  ? OrderState.NOT_SENT
                  : null;
        };
    if (to == null) {
      throw new IllegalTransition(id, state, change);
    }
    return to;
  }

  private @Nullable OrderState opened() {
    return switch (state) {
      case PENDING_NEW -> working();
      case OUTCOME_UNKNOWN -> opened ? null : working();
      case PENDING_CANCEL -> opened ? null : state;
      case NEW,
          PARTIALLY_FILLED,
          REPLACED,
          PENDING_REPLACE,
          FILLED,
          CANCELED,
          REJECTED,
          EXPIRED,
          NOT_SENT ->
          null;
    };
  }

  private @Nullable OrderState partlyFilled() {
    return switch (state) {
      case PENDING_NEW, NEW, PARTIALLY_FILLED, REPLACED -> OrderState.PARTIALLY_FILLED;
      // A fill proves that the order is there, but not what became of a change.
      case OUTCOME_UNKNOWN -> opened ? state : OrderState.PARTIALLY_FILLED;
      case PENDING_REPLACE, PENDING_CANCEL -> state;
      case FILLED, CANCELED, REJECTED, EXPIRED, NOT_SENT -> null;
    };
  }

  private @Nullable OrderState replaced() {
    return switch (state) {
      case PENDING_REPLACE, OUTCOME_UNKNOWN ->
          filled.isPositive() ? OrderState.PARTIALLY_FILLED : OrderState.REPLACED;
      case PENDING_CANCEL -> state;
      // Somebody else may use the same key.
      case NEW, PARTIALLY_FILLED, REPLACED ->
          filled.isPositive() ? OrderState.PARTIALLY_FILLED : OrderState.REPLACED;
      case FILLED -> newTermsFilled ? state : null;
      case PENDING_NEW, CANCELED, REJECTED, EXPIRED, NOT_SENT -> null;
    };
  }

  /** Without an answer to the submission there is nothing by which to name the order. */
  private @Nullable OrderState cancelRequested() {
    return state.isSettledIn()
            || state == OrderState.PENDING_REPLACE
            || state == OrderState.OUTCOME_UNKNOWN
        ? OrderState.PENDING_CANCEL
        : null;
  }

  private @Nullable OrderState changeFailed() {
    return switch (state) {
      case PENDING_REPLACE, PENDING_CANCEL, OUTCOME_UNKNOWN -> working();
      // The order was done before the venue looked at the change, or somebody else wanted it.
      case FILLED, CANCELED, REJECTED, EXPIRED, NEW, PARTIALLY_FILLED, REPLACED -> state;
      case PENDING_NEW, NOT_SENT -> null;
    };
  }

  private @Nullable OrderState rejected() {
    return switch (state) {
      case PENDING_NEW, PENDING_CANCEL, OUTCOME_UNKNOWN ->
          filled.isZero() ? OrderState.REJECTED : null;
      case NEW,
          PARTIALLY_FILLED,
          REPLACED,
          PENDING_REPLACE,
          FILLED,
          CANCELED,
          REJECTED,
          EXPIRED,
          NOT_SENT ->
          null;
    };
  }

  private @Nullable OrderState answerLost() {
    return switch (state) {
      case PENDING_NEW, PENDING_REPLACE, PENDING_CANCEL -> OrderState.OUTCOME_UNKNOWN;
      // The executions came before the answer was given up.
      case NEW, PARTIALLY_FILLED, REPLACED, FILLED, CANCELED, REJECTED, EXPIRED -> state;
      // The answers to two requests were lost.
      case OUTCOME_UNKNOWN -> state;
      case NOT_SENT -> null;
    };
  }

  private OrderState working() {
    return filled.isPositive() ? OrderState.PARTIALLY_FILLED : OrderState.NEW;
  }

  @Override
  public String toString() {
    return id + " " + state + " " + terms + " filled " + filled;
  }
}
