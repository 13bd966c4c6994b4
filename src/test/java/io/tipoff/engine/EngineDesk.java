package io.tipoff.engine;

import io.tipoff.book.BookRules;
import io.tipoff.engine.Command.CancelOrder;
import io.tipoff.engine.Command.ReplaceOrder;
import io.tipoff.engine.Command.SetTimer;
import io.tipoff.engine.Command.SubmitOrder;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.ChangeRejected;
import io.tipoff.event.CommandId;
import io.tipoff.event.CommandNotSent;
import io.tipoff.event.Event;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderRejected;
import io.tipoff.event.OrderReplaced;
import io.tipoff.event.OutcomeUnknown;
import io.tipoff.event.PositionRestored;
import io.tipoff.event.RejectReason;
import io.tipoff.event.RequestRefused;
import io.tipoff.event.RequestTaken;
import io.tipoff.event.ShutdownRequested;
import io.tipoff.event.TimerFired;
import io.tipoff.event.TradePrinted;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Question;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.risk.RiskLimits;
import io.tipoff.strategy.Belief;
import io.tipoff.strategy.Rationale;
import io.tipoff.strategy.Signal;
import io.tipoff.strategy.Signal.Level;
import io.tipoff.strategy.Strategy;
import io.tipoff.strategy.Urgency;
import io.tipoff.strategy.View;
import io.tipoff.strategy.Wishes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Random;
import java.util.stream.Stream;

/**
 * An engine with two open markets at 0.46 x 0.54 and a strategy that wants what it is told to want;
 * the test plays the venue. Commands are told as words.
 */
final class EngineDesk {
  static final MarketId GAME = new MarketId("aec-nba-bos-nyk-2026-10-01");
  static final MarketId OTHER = new MarketId("aec-nba-lal-gsw-2026-10-01");
  static final String SCRIPT = "script";
  private static final long MILLI = 1_000_000;
  private static final FeeSchedule FEES =
      new FeeSchedule(
          List.of(new FeeSchedule.Entry(0, FeeCurve.STANDARD, FeeRates.of("0.0695", "-0.0125"))));

  private final Engine engine;
  private final List<Command> commands = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final List<String> unwanted = new ArrayList<>();
  private final Queue<Signal> script = new ArrayDeque<>();
  private final List<String> reviews = new ArrayList<>();
  private long now = 1_790_000_000_000L * MILLI;

  private EngineDesk(RiskLimits limits, List<Strategy> strategies) {
    EngineSettings settings =
        new EngineSettings(
            new BookRules(Duration.ofSeconds(30), Money.of("0.30")),
            limits,
            FEES,
            Duration.ofSeconds(1));
    List<Strategy> all = new ArrayList<>(strategies);
    all.add(new Scripted());
    this.engine = new Engine(settings, all, new Notes());
    told(new BalanceRestored(now, Money.of("1000")));
  }

  /** What the engine says beside its commands. */
  private final class Notes implements Observer {
    @Override
    public void refused(Refused refused) {
      refusals.add(refused.limit().name());
    }

    @Override
    public void unwanted(OrderId order) {
      unwanted.add(order.toString());
    }
  }

  /** The orders whose requests under way are no longer wanted, as told since the last call. */
  List<String> unwanted() {
    List<String> told = List.copyOf(unwanted);
    unwanted.clear();
    return told;
  }

  /** Two open markets. */
  static EngineDesk open(Strategy... strategies) {
    return unopened(limits("25", 6), strategies).open(GAME).open(OTHER);
  }

  static EngineDesk withLimits(RiskLimits limits, Strategy... strategies) {
    return unopened(limits, strategies).open(GAME).open(OTHER);
  }

  /** An engine that has heard of no market. */
  static EngineDesk unopened(RiskLimits limits, Strategy... strategies) {
    return new EngineDesk(limits, List.of(strategies));
  }

  static RiskLimits limits(String dailyLoss, int ordersPerSide) {
    return new RiskLimits(
        Money.of("500"),
        Money.of("800"),
        ordersPerSide,
        Quantity.ofContracts(1),
        Price.of("0.02"),
        Price.of("0.98"),
        5,
        Money.of(dailyLoss),
        5_000);
  }

  EngineDesk open(MarketId market) {
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    return told(new MarketListed(now, Market.of(market, rules)))
        .told(new MarketStateChanged(now, market, MarketState.OPEN))
        .book(market, "0.46", "0.54");
  }

