package io.tipoff.backtest.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.backtest.Backtest;
import io.tipoff.backtest.parity.Parity;
import io.tipoff.backtest.parity.ParityReport;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Engine;
import io.tipoff.event.Event;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.RequestTaken;
import io.tipoff.exchange.world.Evening;
import io.tipoff.exchange.world.Sport;
import io.tipoff.exchange.world.WorldFile;
import io.tipoff.journal.CommandHash;
import io.tipoff.journal.Recorders;
import io.tipoff.journal.Shadow;
import io.tipoff.market.Money;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.strategy.MarketMaker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Short evenings in virtual time. */
class SimulationTest {
  private static final Configuration CONFIGURATION = Configuration.defaults();
  private static final long START =
      Instant.parse("2026-10-24T23:00:00Z").getEpochSecond() * 1_000_000_000L;
  private static final Link LINK =
      new Link(
          Duration.ofMillis(50),
          Duration.ofMillis(100),
          Duration.ofMillis(20),
          Duration.ofMillis(50));

  /** One short game, and what was seen of it. */
  private static final class Played implements Backtest.Watcher {
    private final CommandHash hash = new CommandHash();
    private final Parity parity = new Parity(CONFIGURATION.paper(), CONFIGURATION.feeSchedule());
    private final Shadow shadow = new Shadow(engine());
    private final List<Event> events = new ArrayList<>();
    private final Simulation simulation;
    private @Nullable Engine engine;

    Played(long seed) {
      Evening evening = Evening.of(seed, START, List.of(Sport.BASKETBALL)).withPeriods(1);
      Backtest.Setup run =
          new Backtest.Setup(
              CONFIGURATION.engineSettings().withBooksThatShowOurs(),
              CONFIGURATION.paper(),
              List.of(new MarketMaker(CONFIGURATION.marketMaker())),
              "");
      simulation =
          new Simulation(
              new Simulation.Setup(run, CONFIGURATION.venue(), LINK, _ -> true),
              evening,
              WorldFile.standard(),
              Recorders.of(hash, parity, shadow),
              this);
      simulation.run();
    }

    private static Engine engine() {
      return new Engine(
          CONFIGURATION.engineSettings().withBooksThatShowOurs(),
          List.of(new MarketMaker(CONFIGURATION.marketMaker())),
          _ -> {});
    }

    @Override
    public void starts(Engine started) {
      engine = started;
    }

    @Override
    public void took(Event event) {
      events.add(event);
    }

    @Override
    public void refused(Refused refused) {}

    private Engine played() {
      if (engine == null) {
        throw new AssertionError("it never started");
      }
      return engine;
    }
  }

  @Test
  void shouldDecideTheSameForTheSameSeedAndOtherwiseForAnother() {
    String first = new Played(7).hash.hex();

    assertThat(new Played(7).hash.hex()).isEqualTo(first);
    assertThat(new Played(8).hash.hex()).isNotEqualTo(first);
  }

  @Test
  void shouldEndWithTheCashThatTheExchangeHasAndNothingOpen() {
    Played played = new Played(7);

    assertThat(played.events).filteredOn(MarketSettled.class::isInstance).hasSize(3);
    assertThat(played.played().hasEnded()).isTrue();
    assertThat(played.played().portfolio().equity()).isEqualTo(played.simulation.cashAtVenue());
    assertThat(played.played().portfolio().equity()).isNotEqualTo(Money.of("1000"));
    assertThat(played.simulation.openOrdersAtVenue()).isZero();
  }

  @Test
  void shouldTellEventsInTheOrderOfTime() {
    assertThat(new Played(7).events).extracting(Event::time).isSorted();
  }

  @Test
  void shouldAnswerNoRequestBeforeItCanHaveBeenThereAndBack() {
    Played played = new Played(7);
    long begun = played.events.getFirst().time();
    long first =
        played.events.stream()
            .filter(RequestTaken.class::isInstance)
            .mapToLong(Event::time)
            .min()
            .orElseThrow();

    // The first book comes with the first message, the order leaves at once.
    assertThat(first - begun).isGreaterThanOrEqualTo(Duration.ofMillis(200).toNanos());
  }

  @Test
  void shouldGiveASecondEngineTheSameCommands() {
    assertThat(new Played(7).shadow.isEqual()).isTrue();
  }

  @Test
  void shouldReproduceTheFillsOnPaper() {
    ParityReport parity = new Played(7).parity.finish(true);

    assertThat(parity.maker().real()).isGreaterThan(50);
    assertThat(parity.maker().paperContracts().units())
        .isBetween(
            parity.maker().realContracts().units() * 9 / 10,
            parity.maker().realContracts().units() * 11 / 10);
  }
}
