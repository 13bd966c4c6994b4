package io.tipoff.backtest;

import io.tipoff.backtest.BacktestReport.Activity;
import io.tipoff.backtest.BacktestReport.Equity;
import io.tipoff.backtest.BacktestReport.Fill;
import io.tipoff.backtest.BacktestReport.Input;
import io.tipoff.backtest.BacktestReport.LossLimit;
import io.tipoff.backtest.BacktestReport.MarketResult;
import io.tipoff.backtest.BacktestReport.Result;
import io.tipoff.backtest.BacktestReport.Rules;
import io.tipoff.backtest.MarketChart.Touch;
import io.tipoff.book.Book;
import io.tipoff.book.BookCondition;
import io.tipoff.engine.Command;
import io.tipoff.engine.Engine;
import io.tipoff.engine.Recorder;
import io.tipoff.engine.fills.FillWatch;
import io.tipoff.engine.fills.Reaction;
import io.tipoff.engine.fills.ReactionWatch;
import io.tipoff.event.AccountEvent;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.ChangeRejected;
import io.tipoff.event.CommandOutcome;
import io.tipoff.event.EarlierFillReversed;
import io.tipoff.event.Event;
import io.tipoff.event.Execution;
import io.tipoff.event.FillReversed;
import io.tipoff.event.GameEvent;
import io.tipoff.event.IncentiveListed;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OrderAbsent;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderExpired;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderNamed;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderRejected;
import io.tipoff.event.OrderReplaced;
import io.tipoff.event.OutlookReported;
import io.tipoff.event.SessionEvent;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.StreamEvent;
import io.tipoff.event.TradePrinted;
import io.tipoff.market.FairValue;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.Portfolio;
import io.tipoff.portfolio.Position;
import io.tipoff.risk.CircuitBreaker;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.risk.Limit;
import io.tipoff.risk.RiskBook;
import io.tipoff.strategy.Signal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Watches a run and adds up its report. */
public final class ReportBuilder implements Backtest.Watcher, Recorder {
  private static final int EQUITY_POINTS = 2_000;
  private static final String UNDONE = "fill undone by the venue";
  private static final int MOST_REACTIONS = 100_000;
  private static final int MARKET_POINTS = 1_000;

  /**
   * What to keep beside the sums.
   *
   * @param fills every fill
   * @param charts what the pictures need
   */
  public record Detail(boolean fills, boolean charts) {}

  /**
   * Where the market data came from.
   *
   * @param names the files or addresses that were read
   * @param ignored the files that were not
   * @param rows rows or messages, duplicates included
   */
  public record Source(List<String> names, List<String> ignored, long rows, long duplicates) {}

  private final Detail detail;
  private final LongSupplier row;
  private final SequencedMap<MarketId, MarketNotes> notes = new LinkedHashMap<>();
  private final SequencedMap<String, Long> refusals = new TreeMap<>();
  private final SequencedMap<String, Long> standAsides = new TreeMap<>();
  private final SequencedMap<String, Long> rejections = new TreeMap<>();
  private final SequencedMap<String, Long> cancellations = new TreeMap<>();
  private final EnumMap<BookCondition, Long> unsound = new EnumMap<>(BookCondition.class);
  private final Series<Money> equity = new Series<>(EQUITY_POINTS);
  private final List<Fill> fills = new ArrayList<>();
  private final FillGroups groups = new FillGroups();
  private final FillWatch watch = new FillWatch(groups::add);
  private final List<Reaction> reactions = new ArrayList<>();
  private final ReactionWatch reacting = new ReactionWatch(this::add);
  private @Nullable Engine engine;
  private @Nullable LossLimit lossLimit;
  private Money start = Money.ZERO;
  private long from;
  private long to;
  private long orders;
  private long replaces;
  private long cancels;
  private long fillCount;
  private long sizeAssumed;
  private CircuitBreaker.@Nullable Cause stoppedBy;
  private @Nullable Limit lost;
  private int stops;
  private int jumps;
  private Quantity made = Quantity.ZERO;
  private Quantity took = Quantity.ZERO;

  /** What is kept of one market. */
  private static final class MarketNotes {
    private final Series<Quantity> inventory = new Series<>(MARKET_POINTS);
    private final Series<Touch> market = new Series<>(MARKET_POINTS);
    private final Series<Touch> quotes = new Series<>(MARKET_POINTS);
    private final List<Fill> fills = new ArrayList<>();
    private final RowFinder rows = new RowFinder();
    private Quantity contracts = Quantity.ZERO;
    private final SequencedMap<String, Quantity> byStrategy = new LinkedHashMap<>();
    private Quantity largest = Quantity.ZERO;
    private long orders;
    private Rules rules = Rules.TOLD;
    private Optional<Price> settlement = Optional.empty();
  }

