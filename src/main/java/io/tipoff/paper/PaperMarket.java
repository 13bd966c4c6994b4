package io.tipoff.paper;

import io.tipoff.book.Book;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.FillEvidence.Kind;
import io.tipoff.event.TradePrinted;
import io.tipoff.market.Ladder;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.portfolio.Collateral;
import io.tipoff.portfolio.OrderTerms;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One market of the simulated venue: the real book, and the bot's orders beside it. A resting order
 * fills only when a real print reaches its place in the queue, or when the real book comes to its
 * price from the other side.
 */
final class PaperMarket {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** Who is told of fills. */
  interface Fills {
    void filled(
        PaperOrder order,
        Price price,
        Quantity quantity,
        Liquidity liquidity,
        FillEvidence evidence);
  }

  private final long fillCap;
  private final Fills fills;
  private final PaperSide bids;
  private final PaperSide offers;
  private final Taken takenBids = new Taken(Side.BUY);
  private final Taken takenOffers = new Taken(Side.SELL);
  private Book book;
  private Money need = Money.ZERO;

  PaperMarket(MarketId id, PaperSettings settings, Fills fills) {
    this.fillCap = settings.fillCap().units();
    this.fills = fills;
    this.bids = new PaperSide(Side.BUY, settings.cancelAhead());
    this.offers = new PaperSide(Side.SELL, settings.cancelAhead());
    this.book = Book.unheard(id);
  }

  /** The bot's resting orders on a side, best price first, oldest first at the same price. */
  List<PaperOrder> resting(Side side) {
    return own(side).orders();
  }

  boolean hasOrders() {
    return !resting(Side.BUY).isEmpty() || !resting(Side.SELL).isEmpty();
  }

  /** The newest resting order; null if there is none. */
  @Nullable PaperOrder newest() {
    @Nullable PaperOrder newest = null;
    for (Side side : Side.values()) {
      for (PaperOrder order : resting(side)) {
        if (newest == null || order.id().compareTo(newest.id()) > 0) {
          newest = order;
        }
      }
    }
    return newest;
  }

  /** What the resting orders need beside a position, as last worked out. */
  Money need() {
    return need;
  }

  void updateNeed(Quantity position) {
    need = hasOrders() ? Collateral.requirement(position, claims(null)) : Money.ZERO;
  }

  /** The resting orders as claims, with one more or with one under other terms. */
  List<Collateral.Claim> claimsWith(OrderTerms terms, Quantity leaves, @Nullable PaperOrder old) {
    List<Collateral.Claim> claims = claims(old);
    claims.add(new Collateral.Claim(terms.side(), terms.price(), leaves));
    return claims;
  }

  /** The resting orders as claims, one of them left out. */
  List<Collateral.Claim> claims(@Nullable PaperOrder except) {
    List<Collateral.Claim> claims = new ArrayList<>(4);
    for (Side side : Side.values()) {
      for (PaperOrder order : resting(side)) {
        if (order != except) {
          claims.add(order.claim());
        }
      }
    }
    return claims;
  }

  /** Whether an order would trade with one of the bot's own. */
  boolean wouldMatchOwn(OrderTerms terms) {
    List<PaperOrder> others = resting(terms.side().opposite());
    return !others.isEmpty() && terms.side().crosses(terms.price(), others.getFirst().price());
  }

  /** Whether an order would trade at once. */
  boolean wouldTake(OrderTerms terms) {
    @Nullable Price best = book.best(terms.side().opposite());
    return best != null && terms.side().crosses(terms.price(), best);
  }

  /** How many contracts an order could take now. */
  Quantity takeable(OrderTerms terms) {
    if (isCrossed(book)) {
      return Quantity.ZERO;
    }
    Ladder ladder = book.resting(terms.side().opposite());
    long sum = 0;
    for (int i = 0; i < ladder.size(); i++) {
      if (terms.side().crosses(terms.price(), ladder.price(i))) {
        sum += available(terms.side().opposite(), ladder, i);
      }
    }
    return new Quantity(sum);
  }

  /** Takes what is shown at the limit or better, level by level; nothing from a crossed book. */
  void take(PaperOrder order) {
    if (isCrossed(book)) {
      return;
    }
    Side resting = order.side().opposite();
    Ladder ladder = book.resting(resting);
    Kind kind = ladder.isSized() ? Kind.TOOK_SHOWN : Kind.TOOK_SIZE_ASSUMED;
    consume(order, resting, ladder, Liquidity.TAKER, kind);
  }

  void rest(PaperOrder order) {
    own(order.side()).join(order);
  }

  void remove(PaperOrder order) {
    own(order.side()).leave(order);
  }

