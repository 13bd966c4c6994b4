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
import io.tipoff.event.CommandId;
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
import io.tipoff.event.ReconciliationDiffered;
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
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.LiquidityProgram;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.TradingRules;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderState;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.portfolio.Portfolio;
import io.tipoff.risk.BreakerLevel;
import io.tipoff.risk.Decision;
import io.tipoff.risk.Decision.Approved;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.risk.Exposures;
import io.tipoff.risk.Hedger;
import io.tipoff.risk.Limit;
import io.tipoff.risk.LossMonitor;
import io.tipoff.risk.Proposal;
import io.tipoff.risk.RiskBook;
import io.tipoff.risk.RiskGate;
import io.tipoff.strategy.Aggregator;
import io.tipoff.strategy.GameView;
import io.tipoff.strategy.MarketBelief;
import io.tipoff.strategy.Regime;
import io.tipoff.strategy.Signal;
import io.tipoff.strategy.Strategy;
import io.tipoff.strategy.View;
import io.tipoff.strategy.Wishes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The whole bot but its edges: an event goes in, the commands that follow from it come out. It
 * reads no clock and does no input or output, so that the same events always give the same
 * commands.
 */
public final class Engine {
  /** A quote that could not be renewed is tried again so many nanoseconds later. */
  private static final long RENEWAL_PAUSE = 1_000_000_000;

  private final Markets markets = new Markets();
  private final Books books;
  private final Games games;
  private final Beliefs beliefs;
  private final Portfolio portfolio = new Portfolio();
  private final LossMonitor losses;
  private final RiskBook risk;
  private final RiskGate gate;
  private final OrderPlanner planner;
  private final Bets bets;
  private final Hedger hedger;
  private final Hedging hedging;
  private final QuoteEnds ends;
  private final ExclusiveSums sums;
  private final FeeSchedule fees;
  private final long rejectPause;
  private final boolean booksShowOurs;
  private final AccountCheck account = new AccountCheck(portfolio);
  private final OpenCommands open = new OpenCommands();
  private final Flattening flattening;
  private final Map<CommandId, MarketId> alarms = new HashMap<>();
  private final List<Seat> seats = new ArrayList<>();
  private final Aggregator aggregator;
  private final Map<CommandId, Wake> wakes = new HashMap<>();
  private final Map<CommandId, MarketId> retries = new HashMap<>();
  private final Map<CommandId, MarketId> renewals = new HashMap<>();
  private final Set<MarketId> renewing = new HashSet<>();
  private final Map<MarketId, Outlook> outlooks = new HashMap<>();
  private final Outlooks fromFeeds = new Outlooks();
  private final Observer observer;
  private List<Command> commands = new ArrayList<>();
  private long now = Long.MIN_VALUE;
  private long orders;
  private boolean behind;
  private boolean storeBehind;
  private boolean certain = true;
  private String paused = "";
  private boolean stopping;
  private boolean ended;

  /**
   * An engine that knows nothing yet.
   *
   * @param observer is told of what was refused, and of where a strategy stood aside
   */
  public Engine(EngineSettings settings, List<Strategy> strategies, Observer observer) {
    this.books = new Books(settings.books());
    if (settings.collateralReturn()) {
      portfolio.returnCollateral();
    }
    this.games = new Games(settings.feeds());
    this.beliefs = new Beliefs(games, markets, books);
    this.risk = RiskBook.of(settings.limits(), portfolio);
    this.losses = risk.losses();
    this.gate = new RiskGate(settings.limits(), settings.fees(), markets, books, portfolio, risk);
    if (settings.caps() != null) {
      gate.cap(settings.caps());
    }
    this.fees = settings.fees();
    this.rejectPause = settings.rejectPause().toNanos();
    this.ends = new QuoteEnds(settings.quoteLifetime());
    this.booksShowOurs = settings.booksShowOurs();
    this.planner = new OrderPlanner(portfolio, new Desk(), ends, rejectPause);
    this.bets = new Bets(settings, markets, books, portfolio, risk.counts());
    this.hedger =
        new Hedger(
            settings.limits().hedge(), settings.fees(), markets, books, portfolio, exposures());
    this.sums =
        new ExclusiveSums(
            settings.limits().sums(),
            settings.fees(),
            markets,
            books,
            proposal -> gate.look(proposal, now));
    this.hedging = new Hedging(settings.limits().hedge(), hedger, portfolio);
    this.observer = observer;
    this.flattening = new Flattening(portfolio, books, markets, settings, ends, new ExitHand());
    for (Strategy strategy : strategies) {
      seats.add(new Seat(strategy));
    }
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
    if (commands.isEmpty()) {
      return List.of();
    }
    List<Command> given = commands;
    commands = new ArrayList<>();
    return given;
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
    Book book = books.book(id);
    return booksShowOurs ? portfolio.holding(id).without(book) : book;
  }