  /**
   * A builder that has seen nothing.
   *
   * @param row tells how many rows of the tape were read so far
   */
  public ReportBuilder(Detail detail, LongSupplier row) {
    this.detail = detail;
    this.row = row;
  }

  @Override
  public void starts(Engine started) {
    engine = started;
    watch.starts(started);
    reacting.starts(started);
  }

  @Override
  public void signalled(Signal signal) {
    watch.signalled(signal);
    reacting.signalled(signal);
  }

  @Override
  public void shortened(Refused whole) {
    refusals.merge(whole.limit().name() + ", made smaller", 1L, Long::sum);
  }

  @Override
  public void refused(Refused refused) {
    refusals.merge(refused.limit().name(), 1L, Long::sum);
  }

  @Override
  public void stoodAside(Signal.Quotes quotes) {
    standAsides.merge(quotes.rationale().reason(), 1L, Long::sum);
  }

  @Override
  public void outranked(Signal signal, String reason) {
    standAsides.merge(signal.strategy() + ": " + reason, 1L, Long::sum);
  }

  @Override
  public void record(Event event) {}

  @Override
  public void record(Command command) {
    reacting.decided(command);
    switch (command) {
      case Command.SubmitOrder submit -> {
        orders++;
        notes(submit.approved().terms().market()).orders++;
      }
      case Command.ReplaceOrder _ -> replaces++;
      case Command.CancelOrder _ -> cancels++;
      case Command.SetTimer _ -> {}
    }
  }

  @Override
  public void took(Event event) {
    watch.took(event);
    reacting.took(event);
    switch (event) {
      case BalanceRestored balance -> {
        start = balance.cash();
        from = event.time();
      }
      case MarketEvent market -> {
        to = event.time();
        took(market);
      }
      case Execution execution -> took(execution);
      case EarlierFillReversed _ -> cancellations.merge(UNDONE, 1L, Long::sum);
      case SessionEvent _, AccountEvent _, GameEvent _ -> {}
      case CommandOutcome _ -> {}
      case StreamEvent _ -> to = event.time();
    }
    if (!(event instanceof SessionStarted)) {
      equity.add(event.time(), engine().portfolio().equity());
    }
    noteTrips();
    @Nullable Limit tripped = engine().losses().tripped();
    if (tripped != null && lossLimit == null) {
      lossLimit = new LossLimit(tripped, event.time());
    }
  }

  private void add(Reaction reaction) {
    if (reactions.size() < MOST_REACTIONS) {
      reactions.add(reaction);
    }
  }

  /** What stopped the bot, or a market: strategies stand aside then, and no order is refused. */
  private void noteTrips() {
    RiskBook risk = engine().risk();
    CircuitBreaker.@Nullable Cause trouble = risk.breaker().tripped();
    if (trouble != null && trouble != stoppedBy) {
      tripped(trouble.name(), 1);
    }
    stoppedBy = trouble;
    @Nullable Limit loss = risk.losses().tripped();
    if (loss != null && loss != lost) {
      tripped(loss.name(), 1);
    }
    lost = loss;
    tripped(Limit.PRICE_JUMP.name(), risk.jumps().count() - jumps);
    jumps = risk.jumps().count();
    tripped(Limit.MARKOUT.name(), risk.markouts().stops() - stops);
    stops = risk.markouts().stops();
  }

  private void tripped(String what, int times) {
    if (times > 0) {
      refusals.merge(what + ", tripped", (long) times, Long::sum);
    }
  }

  private void took(MarketEvent event) {
    MarketNotes market = notes(event.market());
    market.rows.add(event, row.getAsLong());
    switch (event) {
      case MarketListed listed -> list(market, listed.listing());
      case BookChanged _, BestPricesChanged _ -> sawBook(market, event);
      case MarketSettled settled -> {
        market.settlement = Optional.of(settled.price());
        noteInventory(market, engine().portfolio().holding(event.market()), event.time());
      }
      case MarketStateChanged _, TradePrinted _, OutlookReported _, IncentiveListed _ -> {}
    }
  }

  private static void list(MarketNotes market, Market listing) {
    Rules told = listing.assumed() ? Rules.ASSUMED : Rules.TOLD;
    market.rules = listing.rules().isPresent() ? told : Rules.UNKNOWN;
  }