  /** Market data was lost: what the book shows may be anything by now. */
  void forgetBook() {
    book = Book.unheard(book.market());
    bids.forgetBook();
    offers.forgetBook();
  }

  /** Takes a newly told book; what came to the price of resting orders fills them. */
  void apply(Book now, boolean open) {
    bids.update(now.bids(), now.updatedAt());
    offers.update(now.offers(), now.updatedAt());
    takenBids.update(now.bids());
    takenOffers.update(now.offers());
    book = now;
    if (open && !isCrossed(now)) {
      matchThrough(Side.BUY);
      matchThrough(Side.SELL);
    }
  }

  /** Takes a print; what it would have reached of the bot's orders fills. */
  void apply(TradePrinted print) {
    Side side = print.aggressor().opposite();
    PaperSide own = own(side);
    long left = print.quantity().units();
    long known = own.alreadyShown(print);
    long passed = 0;
    for (PaperOrder order : List.copyOf(own.orders())) {
      if (!print.aggressor().crosses(print.price(), order.price())) {
        break;
      }
      if (!own.orders().contains(order)) {
        continue; // an earlier fill left it without money
      }
      if (!order.price().equals(print.price())) {
        left -= fillAt(order, left, evidence(Kind.TRADE_THROUGH, print));
        continue;
      }
      left = Math.min(left, print.quantity().units() - known);
      long before = Math.min(left, Math.max(0, order.ahead() - passed));
      passed += before;
      left -= before;
      order.passAhead(passed);
      left -= fillAt(order, left, evidence(Kind.TRADE_AT_PRICE, print));
    }
    own.printed(print.price(), print.quantity().units() - known);
  }

  private static FillEvidence evidence(Kind kind, TradePrinted print) {
    return new FillEvidence(kind, print.price(), print.quantity(), print.time());
  }

  /** Fills a resting order at its own price; returns how much, in 1/10,000 contract. */
  private long fillAt(PaperOrder order, long most, FillEvidence evidence) {
    long units = Math.min(most, order.leaves().units());
    if (units > 0) {
      fills.filled(order, order.price(), new Quantity(units), Liquidity.MAKER, evidence);
    }
    return units;
  }

  private static boolean isCrossed(Book book) {
    return book.isTwoSided() && book.bids().priceUnits(0) >= book.offers().priceUnits(0);
  }

  /** The other side of the book came to our price, or went through it: it trades with us. */
  private void matchThrough(Side side) {
    PaperSide own = own(side);
    @Nullable Price best = book.best(side.opposite());
    if (best == null || own.orders().isEmpty()) {
      return;
    }
    Ladder ladder = book.resting(side.opposite());
    Kind kind = ladder.isSized() ? Kind.BOOK_THROUGH : Kind.BOOK_THROUGH_SIZE_ASSUMED;
    for (PaperOrder order : List.copyOf(own.orders())) {
      if (!side.crosses(order.price(), best)) {
        break;
      }
      if (!own.orders().contains(order)) {
        continue; // an earlier fill left it without money
      }
      if (ladder.isSized() || second(book.updatedAt()) > second(order.arrivedAt())) {
        consume(order, side.opposite(), ladder, Liquidity.MAKER, kind);
      }
    }
  }

  private static long second(long time) {
    return Math.floorDiv(time, NANOS_PER_SECOND);
  }

  private void consume(
      PaperOrder order, Side resting, Ladder ladder, Liquidity liquidity, Kind kind) {
    for (int i = 0; i < ladder.size() && !order.isDone(); i++) {
      Price level = ladder.price(i);
      if (!order.side().crosses(order.price(), level)) {
        return;
      }
      long units = Math.min(order.leaves().units(), available(resting, ladder, i));
      if (units > 0) {
        taken(resting).add(level, units);
        Quantity shown = ladder.isSized() ? ladder.quantity(i) : Quantity.ZERO;
        FillEvidence evidence = new FillEvidence(kind, level, shown, book.updatedAt());
        Price price = liquidity == Liquidity.TAKER ? level : order.price();
        fills.filled(order, price, new Quantity(units), liquidity, evidence);
        if (liquidity == Liquidity.MAKER && !own(order.side()).orders().contains(order)) {
          return; // done, or without money after this fill
        }
      }
    }
  }

  /** What a level still holds: what is shown, less what printed since, less what we took. */
  private long available(Side resting, Ladder ladder, int level) {
    Price price = ladder.price(level);
    long shown =
        ladder.isSized() ? ladder.quantityUnits(level) - own(resting).printedAt(price) : fillCap;
    return Math.max(0, shown - taken(resting).at(price));
  }

  private PaperSide own(Side side) {
    return side == Side.BUY ? bids : offers;
  }

  private Taken taken(Side side) {
    return side == Side.BUY ? takenBids : takenOffers;
  }
}
