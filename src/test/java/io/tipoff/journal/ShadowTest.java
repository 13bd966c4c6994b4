package io.tipoff.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.config.Configuration;
import io.tipoff.engine.Command;
import io.tipoff.engine.Engine;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.BookChanged;
import io.tipoff.event.Event;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.market.Ladder;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.strategy.MarketMaker;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A second engine beside the first. */
class ShadowTest {
  private static final Configuration CONFIGURATION = Configuration.defaults();
  private static final MarketId GAME = new MarketId("aec-nba-hbr-smt-2026-10-24");
  private static final long START = 1_793_000_000_000_000_000L;

  private final Engine engine = engine();
  private final Shadow shadow = new Shadow(engine());

  private static Engine engine() {
    return new Engine(
        CONFIGURATION.engineSettings(),
        List.of(new MarketMaker(CONFIGURATION.marketMaker())),
        _ -> {});
  }

  private static List<Event> untilQuotes() {
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    return List.of(
        new BalanceRestored(START, Money.of("1000")),
        new MarketListed(START, Market.of(GAME, rules)),
        new MarketStateChanged(START, GAME, MarketState.OPEN),
        new BookChanged(
            START,
            GAME,
            Ladder.of(Price.of("0.45"), Quantity.ofContracts(100)),
            Ladder.of(Price.of("0.55"), Quantity.ofContracts(100))));
  }

  private List<Command> play() {
    List<Command> commands = List.of();
    for (Event event : untilQuotes()) {
      shadow.record(event);
      commands = List.copyOf(engine.on(event));
    }
    return commands;
  }

  @Test
  void shouldBeEqualWhenBothDecideTheSame() {
    List<Command> commands = play();
    assertThat(commands).isNotEmpty();

    commands.forEach(shadow::record);

    assertThat(shadow.isEqual()).isTrue();
  }

  @Test
  void shouldNoticeACommandThatWasNotGiven() {
    List<Command> commands = play();

    commands.subList(1, commands.size()).forEach(shadow::record);

    assertThat(shadow.isEqual()).isFalse();
  }

  @Test
  void shouldNoticeACommandTooMany() {
    List<Command> commands = play();
    commands.forEach(shadow::record);

    shadow.record(commands.getLast());

    assertThat(shadow.isEqual()).isFalse();
  }

  @Test
  void shouldNoticeAnotherOrder() {
    List<Command> commands = play();
    assertThat(commands).hasSizeGreaterThan(1);

    commands.reversed().forEach(shadow::record);

    assertThat(shadow.isEqual()).isFalse();
  }
}
