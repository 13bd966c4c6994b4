package io.tipoff.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.book.BookRules;
import io.tipoff.book.Books;
import io.tipoff.book.Markets;
import io.tipoff.engine.Command;
import io.tipoff.engine.Command.SubmitOrder;
import io.tipoff.engine.Engine;
import io.tipoff.engine.EngineSettings;
import io.tipoff.engine.Recorder;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.CommandId;
import io.tipoff.event.Event;
import io.tipoff.event.Execution;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OrderId;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.event.TradePrinted;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Intent;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TimeInForce;
import io.tipoff.market.TradingRules;
import io.tipoff.paper.PaperSession;
import io.tipoff.paper.PaperSettings;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.portfolio.Portfolio;
import io.tipoff.risk.Decision.Approved;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.risk.Proposal;
import io.tipoff.risk.RiskBook;
import io.tipoff.risk.RiskGate;
import io.tipoff.risk.RiskLimits;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * When orders meet the market and when the bot hears of it, with 50 ms from the venue to the market
 * data, 100 ms from the bot to the venue and 70 ms from the venue to the order news, where nothing
 * else is said. Times are milliseconds.
 */
class LatencyEndToEndTest {
  private static final MarketId GAME = new MarketId("aec-nba-bos-nyk-2026-10-01");
  private static final long MILLI = 1_000_000;
  private static final Quantity HUNDRED = Quantity.ofContracts(100);
  private static final Rationale WHY = new Rationale(Urgency.LOW, 1, "test", Optional.empty());
  private static final FeeSchedule FEES =
      new FeeSchedule(
          List.of(new FeeSchedule.Entry(0, FeeCurve.STANDARD, FeeRates.of("0.0695", "-0.0125"))));
  private static final RiskLimits LIMITS =
      new RiskLimits(
          Money.of("500"),
          Money.of("500"),
          4,
          Quantity.ofContracts(1),
          Price.of("0.02"),
          Price.of("0.98"),
          20,
          Money.of("100"),
          5_000);

  private static PaperSettings settings(int feed, int order, int answer) {
    return new PaperSettings(
        Money.of("1000"),
        Quantity.ofContracts(20),
        Duration.ofMillis(feed),
        Duration.ofMillis(order),
        Duration.ofMillis(answer),
        1);
  }

  /** What the market does and what the strategy then wants. */
  private static final class Script implements Tape, Strategy, Recorder, Backtest.Watcher {
    private final PaperSettings paper;
    private final Queue<Event> rows = new ArrayDeque<>();
    private final Map<Long, Signal> signals = new HashMap<>();
    private final List<String> heard = new ArrayList<>();
    private Engine engine;

    private Script(PaperSettings paper) {
      this.paper = paper;
      TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
      rows.add(new MarketListed(0, Market.of(GAME, rules)));
      rows.add(new MarketStateChanged(0, GAME, MarketState.OPEN));
      quote(0, "0.46", "0.54");
    }

    private Script quote(long at, String bid, String offer) {
      rows.add(
          new BestPricesChanged(
              at * MILLI, GAME, Price.of(bid), HUNDRED, Price.of(offer), HUNDRED));
      return this;
    }

    private Script print(long at, String price, int contracts, Side aggressor) {
      rows.add(
          new TradePrinted(
              at * MILLI, GAME, Price.of(price), Quantity.ofContracts(contracts), aggressor));
      return this;
    }

    /** Market data is lost, and flows again at once. */
    private Script gap(long at) {
      rows.add(new StreamLost(at * MILLI, "gap"));
      rows.add(new StreamRestored(at * MILLI));
      return this;
    }

    private Script settle(long at, String price) {
      rows.add(new MarketSettled(at * MILLI, GAME, Price.of(price)));
      return this;
    }

    /** At the first look at the market at this time. */
    private Script takes(long at, Side side, String limit) {
      Quantity ten = Quantity.ofContracts(10);
      signals.put(at * MILLI, new Signal.Take(name(), GAME, side, Price.of(limit), ten, WHY));
      return this;
    }

    private Script quotes(long at, Level... levels) {
      signals.put(at * MILLI, new Signal.Quotes(name(), GAME, List.of(levels), WHY));
      return this;
    }

    /** Runs to the end and tells what was heard of orders. */
    private List<String> run() {
      EngineSettings settings =
          new EngineSettings(
              new BookRules(Duration.ofSeconds(30), Money.of("0.30")),
              LIMITS,
              FEES,
              Duration.ofSeconds(1));
      new Backtest(new Backtest.Setup(settings, paper, List.of(this), ""), this, this).run(this);
      return heard;
    }

