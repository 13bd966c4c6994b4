package io.tipoff.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.book.BookCondition;
import io.tipoff.book.BookRules;
import io.tipoff.engine.Command;
import io.tipoff.engine.Command.CancelOrder;
import io.tipoff.engine.Command.ReplaceOrder;
import io.tipoff.engine.Command.SubmitOrder;
import io.tipoff.engine.Engine;
import io.tipoff.engine.EngineSettings;
import io.tipoff.engine.Recorder;
import io.tipoff.event.CommandId;
import io.tipoff.event.CommandOutcome;
import io.tipoff.event.Event;
import io.tipoff.event.OrderRejected;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.paper.PaperSettings;
import io.tipoff.paper.VenueAccount;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.risk.Decision.Approved;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.risk.RiskLimits;
import io.tipoff.strategy.MarketMaker;
import io.tipoff.strategy.MarketMakerSettings;
import io.tipoff.strategy.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What must hold whatever the market does and whatever strategies want. */
class RandomTapeEndToEndTest {
  private static final int SEEDS = 100;
  private static final int EVENTS = 1_500;
  private static final FeeSchedule FEES =
      new FeeSchedule(
          List.of(new FeeSchedule.Entry(0, FeeCurve.STANDARD, FeeRates.of("0.0695", "-0.0125"))));

