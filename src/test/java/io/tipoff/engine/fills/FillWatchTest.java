package io.tipoff.engine.fills;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.config.Configuration;
import io.tipoff.engine.Engine;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.BookChanged;
import io.tipoff.event.Event;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderRestored;
import io.tipoff.event.OutlookReported;
import io.tipoff.event.SessionStarted;
import io.tipoff.game.Outlook;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.Intent;
import io.tipoff.market.Ladder;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TimeInForce;
import io.tipoff.market.TradingRules;
import io.tipoff.strategy.Rationale;
import io.tipoff.strategy.Signal;
import io.tipoff.strategy.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bid of 100 at 0.40 that is filled, and what the book shows afterwards. */
class FillWatchTest {
  private static final MarketId GAME = new MarketId("aec-nba-bos-nyk-2026-10-01");
  private static final OrderId ORDER = new OrderId(1);
  private static final long SECOND = 1_000_000_000;
  private static final long START = 1_790_000_000L * SECOND;

  private final List<FillNote> told = new ArrayList<>();
  private final FillWatch watch = new FillWatch(told::add);
  private final Engine engine =
      new Engine(
          Configuration.defaults().engineSettings().withBooksThatShowOurs(), List.of(), _ -> {});

  @BeforeEach
  void begin() {
    watch.starts(engine);
    Listing listing = new Listing("nba-bos-nyk", "nba", "bos", OptionalLong.empty());
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    take(new SessionStarted(START, "test", "", 1));
    take(new BalanceRestored(START, Money.of("1000")));
    take(
        new MarketListed(
            START,
            new Market(
                GAME, Optional.of(rules), FeeCurve.STANDARD, Optional.empty(), listing, false)));
    take(
        new OrderRestored(
            START,
            ORDER,
            "venue-1",
            "market-maker",
            GAME,
            Intent.BUY_LONG,
            Price.of("0.40"),
            Quantity.ofContracts(100),
            Quantity.ZERO,
            TimeInForce.GOOD_TILL_CANCEL,
            OptionalLong.empty(),
            true));
  }

  private void take(Event event) {
    engine.on(event);
    watch.took(event);
  }

  private void book(double seconds, String bid, String offer) {
    take(
        new BookChanged(
            START + (long) (seconds * SECOND),
            GAME,
            Ladder.of(Price.of(bid), Quantity.ofContracts(500)),
            Ladder.of(Price.of(offer), Quantity.ofContracts(500))));
  }

  private void fill(double seconds) {
    fill(seconds, ORDER);
  }

  private void fill(double seconds, OrderId order) {
    take(
        new OrderFilled(
            START + (long) (seconds * SECOND),
            order,
            Price.of("0.40"),
            Quantity.ofContracts(10),
            Liquidity.MAKER,
            Money.of("-0.03"),
            new FillEvidence(
                FillEvidence.Kind.VENUE, Price.of("0.40"), Quantity.ofContracts(10), START, "t")));
  }

  private void quotes(String reason, boolean empty) {
    List<Signal.Level> levels =
        List.of(new Signal.Level(Side.BUY, Price.of("0.40"), Quantity.ofContracts(100)));
    watch.signalled(
        new Signal.Quotes(
            "market-maker",
            GAME,
            empty ? List.of() : levels,
            new Rationale(Urgency.LOW, 0.5, reason, Optional.empty())));
  }

  /** What the strategy makes of a fill, in the same step, is not why it was filled. */
  @Test
  void shouldTellTheReasonBeforeTheFill() {
    book(0, "0.40", "0.44");
    quotes("value", false);
    book(0.5, "0.40", "0.44");
    quotes("answer to the fill", false);
    fill(1);
    fill(2);

    assertThat(watch.pending())
        .extracting(FillNote::trigger)
        .containsExactly("value", "answer to the fill");
  }

  /** A second part of an order that takes was wanted for what sent it, whatever is wanted since. */
  @Test
  void shouldTellWhatSentAnOrderThatTakes() {
    OrderId taking = new OrderId(2);
    take(
        new OrderRestored(
            START,
            taking,
            "venue-2",
            "market-maker",
            GAME,
            Intent.BUY_LONG,
            Price.of("0.44"),
            Quantity.ofContracts(20),
            Quantity.ZERO,
            TimeInForce.IMMEDIATE_OR_CANCEL,
            OptionalLong.empty(),
            false));
    watch.signalled(
        new Signal.Take(
            "market-maker",
            GAME,
            Side.BUY,
            Price.of("0.44"),
            Quantity.ofContracts(20),
            new Rationale(Urgency.HIGH, 0.5, "score", Optional.empty())));
    book(0, "0.40", "0.44");
    quotes("target", false);
    book(0.5, "0.40", "0.44");
    fill(1, taking);
    fill(2, taking);
    fill(3);

    assertThat(watch.pending())
        .extracting(FillNote::trigger)
        .containsExactly("score", "score", "target");
  }

  @Test
  void shouldTakeTheLastMiddleBeforeEachHorizon() {
    book(0, "0.40", "0.44");
    fill(1);
    book(1.5, "0.41", "0.45");
    book(2, "0.30", "0.34");
    book(5.9, "0.36", "0.40");
    book(6.1, "0.50", "0.54");
    book(40, "0.60", "0.64");
    book(300.9, "0.70", "0.74");
    assertThat(told).isEmpty();
    book(301, "0.80", "0.84");

    assertThat(told).hasSize(1);
    FillNote note = told.getFirst();
    assertThat(note.middles()).containsExactly(0.43, 0.38, 0.52, 0.72);
    assertThat(note.markout(0)).isCloseTo(0.03, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(watch.pending()).isEmpty();
  }

  @Test
  void shouldSayWhyItWasWantedAndWhatWasKnown() {
    book(0, "0.40", "0.44");
    quotes("quote", false);
    quotes("score", true);
    Outlook outlook =
        new Outlook(Outlook.Phase.IN_PLAY, Outlook.Cause.PLAY, 0.45, 0.01, "model", START, START);
    take(new OutlookReported(START, GAME, outlook));
    fill(1);

    FillNote note = watch.pending().getFirst();
    assertThat(note.trigger()).isEqualTo("quote");
    assertThat(note.phase()).isEqualTo("IN_PLAY");
    assertThat(note.league()).isEqualTo("nba");
    assertThat(note.event()).isEqualTo("nba-bos-nyk");
    assertThat(note.strategy()).isEqualTo("market-maker");
    // 0.45 - 0.40 and a rebate of 0.003 a contract
    assertThat(note.edge()).isCloseTo(0.053, org.assertj.core.api.Assertions.within(1e-12));
  }

  @Test
  void shouldTellWhatIsKnownWhenTheMarketIsSettledOrNothingMoreComes() {
    book(0, "0.40", "0.44");
    fill(1);
    book(2.5, "0.41", "0.45");
    take(new MarketSettled(START + 3 * SECOND, GAME, Price.ONE));
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().middles().get(0)).isEqualTo(0.42);
    assertThat(told.getFirst().middles().get(1)).isNaN();

    fill(4);
    assertThat(told).hasSize(1);
    watch.finish();
    assertThat(told).hasSize(2);
    watch.finish();
    assertThat(told).hasSize(2);
  }
}