  private void sawBook(MarketNotes market, MarketEvent event) {
    BookCondition condition = engine().books().condition(event.market(), event.time());
    if (condition != BookCondition.SOUND) {
      unsound.merge(condition, 1L, Long::sum);
    }
    if (detail.charts()) {
      Book book = engine().books().book(event.market());
      market.market.add(event.time(), new Touch(book.bestBid(), book.bestOffer()));
      noteQuotes(market, event.market(), event.time());
    }
  }

  private void took(Execution execution) {
    Order order = engine().portfolio().order(execution.order());
    MarketNotes market = notes(order.market());
    switch (execution) {
      case OrderFilled fill -> took(fill, order, market);
      case OrderRejected rejected -> rejections.merge(rejected.text(), 1L, Long::sum);
      case ChangeRejected rejected ->
          rejections.merge(
              rejected.text() + (order.state().isLive() ? "" : " (a change that came too late)"),
              1L,
              Long::sum);
      case OrderCanceled canceled -> took(canceled);
      case OrderOpened _, OrderNamed _, OrderAbsent _ -> {}
      case FillReversed _ -> cancellations.merge(UNDONE, 1L, Long::sum);
      case OrderReplaced _ -> {}
      case OrderExpired _ -> cancellations.merge("expired", 1L, Long::sum);
    }
    if (detail.charts()) {
      noteQuotes(market, order.market(), execution.time());
    }
  }

  private void took(OrderCanceled canceled) {
    switch (canceled.cause()) {
      case UNFUNDED, UNSOLICITED -> cancellations.merge(canceled.text(), 1L, Long::sum);
      case REQUESTED, IMMEDIATE -> {}
    }
  }

  private void took(OrderFilled event, Order order, MarketNotes market) {
    fillCount++;
    if (event.evidence().kind().isSizeAssumed()) {
      sizeAssumed++;
    }
    if (event.liquidity() == Liquidity.MAKER) {
      made = made.plus(event.quantity());
    } else {
      took = took.plus(event.quantity());
    }
    market.contracts = market.contracts.plus(event.quantity());
    market.byStrategy.merge(order.strategy(), event.quantity(), Quantity::plus);
    noteInventory(market, engine().portfolio().holding(order.market()), event.time());
    if (detail.fills() || detail.charts()) {
      Fill fill = fill(event, order, market.rows);
      if (detail.fills()) {
        fills.add(fill);
      }
      market.fills.add(fill);
    }
  }

  private Fill fill(OrderFilled event, Order order, RowFinder rows) {
    return new Fill(
        event.time(),
        rows.find(event.evidence(), order.side(), row.getAsLong()),
        order.id(),
        order.strategy(),
        order.market(),
        order.side(),
        event.price(),
        event.quantity(),
        event.liquidity(),
        event.fee(),
        event.evidence());
  }

  private static void noteInventory(MarketNotes market, Holding holding, long time) {
    Quantity position = holding.position().quantity();
    market.inventory.add(time, position);
    market.largest = market.largest.max(position.abs());
  }

  private void noteQuotes(MarketNotes market, MarketId id, long time) {
    @Nullable Price bid = null;
    @Nullable Price offer = null;
    for (Order order : engine().portfolio().holding(id).liveOrders()) {
      if (order.side() == Side.BUY) {
        bid = bid == null || order.price().isAbove(bid) ? order.price() : bid;
      } else {
        offer = offer == null || order.price().isBelow(offer) ? order.price() : offer;
      }
    }
    market.quotes.add(time, new Touch(bid, offer));
  }

