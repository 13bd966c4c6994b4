package io.tipoff.engine;

import io.tipoff.book.Book;
import io.tipoff.book.BookCondition;
import io.tipoff.book.Books;
import io.tipoff.book.Markets;
import io.tipoff.engine.Command.CancelOrder;
import io.tipoff.engine.Command.ReplaceOrder;
import io.tipoff.engine.Command.SetTimer;
import io.tipoff.engine.Command.SubmitOrder;
import io.tipoff.engine.games.Beliefs;
import io.tipoff.engine.games.Games;
import io.tipoff.event.AccountEvent;
import io.tipoff.event.AccountLost;
import io.tipoff.event.AccountReported;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.BreakerReset;
import io.tipoff.event.ChangeRejected;
import io.tipoff.event.CommandNotSent;
import io.tipoff.event.CommandOutcome;
import io.tipoff.event.DayTraded;
import io.tipoff.event.EarlierFillReversed;
import io.tipoff.event.Event;
import io.tipoff.event.Execution;
import io.tipoff.event.FillReversed;
import io.tipoff.event.FlattenRequested;
import io.tipoff.event.ForeignOrderSeen;
import io.tipoff.event.FundsMoved;
import io.tipoff.event.GameEvent;
import io.tipoff.event.InboxBacklog;
import io.tipoff.event.IncentiveListed;
import io.tipoff.event.IncomeReceived;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderRejected;
import io.tipoff.event.OrderRestored;
import io.tipoff.event.OutcomeUnknown;
import io.tipoff.event.OutlookReported;
import io.tipoff.event.PositionRestored;
import io.tipoff.event.RequestRefused;
import io.tipoff.event.RequestTaken;
import io.tipoff.event.RiskRestored;
import io.tipoff.event.SessionEnded;
import io.tipoff.event.SessionEvent;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.ShutdownRequested;
import io.tipoff.event.StoreBacklog;
import io.tipoff.event.StreamEvent;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.event.TimerFired;
import io.tipoff.event.TradePrinted;
import io.tipoff.event.TradingPaused;
import io.tipoff.event.TradingResumed;
import io.tipoff.game.GameCondition;
import io.tipoff.game.Outlook;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.TradingRules;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderState;
import io.tipoff.portfolio.Portfolio;
import io.tipoff.risk.BreakerLevel;
import io.tipoff.risk.Exposures;
import io.tipoff.risk.Hedger;
import io.tipoff.risk.LossMonitor;
import io.tipoff.risk.RiskBook;
import io.tipoff.risk.RiskGate;
import io.tipoff.risk.RiskLimits;
import io.tipoff.strategy.Aggregator;
import io.tipoff.strategy.Regime;
import io.tipoff.strategy.Signal;
import io.tipoff.strategy.Strategy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole bot but its edges: an event goes in, the commands that follow from it come out. It
 * reads no clock and does no input or output, so that the same events always give the same
 * commands.
 */
public final class Engine {
  private final Knowledge knowledge;
  private final Markets markets;
  private final Books books;
  private final Games games;
  private final Beliefs beliefs;
  private final Portfolio portfolio;
  private final LossMonitor losses;
  private final RiskBook risk;
  private final RiskGate gate;
  private final Permit permit = new Permit();
  private final AccountCheck account;
  private final Outbox outbox = new Outbox();
  private final Timers timers;
  private final OrderDesk desk;
  private final QuoteEnds ends;
  private final OrderPlanner planner;
  private final Bets bets;
  private final Hedger hedger;
  private final Hedging hedging;
  private final ExclusiveSums sums;
  private final Flattening flattening;
  private final List<Seat> seats;
  private final Aggregator aggregator;
  private final Observer observer;
  private final long rejectPause;
  private long now = Long.MIN_VALUE;
  private boolean stopping;
  private boolean ended;