  /** What strategies were last told of a market's game; empty where none asked. */
  public Optional<Outlook> outlook(MarketId id) {
    return Optional.ofNullable(outlooks.get(id)).or(() -> fromFeeds.last(id));
  }

  /** Whether the account is known: compared with the venue's since news was last missed. */
  public boolean isCertain() {
    return certain;
  }

  /** Why nothing new is placed until an operator resumes; empty if nothing keeps it. */
  public String paused() {
    return paused;
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
    return open.list();
  }

  /**
   * Whether it was asked to stop, and every request and order has ended; only timers may still run.
   */
  public boolean isDrained() {
    return stopping
        && open.list().stream().allMatch(SetTimer.class::isInstance)
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
      case OutlookReported told -> outlooks.put(told.market(), told.outlook());
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
    if (!stopping && !behind) {
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
    Command command = open.end(outcome);
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
    @Nullable Wake wake = wakes.remove(timer.id());
    if (wake != null) {
      wake.seat().woken(wake.market(), timer.at());
    }
    @Nullable MarketId retry = retries.remove(timer.id());
    @Nullable MarketId renewal = renewals.remove(timer.id());
    if (renewal != null) {
      renewing.remove(renewal);
    }
    @Nullable MarketId alarm = alarms.remove(timer.id());
    switch (outcome) {
      case TimerFired fired -> {
        timerFired(fired, wake, retry != null ? retry : renewal);
        if (renewal != null && !stopping) {
          renewLater(renewal);
        }
        if (alarm != null && !stopping) {
          flattening.woken(alarm, now);
        }
      }
      case CommandNotSent _ -> {}
      case RequestTaken _, RequestRefused _, OutcomeUnknown _ ->
          throw new IllegalStateException("no request: " + timer + ", but " + outcome);
    }
  }

  private void timerFired(TimerFired fired, @Nullable Wake wake, @Nullable MarketId retry) {
    losses.update(now, portfolio.equity());
    if (stopping) {
      planner.pullEverything(now);
      return;
    }
    if (wake != null) {
      review(wake.seat(), wake.market(), fired);
      decide();
    }
    if (retry != null) {
      planner.cutClosers(retry, now);
      reconcile(retry);
    }
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
      case InboxBacklog backlog -> behind = backlog.behind();
      case StoreBacklog backlog -> storeBehind = backlog.behind();
    }
    adjustGate();
    reviewAll(event);
  }

  private void on(AccountEvent event) {
    switch (event) {
      case AccountLost _ -> certain = false;
      case AccountReported reported -> {
        AccountCheck.Result result = account.compare(reported);
        certain = result.conclusive() || (certain && !result.suspicious());
        result.differences().forEach(difference -> differed(difference, result.first()));
        losses.update(now, portfolio.equity());
      }
      case ForeignOrderSeen foreign ->
          paused = "order " + foreign.venueId() + " of this key was not made here";
      case EarlierFillReversed back -> {
        portfolio.apply(back);
        account.changed(back.market(), now);
        settle(back.market());
        revalue(portfolio.holding(back.market()));
      }
    }
    adjustGate();
    reviewAll(event);
  }

  /** What was found at the start is for the operator to judge; later it means that news is lost. */
  private void differed(Difference difference, boolean first) {
    if (difference.isGrave() && !first) {
      risk.breaker().differed(difference.toString());
    }
    observer.differed(difference);
  }

