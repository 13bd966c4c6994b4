package io.tipoff.risk;

import static io.tipoff.risk.Desk.GAME;
import static io.tipoff.risk.Desk.OTHER;
import static io.tipoff.risk.Desk.buy;
import static io.tipoff.risk.Desk.quote;
import static io.tipoff.risk.Desk.sell;
import static io.tipoff.risk.Desk.take;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.MarketListed;
import io.tipoff.event.OrderOpened;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.Intent;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.risk.Decision.Approved;
import io.tipoff.risk.Decision.Refused;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RiskGateTest {
  private final Desk desk = new Desk();

  @Test
  void shouldApproveTheTermsAsTheyAre() {
    OrderTerms terms = buy("10", "0.49");
    Approved approved = (Approved) desk.ask(terms);
    assertThat(approved.terms()).isEqualTo(terms);
    assertThat(approved.isExit()).isFalse();
  }

  @Test
  void shouldNameTheProposalItRefuses() {
    Refused refused = (Refused) desk.ask(buy("4", "0.49"));
    assertThat(refused.proposal()).isEqualTo(new Proposal("maker", buy("4", "0.49"), null));
  }

  @ParameterizedTest
  @EnumSource
  void shouldPassOnlyInAnOpenMarket(MarketState state) {
    desk.state(GAME, state);
    if (state == MarketState.OPEN) {
      assertApproved(desk.ask(buy("10", "0.49")));
    } else {
      assertRefused(Limit.MARKET_NOT_OPEN, desk.ask(buy("10", "0.49")));
    }
  }

  @Test
  void shouldFailClosedForAMarketNobodySpokeOf() {
    OrderTerms terms = quote(new MarketId("unheard"), Side.BUY, "10", "0.49");
    assertRefused(Limit.MARKET_NOT_OPEN, desk.ask(terms));
    desk.state(terms.market(), MarketState.OPEN);
    assertRefused(Limit.UNKNOWN_RULES, desk.ask(terms));
    desk.list(terms.market(), "1");
    assertRefused(Limit.BOOK, desk.ask(terms));
    desk.book(terms.market(), "0.49", "0.51");
    assertApproved(desk.ask(terms));
  }

  @Test
  void shouldLetNothingPassAfterItStopped() {
    desk.hold("10");
    desk.gate.stop();
    assertRefused(Limit.STOPPING, desk.ask(buy("10", "0.49")));
    assertRefused(Limit.STOPPING, desk.ask(sell("10", "0.51")));
  }

  @Test
  void shouldRefuseEveryBookThatIsNotSound() {
    desk.book(GAME, "", "");
    assertRefused(Limit.BOOK, desk.ask(buy("10", "0.49")));
    desk.book(GAME, "0.49", "");
    assertRefused(Limit.BOOK, desk.ask(buy("10", "0.49")));
    desk.book(GAME, "0.50", "0.50");
    assertRefused(Limit.BOOK, desk.ask(buy("10", "0.49")));
    desk.book(GAME, "0.52", "0.50");
    assertRefused(Limit.BOOK, desk.ask(buy("10", "0.49")));
    desk.book(GAME, "0.49", "0.51");
    desk.books.disconnect();
    desk.books.reconnect();
    assertRefused(Limit.BOOK, desk.ask(buy("10", "0.49")));
    desk.book(GAME, "0.49", "0.51");
    assertApproved(desk.ask(buy("10", "0.49")));
  }

  @Test
  void shouldNotLetATakeReachBeyondWhatItNeverSaw() {
    desk.list(new MarketId("new"), "1").state(new MarketId("new"), MarketState.OPEN);
    OrderTerms take =
        OrderTerms.immediate(
            new MarketId("new"), Intent.BUY_LONG, Price.of("0.50"), Quantity.of("10"));
    assertRefused(Limit.COLLAR, desk.ask(take));
  }

  @Test
  void shouldMeasureTheCollarFromTheLastSoundTouch() {
    desk.hold("10").book(GAME, "0.02", "0.98");
    assertApproved(desk.ask(take(Side.SELL, "10", "0.46")));
    assertRefused(Limit.COLLAR, desk.ask(take(Side.SELL, "10", "0.45")));
    desk.book(GAME, "0.39", "0.41");
    assertApproved(desk.ask(take(Side.SELL, "10", "0.36")));
    assertRefused(Limit.COLLAR, desk.ask(take(Side.SELL, "10", "0.35")));
  }

  @Test
  void shouldCollarAQuoteToo() {
    assertRefused(Limit.COLLAR, desk.ask(buy("10", "0.55")));
    assertRefused(Limit.COLLAR, desk.ask(sell("10", "0.45")));
    assertApproved(desk.ask(buy("10", "0.05")));
    assertApproved(desk.ask(sell("10", "0.95")));
  }

  @Test
  void shouldMakeWhereTheTakersFeeIsUnknown() {
    assertApproved(desk.ask(buy("10", "0.49"), Desk.FEES_FROM - 1));
    assertRefused(Limit.UNKNOWN_FEE, desk.ask(take(Side.BUY, "10", "0.51"), Desk.FEES_FROM - 1));
  }

  @Test
  void shouldTakeByAnOwnCoefficientBeforeTheScheduleStarts() {
    Market own =
        new Market(
            GAME,
            Optional.of(new TradingRules(Tick.of("0.01"), Quantity.of("1"))),
            FeeCurve.STANDARD,
            Optional.of(new BigDecimal("0.05")),
            Listing.UNKNOWN,
            false);
    assertRefused(Limit.UNKNOWN_FEE, desk.ask(take(Side.BUY, "10", "0.51"), Desk.FEES_FROM - 1));
    desk.markets.apply(new MarketListed(Desk.NOW, own));
    assertApproved(desk.ask(take(Side.BUY, "10", "0.51"), Desk.FEES_FROM - 1));
  }

  @Test
  void shouldSeeEitherPriceOfAReplacementUnderWay() {
    Order ask = desk.working(sell("10", "0.55"));
    assertApproved(desk.ask(take(Side.BUY, "10", "0.53")));
    desk.portfolio.requestReplacement(ask.id(), sell("10", "0.53"));
    assertRefused(Limit.SELF_MATCH, desk.ask(take(Side.BUY, "10", "0.53")));
    assertApproved(desk.ask(take(Side.BUY, "10", "0.52")));
  }

  @Test
  void shouldNotMatchWithItselfInAnotherMarket() {
    desk.working(quote(OTHER, Side.SELL, "10", "0.50"));
    assertApproved(desk.ask(take(Side.BUY, "10", "0.51")));
  }

  @Test
  void shouldForgetTheUnknownOnceItIsKnown() {
    Order order = desk.submitted(buy("10", "0.48"));
    desk.portfolio.answerLost(order.id());
    assertRefused(Limit.OUTCOME_UNKNOWN, desk.ask(buy("10", "0.49")));
    assertApproved(desk.ask(quote(OTHER, Side.BUY, "10", "0.49")));
    desk.portfolio.apply(new OrderOpened(Desk.NOW, order.id()));
    assertApproved(desk.ask(buy("10", "0.49")));
  }

  @Test
  void shouldCountEveryLiveOrderWhateverItsState() {
    Order first = desk.submitted(buy("5", "0.48"));
    Order second = desk.working(buy("5", "0.47"));
    desk.portfolio.requestCancel(second.id());
    assertRefused(Limit.ORDERS_PER_SIDE, desk.ask(buy("5", "0.49")));
    desk.portfolio.notSent(first.id());
    assertApproved(desk.ask(buy("5", "0.49")));
  }

  @Test
  void shouldCountWhatWasApprovedAndSubmitted() {
    Approved first = (Approved) desk.ask(buy("100", "0.49"));
    desk.submitted(first.terms());
    assertRefused(Limit.MARKET_LOSS, desk.ask(buy("5", "0.49")));
    assertApproved(desk.ask(sell("100", "0.51")));
  }

  @Test
  void shouldNotAskOrdersInOtherMarketsForCollateral() {
    desk.cash("50");
    desk.working(quote(OTHER, Side.BUY, "60", "0.49"));
    assertApproved(desk.ask(buy("100", "0.50")));
  }

  private static void assertApproved(Decision decision) {
    assertThat(decision).isInstanceOf(Approved.class);
  }

  private static void assertRefused(Limit limit, Decision decision) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.limit()).isEqualTo(limit));
  }
}