  /**
   * An engine that knows nothing yet.
   *
   * @param observer is told of what was refused, and of where a strategy stood aside
   */
  public Engine(EngineSettings settings, List<Strategy> strategies, Observer observer) {
    this.knowledge = new Knowledge(settings);
    this.markets = knowledge.markets();
    this.books = knowledge.books();
    this.games = knowledge.games();
    this.beliefs = knowledge.beliefs();
    this.portfolio = knowledge.portfolio();
    this.observer = observer;
    this.rejectPause = settings.rejectPause().toNanos();
    this.account = new AccountCheck(portfolio);
    this.timers = new Timers(outbox, portfolio);
    RiskLimits limits = settings.limits();
    FeeSchedule fees = settings.fees();
    this.risk = RiskBook.of(limits, portfolio);
    this.losses = risk.losses();
    this.gate = new RiskGate(limits, fees, markets, books, portfolio, risk);
    if (settings.caps() != null) {
      gate.cap(settings.caps());
    }
    this.desk = new OrderDesk(gate, risk, portfolio, outbox, timers, observer, this::now);
    this.ends = new QuoteEnds(settings.quoteLifetime());
    this.planner = new OrderPlanner(portfolio, desk, ends, rejectPause);
    this.bets = new Bets(settings, markets, books, portfolio, risk.counts());
    this.hedger = new Hedger(limits.hedge(), fees, markets, books, portfolio, exposures());
    this.hedging = new Hedging(limits.hedge(), hedger, portfolio);
    this.sums =
        new ExclusiveSums(
            limits.sums(), fees, markets, books, proposal -> gate.look(proposal, now));
    this.flattening = new Flattening(portfolio, books, markets, settings, ends, desk.exits(permit));
    this.seats =
        strategies.stream()
            .map(one -> new Seat(one, knowledge, risk, permit, timers, this::wished, this::now))
            .toList();
    this.aggregator =
        new Aggregator(
            strategies.stream().map(Strategy::name).toList(),
            portfolio::holding,
            observer::outranked);
  }

  /**
   * Takes one event and returns the commands that follow from it, in order.
   *
   * @throws IllegalStateException if the event cannot be true: a bug, here or at the venue
   */
  public List<Command> on(Event event) {
    now = Math.max(now, event.time());
    BreakerLevel level = risk.level();
    risk.breaker().update(now);
    switch (event) {
      case MarketEvent market -> on(market);
      case Execution execution -> on(execution);
      case CommandOutcome outcome -> on(outcome);
      case GameEvent game -> on(game);
      case StreamEvent stream -> on(stream);
      case AccountEvent account -> on(account);
      case SessionEvent session -> on(session);
    }
    if (risk.level() != level) {
      reviewAll(event);
      pullIfStopped();
    }
    return outbox.take();
  }

  /** What the bot owns and owes; not to be changed. */
  public Portfolio portfolio() {
    return portfolio;
  }

  /** The books as the engine knows them; not to be changed. */
  public Books books() {
    return books;
  }

  /** What may be lost, by event and group. */
  public Exposures exposures() {
    return risk.exposures();
  }

  /** A market's book without our own orders, where the feed shows them. */
  public Book othersBook(MarketId id) {
    return knowledge.othersBook(id);
  }

  /** What strategies were last told of a market's game; empty where none asked. */
  public Optional<Outlook> outlook(MarketId id) {
    return knowledge.lastOutlook(id);
  }

  /** Whether the account is known: compared with the venue's since news was last missed. */
  public boolean isCertain() {
    return permit.isCertain();
  }

  /** Why nothing new is placed until an operator resumes; empty if nothing keeps it. */
  public String paused() {
    return permit.paused();
  }

  /** What feeds tell of games. */
  public Games games() {
    return games;
  }

  /** What the models make of markets. */
  public Beliefs beliefs() {
    return beliefs;
  }

  /** What risk remembers: losses, breaker, exposures. */
  public RiskBook risk() {
    return risk;
  }

  /** Who knows what would make the loss of an event smaller. */
  public Hedger hedger() {
    return hedger;
  }

  /** The losses that the breaker watches. */
  public LossMonitor losses() {
    return losses;
  }

  /** The positions that an operator wants given up, and what became of each. */
  public List<PositionExit> exits() {
    return flattening.exits();
  }

  /** The commands that have not ended, oldest first. */
  public List<Command> openCommands() {
    return outbox.open();
  }

  /**
   * Whether it was asked to stop, and every request and order has ended; only timers may still run.
   */
  public boolean isDrained() {
    return stopping
        && outbox.open().stream().allMatch(SetTimer.class::isInstance)
        && portfolio.holdings().sequencedValues().stream()
            .flatMap(holding -> holding.liveOrders().stream())
            .allMatch(order -> order.strategy().equals(Portfolio.UNEXPLAINED));
  }

  /** The latest time that it was told, nanoseconds since 1970. */
  public long now() {
    return now;
  }

  /** Whether it took its last event. */
  public boolean hasEnded() {
    return ended;
  }

