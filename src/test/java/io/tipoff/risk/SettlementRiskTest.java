package io.tipoff.risk;

import static io.tipoff.risk.Desk.GAME;
import static io.tipoff.risk.Desk.buy;
import static io.tipoff.risk.Desk.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.MarketListed;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Question;
import io.tipoff.risk.Decision.Approved;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.strategy.Regime;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How a market ends otherwise than expected. */
class SettlementRiskTest {
  private static final long HOUR = 3_600_000_000_000L;

  private final Desk desk = new Desk();

  private void ends(long at) {
    Market known = desk.markets.market(GAME);
    Listing listing = new Listing("game", "nba", "bos", "", OptionalLong.of(at), Question.WINNER);
    MarketListed listed =
        new MarketListed(
            Desk.NOW,
            new Market(
                GAME, known.rules(), FeeCurve.STANDARD, known.feeCoefficient(), listing, false));
    desk.markets.apply(listed);
    desk.exposures.apply(listed);
  }

  private Limit refusedFor(Decision decision) {
    return ((Refused) decision).limit();
  }

  @Test
  void shouldOnlyReduceWhenTheEndIsBroughtForward() {
    desk.hold("10");
    ends(Desk.NOW + HOUR);
    assertThat(desk.ask(buy("10", "0.49"))).isInstanceOf(Approved.class);
    ends(Desk.NOW);
    assertThat(refusedFor(desk.ask(buy("10", "0.49")))).isEqualTo(Limit.NEAR_SETTLEMENT);
    assertThat(desk.risk.regime(desk.markets.market(GAME), Desk.NOW))
        .isEqualTo(Regime.NEAR_SETTLEMENT);
    assertThat(desk.ask(sell("10", "0.51"))).isInstanceOf(Approved.class);
  }

  /** What is held cannot be given up any more, and is at risk until the result. */
  @Test
  void shouldCountWhatIsHeldInAMarketThatClosedEarly() {
    ends(Desk.NOW + HOUR);
    desk.hold("10");
    desk.state(GAME, MarketState.CLOSED);
    assertThat(refusedFor(desk.ask(sell("10", "0.51")))).isEqualTo(Limit.MARKET_NOT_OPEN);
    assertThat(refusedFor(desk.ask(buy("10", "0.49")))).isEqualTo(Limit.MARKET_NOT_OPEN);
    assertThat(desk.exposures.total()).isEqualTo(Money.of("5"));
    assertThat(desk.exposures.positions()).isEqualTo(1);
    desk.portfolio.settle(GAME, Price.of("0.5"));
    assertThat(desk.exposures.total()).isEqualTo(Money.ZERO);
    assertThat(desk.exposures.positions()).isZero();
    assertThat(desk.portfolio.cash()).isEqualTo(Money.of("1005"));
  }

  @Test
  void shouldQuoteNothingInAGameThatHasJustChanged() {
    ends(Desk.NOW + HOUR);
    desk.risk.happened(new MarketId("other"), Desk.NOW);
    assertThat(desk.ask(buy("10", "0.49"))).isInstanceOf(Approved.class);
    desk.risk.happened(GAME, Desk.NOW);
    assertThat(refusedFor(desk.ask(buy("10", "0.49")))).isEqualTo(Limit.GAME_EVENT);
    long after = Desk.NOW + 5_000_000_000L;
    assertThat(refusedFor(desk.ask(buy("10", "0.49"), after))).isEqualTo(Limit.GAME_EVENT);
    desk.risk.bookChanged(desk.books.book(GAME), after);
    assertThat(desk.ask(buy("10", "0.49"), after)).isInstanceOf(Approved.class);
  }

  @Test
  void shouldCountWhatBound() {
    desk.gate.decide(new Proposal("maker", buy("200", "0.49"), null), Desk.NOW);
    desk.gate.decide(new Proposal("maker", buy("4", "0.49"), null), Desk.NOW);
    desk.gate.look(new Proposal("maker", buy("4", "0.49"), null), Desk.NOW);
    desk.ask(buy("4", "0.49"));
    assertThat(desk.risk.counts().reduced()).containsOnlyKeys("MARKET_LOSS");
    assertThat(desk.risk.counts().refused()).containsOnlyKeys("MINIMUM_ORDER");
    assertThat(desk.risk.counts().refused()).containsEntry("MINIMUM_ORDER", 2L);
  }
}
