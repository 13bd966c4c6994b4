package io.tipoff.risk;

import io.tipoff.book.BookCondition;
import io.tipoff.book.Books;
import io.tipoff.book.Markets;
import io.tipoff.event.DayTraded;
import io.tipoff.event.OrderFilled;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.TradingRules;
import io.tipoff.portfolio.Collateral;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderState;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.portfolio.Portfolio;
import io.tipoff.risk.Decision.Approved;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.strategy.Regime;
import org.jspecify.annotations.Nullable;

/**
 * The one place that lets an order pass. An exit skips the limits of money and the loss monitor,
 * but nothing that the venue itself would refuse.
 */
public final class RiskGate {
  private static final long WHOLE = 10_000;

  private final RiskLimits limits;
  private final Markets markets;
  private final Books books;
  private final Portfolio portfolio;
  private final FeeSchedule fees;
  private final LossMonitor losses;
  private final RiskBook risk;
  private final ExposureCheck exposure;
  private boolean stopping;
  private @Nullable CapUsage caps;
  private @Nullable Limit closedFor;

  public RiskGate(
      RiskLimits limits,
      FeeSchedule fees,
      Markets markets,
      Books books,
      Portfolio portfolio,
      RiskBook risk) {
    this.limits = limits;
    this.fees = fees;
    this.markets = markets;
    this.books = books;
    this.portfolio = portfolio;
    this.losses = risk.losses();
    this.risk = risk;
    this.exposure = new ExposureCheck(limits, risk.exposures(), risk.volumes());
  }

  /** From now on nothing passes. */
  public void stop() {
    stopping = true;
  }

  /** From now on entries are held to these, too. */
  public void cap(HardCaps hard) {
    caps = new CapUsage(hard);
  }

  /** An approved order or replacement leaves. */
  public void sent(long now) {
    if (caps != null) {
      caps.sent(now);
    }
  }

  /** A fill of one of our orders; what closed something does not count. */
  public void filled(Order order, OrderFilled fill, long now) {
    if (caps != null && !order.intent().isClosing()) {
      caps.filled(order.side(), fill.price(), fill.quantity(), now);
    }
  }

  /** Takes what earlier sessions traded in this trade day. */
  public void traded(DayTraded before, long now) {
    risk.volumes().filled(before.market(), before.contracts(), now);
    if (caps != null) {
      caps.filled(before.notional(), now);
    }
  }

  /**
   * Closes the gate, or opens it again.
   *
   * @param reason {@link Limit#ACCOUNT_UNCERTAIN} holds exits too, as nobody can tell then what one
   *     is; everything else lets them pass; null opens it
   */
  public void closeFor(@Nullable Limit reason) {
    closedFor = reason;
  }

  /**
   * Decides on a proposal, with what is known at an instant (nanoseconds since 1970): where a limit
   * allows less, the largest order that passes is approved instead.
   */
  public Decision decide(Proposal proposal, long now) {
    return count(look(proposal, now));
  }

  /** {@link #decide} for a question that counts nowhere. */
  public Decision look(Proposal proposal, long now) {
    Decision whole = judge(proposal, now);
    if (whole instanceof Refused refused && refused.limit().allowsLess()) {
      @Nullable Approved less = largest(proposal, now);
      return less == null ? refused : new Approved(less.terms(), less.isExit(), refused);
    }
    return whole;
  }

  private Decision count(Decision decision) {
    switch (decision) {
      case Refused refused -> risk.counts().refused(refused.limit());
      case Approved approved -> {
        @Nullable Refused bound = approved.bound();
        if (bound != null) {
          risk.counts().reduced(bound.limit());
        }
      }
    }
    return decision;
  }