  private void on(MarketEvent event) {
    switch (event) {
      case MarketListed listed -> {
        markets.apply(listed);
        portfolio.list(listed.listing());
        sums.list(listed.listing());
        games.apply(listed);
        risk.exposures().apply(listed);
      }
      case MarketStateChanged changed -> markets.apply(changed);
      case BookChanged changed -> books.apply(changed);
      case BestPricesChanged changed -> books.apply(changed);
      case MarketSettled settled -> {
        markets.apply(settled);
        settle(settled.market());
      }
      case OutlookReported told -> knowledge.apply(told);
      case IncentiveListed listed -> markets.apply(listed);
      case TradePrinted _ -> {}
    }
    revalue(portfolio.holding(event.market()));
    watchPrice(event.market());
    beliefs.priced(event.market(), now);
    review(event.market(), event);
    pullIfStopped(event.market());
    hedge(event.market());
  }

  /** Quotes are pulled first, and in all markets of the game at once. */
  private void on(GameEvent event) {
    for (Games.Change change : games.apply(event, now)) {
      beliefs.update(change, now);
      if (change.happened()) {
        change.markets().forEach(market -> risk.happened(market, now));
        change.markets().forEach(this::pullIfStopped);
      }
      @Nullable GameCondition doubt = change.doubt();
      if (doubt != null) {
        observer.gameChanged(change.game(), doubt);
      }
      change.markets().forEach(market -> review(market, event));
    }
  }

  private void hedge(MarketId market) {
    if (!stopping && !permit.isBehind()) {
      hedging.review(market, now).forEach(this::act);
      if (!flattening.isActive()) {
        sums.review(market, now).forEach(this::act);
      }
    }
  }

  private void watchPrice(MarketId market) {
    if (books.condition(market, now) == BookCondition.SOUND) {
      risk.bookChanged(books.book(market), now);
    }
  }

  /** Pays what is held in a settled market; news of a fill may come after that of the result. */
  private void settle(MarketId market) {
    @Nullable Price result = markets.result(market);
    if (result != null) {
      if (!portfolio.holding(market).position().quantity().isZero()) {
        account.changed(market, now);
      }
      portfolio.settle(market, result);
    }
  }

  private void on(Execution execution) {
    Order order = portfolio.order(execution.order());
    boolean cancelling = order.state() == OrderState.PENDING_CANCEL;
    portfolio.apply(execution);
    if (execution instanceof OrderFilled || execution instanceof FillReversed) {
      account.changed(order.market(), now);
    }
    if (execution instanceof OrderFilled fill) {
      gate.filled(order, fill, now);
      risk.filled(order, fill, now);
    }
    if (execution instanceof OrderRejected) {
      risk.breaker().rejected(now);
      placingFailed(order);
    } else if (execution instanceof ChangeRejected && order.state().isLive()) {
      changeFailed(order, cancelling);
    }
    settle(order.market());
    revalue(portfolio.holding(order.market()));
    followUp(order, execution);
  }

  private void on(CommandOutcome outcome) {
    Command command = outbox.end(outcome);
    risk.ended(outcome, now);
    switch (command) {
      case SubmitOrder submit -> ended(submit, outcome);
      case ReplaceOrder replace -> changeEnded(replace.order(), outcome, false);
      case CancelOrder cancel -> changeEnded(cancel.order(), outcome, true);
      case SetTimer timer -> timerEnded(timer, outcome);
    }
  }

  private void ended(SubmitOrder submit, CommandOutcome outcome) {
    switch (outcome) {
      case RequestTaken _ -> {
        return;
      }
      case RequestRefused _ -> {
        portfolio.refused(submit.order());
        placingFailed(portfolio.order(submit.order()));
      }
      case CommandNotSent notSent -> {
        portfolio.notSent(submit.order());
        if (notSent.reason() != CommandNotSent.Reason.STALE) {
          placingFailed(portfolio.order(submit.order()));
        }
      }
      case OutcomeUnknown _ -> portfolio.answerLost(submit.order());
      case TimerFired _ -> throw new IllegalStateException("a timer for " + submit);
    }
    followUp(portfolio.order(submit.order()), outcome);
  }