  /**
   * The report of the run, once it has ended.
   *
   * @param feesAsOf the date whose fees were taken; empty if each time had its own
   */
  public BacktestReport build(Source source, String feesAsOf, String commandsHash) {
    Portfolio portfolio = engine().portfolio();
    watch.finish();
    SequencedMap<String, Sum> strategies = new LinkedHashMap<>();
    SequencedMap<MarketId, MarketResult> markets = new LinkedHashMap<>();
    Sum total = new Sum();
    notes.forEach(
        (id, market) -> {
          Holding holding = portfolio.holding(id);
          Sum sum = new Sum();
          sum.add(holding.position(), holding, market.contracts, midOf(holding));
          total.add(sum);
          holding
              .byStrategy()
              .forEach(
                  (name, position) ->
                      strategies
                          .computeIfAbsent(name, _ -> new Sum())
                          .add(
                              position,
                              holding,
                              market.byStrategy.getOrDefault(name, Quantity.ZERO),
                              midOf(holding)));
          markets.put(id, marketResult(market, holding, sum.result()));
        });
    SequencedMap<String, Result> strategyResults = new LinkedHashMap<>();
    strategies.forEach((name, sum) -> strategyResults.put(name, sum.result()));
    return new BacktestReport(
        input(source, feesAsOf),
        new Activity(orders, replaces, cancels, fillCount, made, took, sizeAssumed),
        total.result(),
        new Equity(
            start,
            portfolio.equity(),
            engine().losses().deepestDrawdown(),
            unsettled(),
            Optional.ofNullable(lossLimit)),
        strategyResults,
        markets,
        refusals,
        rejections,
        cancellations,
        standAsides,
        groups
            .table(id -> notes(id).settlement, id -> mark(portfolio.holding(id)))
            .with(ReactionTimes.of(reactions)),
        equity.points(),
        fills,
        charts(),
        commandsHash,
        Optional.empty());
  }

  private static Optional<Price> mark(Holding holding) {
    boolean held = holding.byStrategy().values().stream().anyMatch(one -> !one.quantity().isZero());
    return held ? Optional.of(holding.mark()) : Optional.empty();
  }

  private Input input(Source source, String feesAsOf) {
    SequencedMap<String, Long> conditions = new LinkedHashMap<>();
    for (Map.Entry<BookCondition, Long> entry : unsound.entrySet()) {
      conditions.put(entry.getKey().name(), entry.getValue());
    }
    return new Input(
        source.names(),
        source.ignored(),
        source.rows(),
        source.duplicates(),
        from,
        to,
        to - from,
        feesAsOf,
        count(Rules.ASSUMED),
        count(Rules.UNKNOWN),
        conditions);
  }

  private int count(Rules rules) {
    return (int) notes.sequencedValues().stream().filter(market -> market.rules == rules).count();
  }

  private static MarketResult marketResult(MarketNotes market, Holding holding, Result result) {
    return new MarketResult(
        result,
        market.rules,
        market.orders,
        holding.position().quantity(),
        holding.mark(),
        market.settlement,
        market.largest,
        market.inventory.points());
  }

  private int unsettled() {
    return (int)
        engine().portfolio().holdings().sequencedValues().stream()
            .filter(holding -> !holding.position().quantity().isZero())
            .count();
  }

  private List<MarketChart> charts() {
    List<MarketChart> charts = new ArrayList<>();
    if (detail.charts()) {
      notes.forEach(
          (id, market) ->
              charts.add(
                  new MarketChart(
                      id, market.market.points(), market.quotes.points(), market.fills)));
    }
    return charts;
  }

  /** Half-way between the best prices; the executable mark where the book is not sound. */
  private FairValue midOf(Holding holding) {
    FairValue mark = FairValue.of(holding.mark());
    return engine().books().condition(holding.market(), to) == BookCondition.SOUND
        ? engine().books().book(holding.market()).mid().orElse(mark)
        : mark;
  }

  private MarketNotes notes(MarketId market) {
    return notes.computeIfAbsent(market, _ -> new MarketNotes());
  }

  private Engine engine() {
    if (engine == null) {
      throw new IllegalStateException("the run has not started");
    }
    return engine;
  }

  /** Adds up results. */
  private static final class Sum {
    private long fills;
    private Quantity contracts = Quantity.ZERO;
    private Money realised = Money.ZERO;
    private Money unrealised = Money.ZERO;
    private Money atMid = Money.ZERO;
    private Money fees = Money.ZERO;
    private Money rebates = Money.ZERO;

    void add(Position position, Holding holding, Quantity traded, FairValue mid) {
      fills += position.fills();
      contracts = contracts.plus(traded);
      realised = realised.plus(position.realised());
      unrealised = unrealised.plus(position.unrealised(holding.mark()));
      atMid = atMid.plus(mid.times(position.quantity())).minus(position.cost());
      fees = fees.plus(position.fees());
      rebates = rebates.plus(position.rebates());
    }

    void add(Sum other) {
      fills += other.fills;
      contracts = contracts.plus(other.contracts);
      realised = realised.plus(other.realised);
      unrealised = unrealised.plus(other.unrealised);
      atMid = atMid.plus(other.atMid);
      fees = fees.plus(other.fees);
      rebates = rebates.plus(other.rebates);
    }

    Result result() {
      return new Result(fills, contracts, realised, unrealised, atMid, fees, rebates);
    }
  }
}