    @Override
    public String name() {
      return "script";
    }

    @Override
    public void review(MarketId market, Event cause, View view, Wishes out) {
      @Nullable Signal signal =
          cause instanceof MarketEvent && !view.book(market).bids().isEmpty()
              ? signals.remove(view.now())
              : null;
      if (signal != null) {
        out.send(signal);
      }
    }

    @Override
    public void record(Event event) {
      if (event instanceof Execution execution) {
        String what = execution.getClass().getSimpleName().replace("Order", "");
        heard.add(event.time() / MILLI + " " + execution.order() + " " + what);
      }
      if (event instanceof TradePrinted) {
        heard.add(event.time() / MILLI + " print");
      }
    }

    @Override
    public void record(Command command) {}

    @Override
    public void starts(Engine started) {
      engine = started;
    }

    @Override
    public void took(Event event) {}

    @Override
    public void refused(Refused refused) {
      throw new AssertionError(refused);
    }

    @Override
    public @Nullable Event next() {
      return rows.poll();
    }

    @Override
    public long rows() {
      return 0;
    }

    @Override
    public long duplicates() {
      return 0;
    }

    @Override
    public double progress() {
      return 0;
    }

    @Override
    public void close() {}
  }

  private static Script script() {
    return new Script(settings(50, 100, 70));
  }

  private static Level bid(String price) {
    return new Level(Side.BUY, Price.of(price), Quantity.ofContracts(10));
  }

  @Test
  void shouldMeetTheMarketAfterTheLatenciesOfOrderAndFeed() {
    Script script = script().takes(0, Side.BUY, "0.54").quote(149, "0.46", "0.54");

    assertThat(script.quote(151, "0.46", "0.60").quote(500, "0.46", "0.60").run())
        .containsExactly("170 o1 Opened", "170 o1 Filled");
  }

  @Test
  void shouldMissWhatWasGoneByThen() {
    Script script = script().takes(0, Side.BUY, "0.54").quote(149, "0.46", "0.60");

    assertThat(script.quote(500, "0.46", "0.54").run())
        .containsExactly("170 o1 Opened", "170 o1 Canceled");
  }

  @Test
  void shouldTakeNothingFromABookThatAGapMadeStale() {
    Script script = script().takes(0, Side.BUY, "0.54").gap(149);

    assertThat(script.quote(500, "0.46", "0.54").run())
        .containsExactly("170 o1 Opened", "170 o1 Canceled");
  }

  @Test
  void shouldLetARowOfTheSameTimeComeFirst() {
    Script script = script().takes(0, Side.BUY, "0.54").quote(150, "0.46", "0.60");

    assertThat(script.quote(500, "0.46", "0.54").run())
        .containsExactly("170 o1 Opened", "170 o1 Canceled");
  }

  @Test
  void shouldRestOnlyFromThenOn() {
    Script script = script().quotes(0, bid("0.48"));

    assertThat(
            script
                .print(149, "0.47", 50, Side.SELL)
                .print(150, "0.47", 50, Side.SELL)
                .print(151, "0.47", 4, Side.SELL)
                .quote(500, "0.46", "0.54")
                .run())
        .startsWith("149 print", "150 print", "151 print", "170 o1 Opened", "171 o1 Filled");
  }

  @Test
  void shouldStillFillWhileItsCancelIsOnItsWay() {
    Script script = script().quotes(0, bid("0.48")).quote(300, "0.46", "0.54").quotes(300);

    assertThat(
            script
                .print(449, "0.47", 4, Side.SELL)
                .print(451, "0.47", 50, Side.SELL)
                .quote(900, "0.46", "0.54")
                .run())
        .containsExactly(
            "170 o1 Opened", "449 print", "451 print", "469 o1 Filled", "470 o1 Canceled");
  }

  @Test
  void shouldHearThatACancelCameTooLate() {
    Script script = script().quotes(0, bid("0.48")).quote(300, "0.46", "0.54").quotes(300);

    assertThat(script.print(449, "0.47", 50, Side.SELL).quote(900, "0.46", "0.54").run())
        .containsExactly("170 o1 Opened", "449 print", "469 o1 Filled", "470 o1 ChangeRejected");
  }

  @Test
  void shouldNeverHearOfAFillBeforeThePrintThatCausedIt() {
    Script script = new Script(settings(50, 100, 10)).quotes(0, bid("0.48"));

    assertThat(script.print(200, "0.47", 50, Side.SELL).quote(900, "0.46", "0.54").run())
        .startsWith("150 o1 Opened", "200 print", "200 o1 Filled");
  }