  private void changeEnded(OrderId id, CommandOutcome outcome, boolean cancelling) {
    switch (outcome) {
      case RequestTaken _ -> {
        return;
      }
      case RequestRefused _ -> {
        portfolio.changeFailed(id);
        changeFailed(portfolio.order(id), cancelling);
      }
      case CommandNotSent notSent -> {
        portfolio.changeFailed(id);
        if (notSent.reason() != CommandNotSent.Reason.STALE) {
          changeFailed(portfolio.order(id), cancelling);
        }
      }
      case OutcomeUnknown _ -> portfolio.answerLost(id);
      case TimerFired _ -> throw new IllegalStateException("a timer for order " + id);
    }
    followUp(portfolio.order(id), outcome);
  }

  private void timerEnded(SetTimer timer, CommandOutcome outcome) {
    Timers.Purpose purpose = timers.end(timer);
    switch (outcome) {
      case TimerFired fired -> timerFired(purpose, fired);
      case CommandNotSent _ -> {}
      case RequestTaken _, RequestRefused _, OutcomeUnknown _ ->
          throw new IllegalStateException("no request: " + timer + ", but " + outcome);
    }
  }

  private void timerFired(Timers.Purpose purpose, TimerFired fired) {
    losses.update(now, portfolio.equity());
    if (stopping) {
      planner.pullEverything(now);
      return;
    }
    switch (purpose) {
      case Timers.Purpose.Wake(Seat seat, MarketId market) -> {
        seat.review(market, fired);
        decide();
      }
      case Timers.Purpose.Retry(MarketId market) -> tryAgain(market);
      case Timers.Purpose.Renewal(MarketId market) -> {
        tryAgain(market);
        timers.renew(market, now);
      }
      case Timers.Purpose.Exit(MarketId market) -> flattening.woken(market, now);
    }
  }

  /** Places what is wanted there and is not there. */
  private void tryAgain(MarketId market) {
    planner.cutClosers(market, now);
    reconcile(market);
  }

  private void on(StreamEvent event) {
    switch (event) {
      case StreamLost _ -> {
        books.disconnect();
        risk.breaker().streamLost(now);
      }
      case StreamRestored _ -> {
        books.reconnect();
        risk.breaker().streamRestored();
      }
      case InboxBacklog backlog -> permit.behind(backlog.behind());
      case StoreBacklog backlog -> permit.storeBehind(backlog.behind());
    }
    permitChanged(event);
  }

  private void on(AccountEvent event) {
    switch (event) {
      case AccountLost _ -> permit.certain(false);
      case AccountReported reported -> {
        AccountCheck.Result result = account.compare(reported);
        permit.certain(result.conclusive() || (permit.isCertain() && !result.suspicious()));
        result.differences().forEach(difference -> differed(difference, result.first()));
        losses.update(now, portfolio.equity());
      }
      case ForeignOrderSeen foreign ->
          permit.pause("order " + foreign.venueId() + " of this key was not made here");
      case EarlierFillReversed back -> {
        portfolio.apply(back);
        account.changed(back.market(), now);
        settle(back.market());
        revalue(portfolio.holding(back.market()));
      }
    }
    permitChanged(event);
  }

  /** What was found at the start is for the operator to judge; later it means that news is lost. */
  private void differed(Difference difference, boolean first) {
    if (difference.isGrave() && !first) {
      risk.breaker().differed(difference.toString());
    }
    observer.differed(difference);
  }

  private void permitChanged(Event cause) {
    gate.closeFor(permit.closedFor());
    reviewAll(cause);
  }

  private void on(SessionEvent event) {
    switch (event) {
      case SessionStarted started -> desk.numbered(started.lastOrder());
      case BalanceRestored balance -> {
        portfolio.restore(balance.cash());
        losses.start(portfolio.equity());
      }
      case PositionRestored position -> {
        portfolio.restore(position);
        losses.start(portfolio.equity());
      }
      case OrderRestored restored -> {
        portfolio.restore(restored);
        restored.goodTill().ifPresent(ends::taken);
        timers.renew(restored.market(), now);
        desk.numbered(restored.order().number());
      }
      case TradingPaused pause -> {
        permit.pause(pause.reason());
        permitChanged(event);
      }
      case FlattenRequested wanted -> {
        permit.pause(wanted.reason());
        permitChanged(event);
        flattening.begin(wanted, now);
      }
      case TradingResumed _ -> {
        flattening.end(now);
        permit.resume();
        permitChanged(event);
      }
      case RiskRestored restored -> risk.restore(restored);
      case DayTraded traded -> gate.traded(traded, now);
      case FundsMoved moved -> {
        portfolio.restore(portfolio.cash().plus(moved.amount()));
        account.cashChanged(now);
        losses.fundsMoved(moved.amount());
      }
      case IncomeReceived income -> {
        portfolio.restore(portfolio.cash().plus(income.amount()));
        account.cashChanged(now);
        losses.update(now, portfolio.equity());
      }
      case BreakerReset _ -> risk.reset();
      case ShutdownRequested _ -> {
        stopping = true;
        gate.stop();
        planner.pullEverything(now);
      }
      case SessionEnded _ -> end();
    }
  }