  private @Nullable Approved largest(Proposal proposal, long now) {
    TradingRules rules = markets.market(proposal.terms().market()).rules().orElseThrow();
    long step = rules.minimum().units();
    long least = Math.max(1, Math.ceilDiv(limits.minimumOrder().units(), step));
    long tooMuch = Math.ceilDiv(proposal.terms().quantity().units(), step);
    @Nullable Approved best = approved(proposal, least, step, now);
    while (best != null && tooMuch - least > 1) {
      long middle = (least + tooMuch) / 2;
      @Nullable Approved approved = approved(proposal, middle, step, now);
      best = approved == null ? best : approved;
      least = approved == null ? least : middle;
      tooMuch = approved == null ? middle : tooMuch;
    }
    return best;
  }

  private @Nullable Approved approved(Proposal proposal, long steps, long step, long now) {
    OrderTerms terms = proposal.terms();
    if (steps * step >= terms.quantity().units()) {
      return null;
    }
    OrderTerms less = terms.with(terms.price(), new Quantity(steps * step));
    Decision decision = judge(new Proposal(proposal.strategy(), less, proposal.replaces()), now);
    return decision instanceof Approved approved ? approved : null;
  }

  /** Decides on a proposal as it is, with what is known at an instant. */
  public Decision review(Proposal proposal, long now) {
    return count(judge(proposal, now));
  }

  private Decision judge(Proposal proposal, long now) {
    OrderTerms terms = proposal.terms();
    Holding holding = portfolio.holding(terms.market());
    boolean exit = isExit(proposal, holding);
    @Nullable Refused refused = checkVenue(proposal, holding, now);
    if (refused == null && !exit) {
      refused = checkEntry(proposal, holding, now);
    }
    return refused == null ? new Approved(terms, exit, null) : refused;
  }

  /** Together with all live orders that reduce the position it cannot exceed the position. */
  private static boolean isExit(Proposal proposal, Holding holding) {
    Quantity closable = holding.closable(proposal.terms().side(), proposal.replaces());
    return proposal.leaves().compareTo(closable) <= 0;
  }

  /** What the venue would refuse, or what nobody can judge: for exits too. */
  private @Nullable Refused checkVenue(Proposal proposal, Holding holding, long now) {
    OrderTerms terms = proposal.terms();
    Market market = markets.market(terms.market());
    if (stopping) {
      return refuse(proposal, Limit.STOPPING, "no order", "one");
    }
    if (closedFor == Limit.ACCOUNT_UNCERTAIN) {
      return refuse(proposal, closedFor, "the account compared with the venue's", "not yet");
    }
    if (holding.isForeign() && !proposal.mayTouchForeign()) {
      return refuse(proposal, Limit.FOREIGN, "nothing of others", "orders or contracts of others");
    }
    if (!markets.isOpen(terms.market())) {
      return refuse(proposal, Limit.MARKET_NOT_OPEN, "OPEN", "not open");
    }
    if (market.rules().isEmpty()) {
      return refuse(proposal, Limit.UNKNOWN_RULES, "tick and minimum known", "unknown");
    }
    TradingRules rules = market.rules().get();
    Price price = terms.price();
    if (!rules.tick().divides(price)) {
      return refuse(proposal, Limit.TICK, rules.tick(), price);
    }
    if (!rules.tick().isInBounds(price)) {
      String bounds = rules.tick().lowest() + " to " + rules.tick().highest();
      return refuse(proposal, Limit.PRICE_BOUNDS, bounds, price);
    }
    if (!proposal.leaves().isPositive()) {
      return refuse(proposal, Limit.MINIMUM_QUANTITY, rules.minimum(), proposal.leaves());
    }
    if (terms.quantity().compareTo(rules.minimum()) < 0) {
      return refuse(proposal, Limit.MINIMUM_QUANTITY, rules.minimum(), terms.quantity());
    }
    if (!terms.quantity().isMultipleOf(rules.minimum())) {
      return refuse(proposal, Limit.QUANTITY_STEP, rules.minimum(), terms.quantity());
    }
    @Nullable Refused refused = checkCollar(proposal, rules);
    if (refused == null) {
      refused = checkOwnOrders(proposal, holding);
    }
    return refused == null ? checkReturn(proposal, holding, now) : refused;
  }