  /** What keeps orders from passing, the gravest first. */
  private void adjustGate() {
    gate.closeFor(
        !certain
            ? Limit.ACCOUNT_UNCERTAIN
            : !paused.isEmpty() ? Limit.PAUSED : storeBehind ? Limit.STORE_BEHIND : null);
  }

  private void on(SessionEvent event) {
    switch (event) {
      case SessionStarted started -> orders = started.lastOrder();
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
        renewLater(restored.market());
        orders = Math.max(orders, restored.order().number());
      }
      case TradingPaused pause -> {
        paused = pause.reason();
        adjustGate();
        reviewAll(event);
      }
      case FlattenRequested wanted -> {
        paused = wanted.reason();
        adjustGate();
        reviewAll(event);
        flattening.begin(wanted, now);
      }
      case TradingResumed _ -> {
        flattening.end(now);
        paused = "";
        adjustGate();
        reviewAll(event);
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
      case ReconciliationDiffered differed -> risk.breaker().differed(differed.difference());
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
    if (!open.list().isEmpty()) {
      throw new IllegalStateException("the session ended before " + open.list());
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
    @Nullable TradingRules rules = rules(market);
    for (Seat seat : seats) {
      planner.reconcile(seat.strategy.name(), market, rules, now);
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
    SetTimer timer = new SetTimer(open.next(), now + rejectPause);
    retries.put(timer.id(), market);
    give(timer);
  }

  /** Comes back before the first of the market's quotes expires; one timer a market is enough. */
  private void renewLater(MarketId market) {
    long first = Long.MAX_VALUE;
    for (Order order : portfolio.holding(market).liveOrders()) {
      first = Math.min(first, QuoteEnds.renewal(order));
    }
    if (first < Long.MAX_VALUE && renewing.add(market)) {
      SetTimer timer = new SetTimer(open.next(), Math.max(first, now + RENEWAL_PAUSE));
      renewals.put(timer.id(), market);
      give(timer);
    }
  }

  private void reviewAll(Event cause) {
    for (MarketId market : List.copyOf(portfolio.holdings().sequencedKeySet())) {
      review(market, cause);
    }
  }

  private void review(MarketId market, Event cause) {
    for (Seat seat : seats) {
      review(seat, market, cause);
    }
    decide();
  }

  /** Acts on what the strategies want by now. */
  private void decide() {
    aggregator.decide().forEach(this::act);
  }

  private void review(Seat seat, MarketId market, Event cause) {
    if (!stopping) {
      seat.strategy.review(market, cause, seat, seat);
    }
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

  private @Nullable TradingRules rules(MarketId market) {
    return markets.market(market).rules().orElse(null);
  }

  private void give(Command command) {
    open.add(command);
    commands.add(command);
    if (!(command instanceof SetTimer)) {
      risk.sent(command.id(), now);
    }
  }

  private void act(Signal signal) {
    @Nullable TradingRules rules = rules(signal.market());
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

  private void want(Signal signal) {
    switch (signal) {
      case Signal.Quotes quotes -> aggregator.add(quotes);
      case Signal.Take take -> aggregator.add(take);
      case Signal.Pull pull -> aggregator.add(pull);
      case Signal.Bet bet -> bets.signals(bet, now).forEach(this::want);
    }
  }

  /** A strategy at work: what it sees, and where its wishes go. */
  private final class Seat implements View, Wishes {
    private final Strategy strategy;
    private final Map<MarketId, TreeSet<Long>> pending = new HashMap<>();

    private Seat(Strategy strategy) {
      this.strategy = strategy;
    }

    private void woken(MarketId market, long at) {
      @Nullable TreeSet<Long> times = pending.get(market);
      if (times != null) {
        times.remove(at);
      }
    }

    @Override
    public void send(Signal signal) {
      observer.signalled(signal);
      if (!flattening.isActive()) {
        want(signal);
      }
    }

    @Override
    public void wake(MarketId market, long at) {
      TreeSet<Long> times = pending.computeIfAbsent(market, _ -> new TreeSet<>());
      if (times.isEmpty() || at < times.first()) {
        times.add(at);
        SetTimer timer = new SetTimer(open.next(), at);
        wakes.put(timer.id(), new Wake(this, market));
        give(timer);
      }
    }

    @Override
    public long now() {
      return now;
    }

    @Override
    public Market market(MarketId id) {
      return markets.market(id);
    }

    @Override
    public boolean isOpen(MarketId id) {
      return markets.isOpen(id);
    }

    @Override
    public Book book(MarketId id) {
      return books.book(id);
    }

    @Override
    public Book othersBook(MarketId id) {
      return Engine.this.othersBook(id);
    }

    @Override
    public BookCondition condition(MarketId id) {
      return books.condition(id, now);
    }

    @Override
    public Holding holding(MarketId id) {
      return portfolio.holding(id);
    }

    @Override
    public Optional<Outlook> outlook(MarketId id) {
      return Optional.ofNullable(outlooks.get(id)).or(() -> fromFeeds.of(id, this));
    }

    @Override
    public Optional<FeeRates> fees(MarketId id) {
      return fees.rates(markets.market(id), now);
    }

    @Override
    public List<LiquidityProgram> programs(MarketId id) {
      return markets.programs(id, now);
    }

    @Override
    public Optional<GameView> game(MarketId id) {
      return games.of(id, now);
    }

    @Override
    public MarketBelief belief(MarketId id) {
      return beliefs.of(id, now);
    }

    @Override
    public Regime regime(MarketId id) {
      return behind || storeBehind || !certain || !paused.isEmpty()
          ? Regime.HALTED
          : risk.regime(strategy.name(), markets.market(id), now);
    }

    @Override
    public int spreadFactor(MarketId id) {
      return risk.spreadFactor(strategy.name(), markets.market(id), now);
    }
  }

  private record Wake(Seat seat, MarketId market) {}

  /** Carries the planner's decisions through the gate and out as commands. */
  private final class Desk implements OrderPlanner.Desk {

    @Override
    public @Nullable Approved ask(String strategy, OrderTerms terms, @Nullable Order replaces) {
      Decision decision = gate.decide(new Proposal(strategy, terms, replaces), now);
      return switch (decision) {
        case Approved approved -> {
          @Nullable Refused bound = approved.bound();
          if (bound != null) {
            observer.shortened(bound);
          }
          yield approved;
        }
        case Refused refused -> {
          observer.refused(refused);
          yield null;
        }
      };
    }

    @Override
    public void submit(String strategy, Approved approved) {
      OrderId id = new OrderId(++orders);
      gate.sent(now);
      portfolio.submit(id, strategy, approved.terms());
      give(new SubmitOrder(open.next(), id, strategy, approved));
      renewLater(approved.terms().market());
    }

    @Override
    public void replace(Order order, Approved approved) {
      gate.sent(now);
      portfolio.requestReplacement(order.id(), approved.terms());
      give(new ReplaceOrder(open.next(), order.id(), approved));
    }

    @Override
    public void cancel(Order order) {
      portfolio.requestCancel(order.id());
      give(new CancelOrder(open.next(), order.id(), order.market()));
    }

    @Override
    public void unwanted(Order order) {
      observer.unwanted(order.id());
    }
  }

  /** Carries exits through the gate and out as commands. */
  private final class ExitHand implements Flattening.Hand {
    private final Desk desk = new Desk();

    @Override
    public Decision ask(Proposal proposal) {
      Decision decision = gate.review(proposal, now);
      if (decision instanceof Refused refused) {
        observer.refused(refused);
      }
      return decision;
    }

    @Override
    public void submit(Approved approved) {
      desk.submit(Flattening.NAME, approved);
    }

    @Override
    public void replace(Order order, Approved approved) {
      desk.replace(order, approved);
    }

    @Override
    public void cancel(Order order) {
      desk.cancel(order);
    }

    @Override
    public void wake(MarketId market, long at) {
      SetTimer timer = new SetTimer(open.next(), at);
      alarms.put(timer.id(), market);
      give(timer);
    }

    @Override
    public boolean isCertain() {
      return certain;
    }
  }
}
