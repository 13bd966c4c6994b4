package io.tipoff.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.risk.Decision.Approved;
import io.tipoff.risk.Decision.Refused;
import org.junit.jupiter.api.Test;

/** Fifty dollars a market, orders of five contracts and more. */
class SmallerOrderTest {
  private final Desk desk = new Desk();

  private Decision decide(OrderTerms terms, Order replaces) {
    return desk.gate.decide(new Proposal("maker", terms, replaces), Desk.NOW);
  }

  @Test
  void shouldApproveWhatIsAskedForWhereItFits() {
    Approved approved = (Approved) decide(Desk.buy("100", "0.50"), null);
    assertThat(approved.terms()).isEqualTo(Desk.buy("100", "0.50"));
    assertThat(approved.bound()).isNull();
  }

  @Test
  void shouldApproveTheLargestThatFitsAndSayWhyItIsSmaller() {
    Approved approved = (Approved) decide(Desk.buy("250", "0.49"), null);
    assertThat(approved.terms()).isEqualTo(Desk.buy("102", "0.49"));
    Refused bound = approved.bound();
    assertThat(bound.limit()).isEqualTo(Limit.MARKET_LOSS);
    assertThat(bound.allowed()).isEqualTo("50.00");
    assertThat(bound.asked()).isEqualTo("122.50");
    assertThat(desk.ask(Desk.buy("103", "0.49"))).isInstanceOf(Refused.class);
  }

  @Test
  void shouldMakeItSmallerForLackOfCash() {
    desk.cash("10");
    Approved approved = (Approved) decide(Desk.buy("30", "0.50"), null);
    assertThat(approved.terms().quantity().toString()).isEqualTo("20");
    assertThat(approved.bound().limit()).isEqualTo(Limit.BUYING_POWER);
  }

  @Test
  void shouldRefuseWhereEvenTheSmallestIsTooMuch() {
    desk.hold("96");
    Refused refused = (Refused) decide(Desk.buy("10", "0.50"), null);
    assertThat(refused.limit()).isEqualTo(Limit.MARKET_LOSS);
    assertThat(refused.proposal().terms()).isEqualTo(Desk.buy("10", "0.50"));
  }

  @Test
  void shouldNotMakeSmallerWhatNoSizeMends() {
    desk.breaker.differed("test");
    assertThat(((Refused) decide(Desk.buy("100", "0.50"), null)).limit()).isEqualTo(Limit.BREAKER);
  }

  @Test
  void shouldMakeAReplacementSmaller() {
    Order order = desk.working(Desk.buy("50", "0.50"));
    Approved approved = (Approved) decide(Desk.buy("120", "0.50"), order);
    assertThat(approved.terms().quantity().toString()).isEqualTo("100");
  }
}