  private void end() {
    if (!outbox.open().isEmpty()) {
      throw new IllegalStateException("the session ended before " + outbox.open());
    }
    ended = true;
  }

  /** An order's news may make another one possible, or leave one that must go. */
  private void followUp(Order order, Event cause) {
    if (stopping) {
      planner.pullEverything(now);
      return;
    }
    planner.cutClosers(order.market(), now);
    review(order.market(), cause);
    reconcile(order.market());
    flattening.review(order.market(), now);
    pullIfStopped(order.market());
  }

  /** Where only exits pass nothing rests but them, whatever a strategy wants. */
  private void pullIfStopped() {
    for (MarketId market : List.copyOf(portfolio.holdings().sequencedKeySet())) {
      pullIfStopped(market);
    }
  }

  private void pullIfStopped(MarketId market) {
    Regime regime = risk.regime(markets.market(market), now);
    if (regime.isReduceOnly() || !regime.mayQuote()) {
      planner.pullEntries(market, now);
    }
  }

  private void reconcile(MarketId market) {
    if (flattening.isActive()) {
      return;
    }
    @Nullable TradingRules rules = knowledge.rules(market);
    for (Seat seat : seats) {
      planner.reconcile(seat.name(), market, rules, now);
    }
    planner.reconcile(Hedging.STRATEGY, market, rules, now);
  }

  private void placingFailed(Order order) {
    planner.placingFailed(order, now);
    tryAgainLater(order.market());
  }

  private void changeFailed(Order order, boolean cancelling) {
    if (cancelling) {
      planner.cancelFailed(order, now);
    } else {
      planner.placingFailed(order, now);
    }
    tryAgainLater(order.market());
  }

  /** What failed is tried again, but not at once. */
  private void tryAgainLater(MarketId market) {
    timers.set(new Timers.Purpose.Retry(market), now + rejectPause);
  }

  private void reviewAll(Event cause) {
    for (MarketId market : List.copyOf(portfolio.holdings().sequencedKeySet())) {
      review(market, cause);
    }
  }

  private void review(MarketId market, Event cause) {
    if (!stopping) {
      for (Seat seat : seats) {
        seat.review(market, cause);
      }
    }
    decide();
  }

  /** Acts on what the strategies want by now. */
  private void decide() {
    aggregator.decide().forEach(this::act);
  }

  private void revalue(Holding holding) {
    Quantity quantity = holding.position().quantity();
    if (!quantity.isZero()) {
      Side exit = quantity.isPositive() ? Side.SELL : Side.BUY;
      @Nullable Price mark = books.exitPrice(holding.market(), exit, now);
      if (mark != null) {
        portfolio.mark(holding, mark);
      }
    }
    losses.update(now, portfolio.equity());
  }

  private void act(Signal signal) {
    @Nullable TradingRules rules = knowledge.rules(signal.market());
    switch (signal) {
      case Signal.Quotes quotes -> {
        if (quotes.levels().isEmpty()) {
          observer.stoodAside(quotes);
        }
        planner.want(quotes, rules, now);
      }
      case Signal.Take take -> {
        if (rules != null) {
          planner.take(take, rules);
        }
      }
      case Signal.Bet bet -> bets.signals(bet, now).forEach(this::act);
      case Signal.Pull _ -> throw new IllegalStateException("decided already: " + signal);
    }
  }

  /** Takes a strategy's wish. */
  private void wished(Signal signal) {
    observer.signalled(signal);
    if (!flattening.isActive()) {
      want(signal);
    }
  }

  private void want(Signal signal) {
    switch (signal) {
      case Signal.Quotes quotes -> aggregator.add(quotes);
      case Signal.Take take -> aggregator.add(take);
      case Signal.Pull pull -> aggregator.add(pull);
      case Signal.Bet bet -> bets.signals(bet, now).forEach(this::want);
    }
  }
}