  /** What would not come back any more after the order must be there. */
  private @Nullable Refused checkReturn(Proposal proposal, Holding holding, long now) {
    OrderTerms terms = worst(proposal);
    Money closing =
        portfolio
            .returned()
            .closing(
                terms.market(),
                terms.side(),
                holding.position().quantity(),
                holding.claimsWith(terms, proposal.replaces()));
    Money needed = closing.plus(takerFee(terms, now));
    return closing.isPositive() && needed.isAbove(portfolio.free())
        ? refuse(proposal, Limit.COLLATERAL_RETURN, portfolio.free(), needed)
        : null;
  }

  private @Nullable Refused checkCollar(Proposal proposal, TradingRules rules) {
    OrderTerms terms = proposal.terms();
    @Nullable Price touch = books.lastSound(terms.market(), terms.side().opposite());
    if (touch == null) {
      return terms.postOnly() ? null : refuse(proposal, Limit.COLLAR, "a sound book", "none yet");
    }
    int ticks = terms.side() == Side.BUY ? limits.collarTicks() : -limits.collarTicks();
    Price worst = rules.tick().move(touch, ticks);
    return terms.side().isMoreAggressive(terms.price(), worst)
        ? refuse(proposal, Limit.COLLAR, worst, terms.price())
        : null;
  }

  private @Nullable Refused checkOwnOrders(Proposal proposal, Holding holding) {
    OrderTerms terms = proposal.terms();
    for (Order order : holding.liveOrders()) {
      if (order.side() != terms.side()
          && terms.side().crosses(terms.price(), order.dearestPrice())) {
        return refuse(proposal, Limit.SELF_MATCH, order.dearestPrice(), terms.price());
      }
    }
    return null;
  }

  /** What only orders that add risk are held to. */
  private @Nullable Refused checkEntry(Proposal proposal, Holding holding, long now) {
    OrderTerms terms = proposal.terms();
    if (closedFor != null) {
      return refuse(proposal, closedFor, "exits", "an entry");
    }
    CapUsage.@Nullable Excess over = caps == null ? null : caps.find(terms, proposal.leaves(), now);
    if (over != null) {
      return refuse(proposal, over.limit(), over.allowed(), over.asked());
    }
    BookCondition condition = books.condition(terms.market(), now);
    if (condition != BookCondition.SOUND) {
      return refuse(proposal, Limit.BOOK, BookCondition.SOUND, condition);
    }
    if (!terms.postOnly() && fees.rates(markets.market(terms.market()), now).isEmpty()) {
      return refuse(proposal, Limit.UNKNOWN_FEE, "a known fee", "none at this time");
    }
    if (terms.price().isBelow(limits.lowestPrice())
        || terms.price().isAbove(limits.highestPrice())) {
      String bounds = limits.lowestPrice() + " to " + limits.highestPrice();
      return refuse(proposal, Limit.PRICE_BOUNDS, bounds, terms.price());
    }
    if (terms.quantity().compareTo(limits.minimumOrder()) < 0) {
      return refuse(proposal, Limit.MINIMUM_ORDER, limits.minimumOrder(), terms.quantity());
    }
    for (Order order : holding.liveOrders()) {
      if (order.side() == terms.side() && order.state() == OrderState.OUTCOME_UNKNOWN) {
        return refuse(proposal, Limit.OUTCOME_UNKNOWN, "every answer", order.id());
      }
    }
    int orders = count(holding, proposal) + 1;
    if (orders > limits.ordersPerSide()) {
      return refuse(proposal, Limit.ORDERS_PER_SIDE, limits.ordersPerSide(), orders);
    }
    return checkMoney(proposal, holding, now);
  }

  private static int count(Holding holding, Proposal proposal) {
    int count = 0;
    for (Order order : holding.liveOrders()) {
      if (order.side() == proposal.terms().side() && order != proposal.replaces()) {
        count++;
      }
    }
    return count;
  }

  private @Nullable Refused checkMoney(Proposal proposal, Holding holding, long now) {
    @Nullable Refused refused = checkCalm(proposal, now);
    return refused == null ? checkLosses(proposal, holding, now) : refused;
  }