  @Test
  void shouldKeepTheRulesWhateverHappens() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Run run = new Run(seed);
      try {
        run.toItsEnd();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + " after " + run.lastEvent, e);
      }
    }
  }

  @Test
  void shouldDecideTheSameEveryTime() {
    for (long seed = 1; seed <= 10; seed++) {
      assertThat(new Run(seed).toItsEnd()).as("seed " + seed).isEqualTo(new Run(seed).toItsEnd());
    }
  }

  /** The rarer things must happen in some run, or nothing is shown by their going well. */
  @Test
  void shouldTryEverything() {
    Map<String, Integer> seen = new HashMap<>();
    for (long seed = 1; seed <= 30; seed++) {
      Run run = new Run(seed);
      run.toItsEnd();
      run.seen.forEach((what, times) -> seen.merge(what, times, Integer::sum));
    }
    assertThat(seen)
        .containsKeys(
            "SubmitOrder",
            "ReplaceOrder",
            "CancelOrder",
            "SetTimer",
            "OrderFilled",
            "OrderReplaced",
            "OrderCanceled",
            "OrderRejected",
            "ChangeRejected",
            "MarketSettled",
            "SELL_LONG",
            "SELL_SHORT",
            "DAILY_LOSS",
            "MARKET_LOSS",
            "BUYING_POWER",
            "COLLAR");
  }

  /** One run, watched. */
  private static final class Run implements Recorder, Backtest.Watcher {
    private final Random random;
    private final RiskLimits limits;
    private final Backtest backtest;
    private final Tape tape;
    private final VenueAccount venue;
    private final List<String> commands = new ArrayList<>();
    private final Set<CommandId> open = new HashSet<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private Engine engine;
    private Event lastEvent;
    private long atThisTime;

    private Run(long seed) {
      this.random = new Random(seed);
      this.limits =
          new RiskLimits(
              money(20, 80),
              money(60, 200),
              2 + random.nextInt(4),
              Quantity.ofContracts(1),
              Price.of("0.02"),
              Price.of("0.98"),
              random.nextInt(10),
              money(5, 60),
              5_000);
      EngineSettings settings =
          new EngineSettings(
              new BookRules(Duration.ofSeconds(10), Money.of("0.30")),
              limits,
              FEES,
              Duration.ofSeconds(1));
      this.backtest =
          new Backtest(new Backtest.Setup(settings, paper(), strategies(seed), ""), this, this);
      this.tape = new RandomTape(seed, EVENTS);
      this.venue = new VenueAccount(backtest.paper());
    }

    private List<Strategy> strategies(long seed) {
      List<Strategy> strategies = new ArrayList<>();
      if (seed % 4 != 3) {
        strategies.add(new MarketMaker(marketMaker()));
      }
      for (int i = 0; i < seed % 4; i++) {
        strategies.add(new RandomTrader("random-" + i, seed + i));
      }
      return strategies;
    }

    private MarketMakerSettings marketMaker() {
      return new MarketMakerSettings(
          money(0, 4).share(Quantity.ofContracts(1), Quantity.ofContracts(100)),
          Quantity.ofContracts(1 + random.nextInt(20)),
          1 + random.nextInt(3),
          Money.of("0.01"),
          Quantity.ofContracts(1 + random.nextInt(60)),
          Money.of("0.02"),
          Duration.ofSeconds(5),
          Money.of("0.005"),
          Duration.ofMillis(random.nextInt(500)),
          Price.of("0.05"),
          Price.of("0.95"),
          Duration.ofSeconds(60));
    }

    private PaperSettings paper() {
      return new PaperSettings(
          money(15, 120),
          Quantity.ofContracts(1 + random.nextInt(40)),
          latency(),
          latency(),
          latency(),
          random.nextBoolean() ? 1 : 0.3);
    }

    private Duration latency() {
      return Duration.ofMillis(random.nextInt(3) > 0 ? random.nextInt(400) : 0);
    }

    private Money money(int from, int to) {
      return Money.ofCents(100L * (from + random.nextInt(to - from + 1)));
    }

    /** Runs the tape and says what was decided. */
    private List<String> toItsEnd() {
      backtest.run(tape);
      checkEnd();
      return commands;
    }

    @Override
    public void starts(Engine started) {
      engine = started;
    }

    @Override
    public void refused(Refused refused) {
      note(refused.limit().name());
    }

    @Override
    public void record(Event event) {
      atThisTime = lastEvent != null && lastEvent.time() == event.time() ? atThisTime + 1 : 0;
      assertThat(atThisTime).as("events of one instant").isLessThan(5_000);
      lastEvent = event;
      note(event.getClass().getSimpleName());
      if (event instanceof CommandOutcome outcome) {
        assertThat(open.remove(outcome.command())).as("ends once: " + outcome).isTrue();
      }
      if (event instanceof OrderRejected rejected) {
        assertThat(rejected.text()).doesNotContain("Self Match");
      }
    }

    @Override
    public void record(Command command) {
      commands.add(command.toString());
      note(command.getClass().getSimpleName());
      assertThat(open.add(command.id())).as("a new id: " + command).isTrue();
      switch (command) {
        case SubmitOrder submit -> check(submit.approved(), true);
        case ReplaceOrder replace -> check(replace.approved(), grows(replace));
        case CancelOrder _, Command.SetTimer _ -> {}
      }
    }

    private boolean grows(ReplaceOrder replace) {
      OrderTerms old = engine.portfolio().order(replace.order()).terms();
      return replace.approved().terms().quantity().compareTo(old.quantity()) > 0;
    }

    private void check(Approved passed, boolean adds) {
      OrderTerms terms = passed.terms();
      note(terms.intent().name());
      Holding holding = engine.portfolio().holding(terms.market());
      if (adds && terms.intent().isClosing()) {
        assertThat(closers(holding, terms.side()))
            .as("closers of " + holding.liveOrders())
            .isLessThanOrEqualTo(held(holding, terms.side()));
      }
      if (!passed.isExit()) {
        assertThat(engine.books().condition(terms.market(), engine.now()))
            .isEqualTo(BookCondition.SOUND);
        assertThat(terms.price()).isBetween(limits.lowestPrice(), limits.highestPrice());
        assertThat(terms.quantity()).isGreaterThanOrEqualTo(limits.minimumOrder());
        assertThat(holding.worstLoss()).isLessThanOrEqualTo(limits.marketLoss());
        assertThat(engine.portfolio().worstLoss()).isLessThanOrEqualTo(limits.totalLoss());
      }
    }

    private static Quantity closers(Holding holding, Side side) {
      return holding.liveOrders().stream()
          .filter(order -> order.side() == side && order.intent().isClosing())
          .map(Order::mostLeaves)
          .reduce(Quantity.ZERO, Quantity::plus);
    }

    private static Quantity held(Holding holding, Side side) {
      return side.opposite().signed(holding.position().quantity());
    }

    @Override
    public void took(Event event) {
      assertThat(venue.free().isNegative()).as("venue cash " + venue.free()).isFalse();
    }

    private void checkEnd() {
      assertThat(open).as("commands without an end").isEmpty();
      assertThat(engine.hasEnded()).isTrue();
      for (MarketId market : engine.portfolio().holdings().sequencedKeySet()) {
        Holding holding = engine.portfolio().holding(market);
        assertThat(holding.liveOrders()).isEmpty();
        assertThat(holding.position().quantity())
            .as("position in " + market)
            .isEqualTo(venue.position(market));
        Quantity owned = Quantity.ZERO;
        for (var position : holding.byStrategy().values()) {
          owned = owned.plus(position.quantity());
        }
        assertThat(owned).isEqualTo(holding.position().quantity());
      }
      assertThat(engine.portfolio().cash()).isEqualTo(venue.cash());
    }

    private void note(String what) {
      seen.merge(what, 1, Integer::sum);
    }
  }
}
