package io.tipoff.polymarket;

import io.tipoff.event.OrderId;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.TimeInForce;
import io.tipoff.polymarket.wire.VenueOrder;
import io.tipoff.portfolio.OrderTerms;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What is known of one order's life at the venue. Not safe for several threads. */
final class TrackedOrder {
  static final long NEVER = Long.MIN_VALUE;

  /** Coarser than this the venue keeps no time, nanoseconds. */
  private static final long[] PRECISIONS = {1, 1_000, 1_000_000, 1_000_000_000};

  /** How far the venue's clock and ours may be apart, nanoseconds. */
  private static final long CLOCKS_APART = 5_000_000_000L;

  /** Later than this after sending the venue has made no order of it, nanoseconds. */
  private static final long SLOWEST = 10_000_000_000L;

  /** Where it stands. */
  enum Phase {
    /** Its request is under way. */
    LEAVING,
    /** Its answer was lost: nobody knows whether it exists. */
    UNKNOWN,
    /** The venue has named it. */
    NAMED,
    /** It is over, and everything of it was told. */
    DONE
  }

  final OrderId id;
  final OrderTerms sent;

  /** When its request left at the latest, nanoseconds since 1970. */
  final long sentAt;

  final FillCoverage fills;
  Phase phase = Phase.LEAVING;
  @Nullable String venueId;

  /** The terms that were told last. */
  Price price;

  Quantity quantity;

  /** When it expires, as far as it was told; empty if it does not. */
  OptionalLong goodTill;

  /** The most aggressive limit that it has had, or was to have. */
  Price widest;

  /** Whether it was told to work. */
  boolean opened;

  /** Whether this bot made it. */
  boolean ours = true;

  /** What the venue says has been filled in all. */
  Quantity venueFilled;

  /** Fees of the fills that were told. */
  Money fees = Money.ZERO;

  /** When the venue last told of it, by our clock. */
  long newsAt = NEVER;

  /** The venue's time of the latest terms that it told. */
  long termsAt = NEVER;

  /** When a change of it left last of which nothing has come back; else {@link #NEVER}. */
  long cancelSentAt = NEVER;

  long replaceSentAt = NEVER;

  /** Since when fills are known to be missing; else {@link #NEVER}. */
  long missingSince = NEVER;

  /** How it ended, held back until all fills have been told. */
  @Nullable Ending ending;

  /** An end that is to be told. */
  interface Ending {
    io.tipoff.event.Execution at(long now);
  }

  TrackedOrder(OrderId id, OrderTerms sent, long sentAt, Quantity filled) {
    this.id = id;
    this.sent = sent;
    this.sentAt = sentAt;
    this.fills = FillCoverage.of(filled);
    this.venueFilled = filled;
    this.price = sent.price();
    this.widest = sent.price();
    this.quantity = sent.quantity();
    this.goodTill = sent.goodTill();
  }

  MarketId market() {
    return sent.market();
  }

  boolean rests() {
    return sent.timeInForce().rests();
  }

  /** It works, or is to work, at a limit. */
  void mayTradeAt(Price limit) {
    if (sent.side().isMoreAggressive(limit, widest)) {
      widest = limit;
    }
  }

  /** What was filled and has not been told. */
  Quantity missing() {
    return venueFilled.minus(fills.total()).max(Quantity.ZERO);
  }

  /** Whether a request to change it is under way, or was lost. */
  boolean isChanging() {
    return cancelSentAt != NEVER || replaceSentAt != NEVER;
  }

  /**
   * Whether an order of the venue can be this one, of which no name came back: the same terms, and
   * the same end as far as the venue keeps its precision. One that has no end must have been made
   * when this one was sent.
   */
  boolean fits(VenueOrder order) {
    boolean sameTerms =
        order.market().equals(market())
            && (order.intent() == null || order.intent() == sent.intent())
            && sent.price().equals(order.price())
            && sent.quantity().equals(order.quantity());
    return sameTerms
        && (sent.timeInForce() == TimeInForce.GOOD_TILL_DATE
            ? isSameEnd(sent.goodTill(), order.goodTill())
                && (order.goodTill().equals(sent.goodTill())
                    || order.created().isEmpty()
                    || isOfThen(order))
            : isOfThen(order));
  }

  /** Whether it was told to end at another time than it was told before. */
  boolean endsElsewhen(OptionalLong told) {
    return told.isPresent() && !isSameEnd(goodTill, told);
  }

  /** Whether what the venue tells is an end that it was sent, as far as it keeps its precision. */
  private static boolean isSameEnd(OptionalLong sent, OptionalLong told) {
    if (sent.isEmpty() || told.isEmpty()) {
      return sent.isEmpty() && told.isEmpty();
    }
    long end = sent.getAsLong();
    for (long precision : PRECISIONS) {
      if (told.getAsLong() == end - Math.floorMod(end, precision)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOfThen(VenueOrder order) {
    OptionalLong made = order.created();
    return made.isPresent()
        && made.getAsLong() >= sentAt - CLOCKS_APART
        && made.getAsLong() <= sentAt + SLOWEST + CLOCKS_APART;
  }
}