  /** Whether the venue and the market are calm enough for entries. */
  private @Nullable Refused checkCalm(Proposal proposal, long now) {
    CircuitBreaker.@Nullable Cause trouble = risk.breaker().tripped();
    if (trouble != null) {
      return refuse(proposal, Limit.BREAKER, "no trouble", trouble);
    }
    MarketId market = proposal.terms().market();
    @Nullable String jumped = risk.jumps().reason(market, now);
    if (jumped != null) {
      return refuse(proposal, Limit.PRICE_JUMP, "a calm price", jumped);
    }
    if (risk.isEnding(markets.market(market), now)) {
      return refuse(proposal, Limit.NEAR_SETTLEMENT, "exits", "an entry");
    }
    if (!proposal.terms().postOnly()) {
      return null;
    }
    if (risk.moods().of(market, now) == Regime.EVENT) {
      return refuse(proposal, Limit.GAME_EVENT, "no quote", "a quote");
    }
    return risk.markouts().isStopped(proposal.strategy(), market, now)
        ? refuse(proposal, Limit.MARKOUT, "exits", "a quote")
        : null;
  }

  private @Nullable Refused checkLosses(Proposal proposal, Holding holding, long now) {
    @Nullable Limit tripped = losses.tripped();
    if (tripped == Limit.DAILY_LOSS) {
      return refuse(proposal, tripped, limits.dailyLoss(), losses.dailyLoss());
    }
    if (tripped != null) {
      return refuse(proposal, tripped, losses.drawdownLimit(), losses.drawdown());
    }
    OrderTerms terms = worst(proposal);
    Money market = holding.worstLossWith(terms, proposal.replaces());
    if (market.isAbove(limits.marketLoss())) {
      return refuse(proposal, Limit.MARKET_LOSS, limits.marketLoss(), market);
    }
    ExposureCheck.@Nullable Excess excess = exposure.find(proposal, terms, holding, now);
    if (excess != null) {
      return refuse(proposal, excess.limit(), excess.allowed(), excess.asked());
    }
    return checkCash(proposal, terms, holding, now);
  }

  private @Nullable Refused checkCash(
      Proposal proposal, OrderTerms terms, Holding holding, long now) {
    Money needed =
        Collateral.requirement(
                holding.position().quantity(), holding.claimsWith(terms, proposal.replaces()))
            .plus(takerFee(terms, now));
    Money free = portfolio.freeFor(terms.market());
    if (needed.isAbove(free)) {
      return refuse(proposal, Limit.BUYING_POWER, free, needed);
    }
    Money usable = free.minus(buffer());
    return needed.isAbove(usable) ? refuse(proposal, Limit.CASH_BUFFER, usable, needed) : null;
  }

  private Money buffer() {
    long share = portfolio.equity().units() / WHOLE * limits.exposure().cashBuffer();
    return new Money(Math.max(0, share));
  }

  /** What taking it all would cost beside; an order that never takes pays nothing. */
  private Money takerFee(OrderTerms terms, long now) {
    return terms.postOnly()
        ? Money.ZERO
        : fees.rates(markets.market(terms.market()), now)
            .map(rates -> rates.fee(Liquidity.TAKER, terms.price(), terms.quantity()))
            .orElse(Money.ZERO);
  }

  /** While a replacement is under way either the old terms or the new ones may trade. */
  private static OrderTerms worst(Proposal proposal) {
    OrderTerms terms = proposal.terms();
    @Nullable Order old = proposal.replaces();
    if (old == null) {
      return terms;
    }
    Price price =
        terms.side().isMoreAggressive(old.dearestPrice(), terms.price())
            ? old.dearestPrice()
            : terms.price();
    return terms.with(price, proposal.leaves().max(old.mostLeaves()));
  }

  private static Refused refuse(Proposal proposal, Limit limit, Object allowed, Object asked) {
    return new Refused(proposal, limit, allowed.toString(), asked.toString());
  }
}