  @Test
  void shouldWorkWithoutAnyLatency() {
    Script script = new Script(settings(0, 0, 0)).quotes(0, bid("0.48"));

    assertThat(
            script
                .print(0, "0.47", 50, Side.SELL)
                .print(1, "0.47", 4, Side.SELL)
                .quote(900, "0.46", "0.54")
                .run())
        .as("the order comes after all rows of its time")
        .startsWith("0 print", "0 o1 Opened", "1 print", "1 o1 Filled");
  }

  @Test
  void shouldPayAFillThatIsHeardOfAfterTheResult() {
    Script script = script().quotes(0, bid("0.48")).print(200, "0.47", 50, Side.SELL);

    assertThat(script.settle(201, "1.00").run())
        .containsExactly("170 o1 Opened", "200 print", "220 o1 Filled");
    assertThat(script.engine.portfolio().holding(GAME).position().quantity())
        .isEqualTo(Quantity.ZERO);
    assertThat(script.engine.portfolio().cash())
        .as("10 bought at 0.48 with a rebate of 3 cents, paid a dollar each")
        .isEqualTo(Money.of("1005.23"));
  }

  @Test
  void shouldTakeInWhatWasUnderWayAtTheEndOfTheTape() {
    Script script = script().takes(0, Side.BUY, "0.54");

    assertThat(script.run()).containsExactly("170 o1 Opened", "170 o1 Filled");
  }

  /** An order until a time, straight at the venue. */
  private static List<String> goodTill(long end, Event... rows) {
    List<String> heard = new ArrayList<>();
    PaperSession session =
        new PaperSession(
            settings(50, 100, 70),
            FEES,
            event -> heard.add(event.time() / MILLI + " " + event.getClass().getSimpleName()));
    Markets markets = new Markets();
    Script script = script();
    for (Event row : script.rows) {
      session.apply((MarketEvent) row);
      switch (row) {
        case MarketListed listed -> markets.apply(listed);
        case MarketStateChanged changed -> markets.apply(changed);
        default -> {}
      }
    }
    OrderTerms terms =
        new OrderTerms(
            GAME,
            Intent.BUY_LONG,
            Price.of("0.48"),
            Quantity.ofContracts(10),
            TimeInForce.GOOD_TILL_DATE,
            OptionalLong.of(end * MILLI),
            true);
    session.carryOut(
        new SubmitOrder(new CommandId(1), new OrderId(1), "test", approve(markets, terms)), 0);
    for (Event row : rows) {
      while (session.nextDue() < row.time()) {
        session.runNext();
      }
      session.apply((MarketEvent) row);
    }
    while (session.nextDue() < Long.MAX_VALUE) {
      session.runNext();
    }
    return heard;
  }

  private static Approved approve(Markets markets, OrderTerms terms) {
    Portfolio portfolio = new Portfolio();
    portfolio.restore(Money.of("1000"));
    RiskBook risk = RiskBook.of(LIMITS, portfolio);
    risk.losses().start(Money.of("1000"));
    Books books = new Books(new BookRules(Duration.ofSeconds(30), Money.of("0.30")));
    books.apply(
        new BestPricesChanged(0, GAME, Price.of("0.46"), HUNDRED, Price.of("0.54"), HUNDRED));
    RiskGate gate = new RiskGate(LIMITS, FEES, markets, books, portfolio, risk);
    return (Approved) gate.review(new Proposal("test", terms, null), 0);
  }

  private static TradePrinted printAt(long at) {
    return new TradePrinted(at * MILLI, GAME, Price.of("0.47"), Quantity.ofContracts(4), Side.SELL);
  }

  @Test
  void shouldExpireWhenTheBotSeesTheVenuesTimeHaveCome() {
    assertThat(goodTill(1_000, printAt(1_049), printAt(1_051)))
        .containsExactly(
            "170 RequestTaken", "170 OrderOpened", "1069 OrderFilled", "1070 OrderExpired");
  }

  @Test
  void shouldExpireNoEarlierThanItArrives() {
    assertThat(goodTill(20))
        .containsExactly("170 RequestTaken", "170 OrderOpened", "170 OrderExpired");
  }

  @Test
  void shouldNotExpireWhatIsFilled() {
    assertThat(goodTill(1_000, printAt(200), printAt(300), printAt(400)))
        .containsExactly(
            "170 RequestTaken",
            "170 OrderOpened",
            "220 OrderFilled",
            "320 OrderFilled",
            "420 OrderFilled");
  }
}