  /** Opens a market of an event, or tells more of it. */
  EngineDesk open(MarketId market, String event, String team, Question question, OptionalLong end) {
    Optional<TradingRules> rules =
        Optional.of(new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1)));
    Listing listing = new Listing(event, "nba", team, "", end, question);
    return told(new MarketListed(
            now, new Market(market, rules, FeeCurve.STANDARD, Optional.empty(), listing, false)))
        .told(new MarketStateChanged(now, market, MarketState.OPEN));
  }

  /** Wants what it is told, once. */
  private final class Scripted implements Strategy {
    @Override
    public String name() {
      return SCRIPT;
    }

    @Override
    public void review(MarketId market, Event cause, View view, Wishes out) {
      reviews.add(market.slug() + " " + cause.getClass().getSimpleName());
      while (!script.isEmpty() && script.element().market().equals(market)) {
        out.send(script.remove());
      }
    }
  }

  Engine engine() {
    return engine;
  }

  long now() {
    return now;
  }

  EngineDesk after(double seconds) {
    now += Math.round(seconds * 1_000) * MILLI;
    return this;
  }

  EngineDesk told(Event event) {
    commands.addAll(engine.on(event));
    return this;
  }

  EngineDesk book(String bid, String offer) {
    return book(GAME, bid, offer);
  }

  EngineDesk book(MarketId market, String bid, String offer) {
    Quantity size = Quantity.ofContracts(100);
    return told(new BestPricesChanged(now, market, Price.of(bid), size, Price.of(offer), size));
  }

  EngineDesk printed() {
    return printed(GAME);
  }

  EngineDesk printed(MarketId market) {
    return told(new TradePrinted(now, market, Price.of("0.5"), Quantity.ofContracts(1), Side.BUY));
  }

  EngineDesk state(MarketState state) {
    return told(new MarketStateChanged(now, GAME, state));
  }

  EngineDesk settled(String price) {
    return told(new MarketSettled(now, GAME, Price.of(price)));
  }

  EngineDesk restored(String contracts) {
    return told(
        new PositionRestored(
            now,
            GAME,
            SCRIPT,
            Quantity.of(contracts),
            Price.of("0.5").times(Quantity.of(contracts))));
  }

  EngineDesk shutdown() {
    return told(new ShutdownRequested(now, "test"));
  }

  /** Quotes such as "buy 10 @ 0.48". */
  EngineDesk wants(String... levels) {
    return wants(GAME, levels);
  }

  EngineDesk wants(MarketId market, String... levels) {
    List<Level> wanted = Stream.of(levels).map(EngineDesk::level).toList();
    script.add(new Signal.Quotes(SCRIPT, market, wanted, why()));
    return printed(market);
  }

  EngineDesk takes(String level) {
    Level wanted = level(level);
    script.add(
        new Signal.Take(SCRIPT, GAME, wanted.side(), wanted.price(), wanted.quantity(), why()));
    return printed();
  }

  /** Bets that the game is worth so much. */
  EngineDesk bets(double probability) {
    Belief belief = new Belief(GAME, probability, 0);
    script.add(new Signal.Bet(SCRIPT, List.of(belief), false, why()));
    return printed();
  }

  private static Level level(String words) {
    String[] parts = words.split(" ", -1);
    return new Level(
        Side.valueOf(parts[0].toUpperCase(Locale.ROOT)), Price.of(parts[3]), Quantity.of(parts[1]));
  }

  private static Rationale why() {
    return new Rationale(Urgency.LOW, 1, "test", Optional.empty());
  }

  /** The venue took the order and opened it. */
  EngineDesk opened(long order) {
    return taken(order).told(new OrderOpened(now, new OrderId(order)));
  }

  /** The venue took the request that is under way for an order. */
  EngineDesk taken(long order) {
    return told(new RequestTaken(now, request(order)));
  }

  EngineDesk replaced(long order) {
    OrderTerms terms = order(order).wanted();
    return taken(order)
        .told(
            new OrderReplaced(
                now, new OrderId(order), terms.price(), terms.quantity(), terms.goodTill()));
  }

  EngineDesk canceled(long order) {
    return taken(order).unsolicitedCancel(order, OrderCanceled.Cause.REQUESTED);
  }

  EngineDesk unsolicitedCancel(long order, OrderCanceled.Cause cause) {
    return told(new OrderCanceled(now, new OrderId(order), cause, ""));
  }

  EngineDesk rejected(long order) {
    return taken(order)
        .told(new OrderRejected(now, new OrderId(order), RejectReason.EXCHANGE_OPTION, "not now"));
  }

  EngineDesk changeRejected(long order) {
    return taken(order).told(new ChangeRejected(now, new OrderId(order), "too late"));
  }

  EngineDesk refused(long order) {
    return told(new RequestRefused(now, request(order), "Too Many Requests"));
  }

  EngineDesk notSent(long order, CommandNotSent.Reason reason) {
    return told(new CommandNotSent(now, request(order), reason));
  }

  EngineDesk unknown(long order) {
    return told(new OutcomeUnknown(now, request(order)));
  }

  EngineDesk filled(long order, String contracts, String price) {
    FillEvidence evidence =
        new FillEvidence(FillEvidence.Kind.VENUE, Price.of(price), Quantity.of(contracts), now);
    return told(
        new OrderFilled(
            now,
            new OrderId(order),
            Price.of(price),
            Quantity.of(contracts),
            Liquidity.MAKER,
            Money.ZERO,
            evidence));
  }

  /** The next timer goes off, at its time. */
  EngineDesk timer() {
    SetTimer timer =
        engine.openCommands().stream()
            .filter(SetTimer.class::isInstance)
            .map(SetTimer.class::cast)
            .min(Comparator.comparingLong(SetTimer::at))
            .orElseThrow();
    now = Math.max(now, timer.at());
    return told(new TimerFired(now, timer.id()));
  }

  /** The request that is under way for an order. */
  CommandId request(long order) {
    return engine.openCommands().stream()
        .filter(command -> orderOf(command) == order)
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static long orderOf(Command command) {
    return switch (command) {
      case SubmitOrder submit -> submit.order().number();
      case ReplaceOrder replace -> replace.order().number();
      case CancelOrder cancel -> cancel.order().number();
      case SetTimer _ -> 0;
    };
  }

  Order order(long number) {
    return engine.portfolio().order(new OrderId(number));
  }

  String position() {
    return engine.portfolio().holding(GAME).position().quantity().toString();
  }

  /** The commands about orders since the last call. */
  List<String> commands() {
    List<String> words =
        commands.stream()
            .filter(command -> !(command instanceof SetTimer))
            .map(EngineDesk::words)
            .toList();
    commands.clear();
    return words;
  }

  /** All commands since the last call. */
  List<Command> rawCommands() {
    List<Command> all = List.copyOf(commands);
    commands.clear();
    return all;
  }

  /** The limits that the gate refused orders for since the last call. */
  List<String> refusals() {
    List<String> all = List.copyOf(refusals);
    refusals.clear();
    return all;
  }

  /** Which markets were reviewed for what since the last call. */
  List<String> reviews() {
    List<String> all = List.copyOf(reviews);
    reviews.clear();
    return all;
  }

  private static String words(Command command) {
    return switch (command) {
      case SubmitOrder submit -> "submit " + submit.order() + words(submit.approved().terms());
      case ReplaceOrder replace ->
          "replace %s %s @ %s"
              .formatted(
                  replace.order(),
                  replace.approved().terms().quantity(),
                  replace.approved().terms().price());
      case CancelOrder cancel -> "cancel " + cancel.order();
      case SetTimer timer -> "timer " + timer.at();
    };
  }

  private static String words(OrderTerms terms) {
    return " %s %s @ %s%s"
        .formatted(
            terms.intent().name().toLowerCase(Locale.ROOT),
            terms.quantity(),
            terms.price(),
            terms.timeInForce().rests() ? "" : " at once");
  }

  /** Answers what is under way at random until nothing is. */
  EngineDesk settleDown(Random random) {
    for (int i = 0; i < 1_000; i++) {
      List<Command> open =
          engine.openCommands().stream().filter(c -> !(c instanceof SetTimer)).toList();
      if (open.isEmpty()) {
        return this;
      }
      Command command = open.get(random.nextInt(open.size()));
      switch (command) {
        case SubmitOrder submit -> opened(submit.order().number());
        case ReplaceOrder replace -> replaced(replace.order().number());
        case CancelOrder cancel -> canceled(cancel.order().number());
        case SetTimer _ -> {}
      }
    }
    throw new AssertionError("never settles down: " + engine.openCommands());
  }
}
