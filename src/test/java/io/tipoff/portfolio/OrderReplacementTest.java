package io.tipoff.portfolio;

import static io.tipoff.portfolio.Orders.A;
import static io.tipoff.portfolio.Orders.MAKER;
import static io.tipoff.portfolio.Orders.filled;
import static io.tipoff.portfolio.Orders.id;
import static io.tipoff.portfolio.Orders.opened;
import static io.tipoff.portfolio.Orders.quote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tipoff.event.ChangeRejected;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderReplaced;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until a replacement has ended either the old terms or the new ones may trade. */
class OrderReplacementTest {
  private final Portfolio portfolio = new Portfolio();

  @ParameterizedTest
  @CsvSource({
    // side, old, new, filled before, most leaves, dearest price
    "BUY,  0.50, 10, 0.55, 20, 0, 20, 0.55",
    "BUY,  0.50, 10, 0.45, 20, 0, 20, 0.50",
    "BUY,  0.50, 10, 0.55,  4, 0, 10, 0.55",
    "BUY,  0.50, 10, 0.50, 20, 3, 17, 0.50",
    "BUY,  0.50, 10, 0.50,  4, 3,  7, 0.50",
    "SELL, 0.50, 10, 0.45, 20, 0, 20, 0.45",
    "SELL, 0.50, 10, 0.55, 20, 0, 20, 0.50",
    "SELL, 0.50, 10, 0.55,  2, 0, 10, 0.50"
  })
  void shouldCountTheWorseOfOldAndNewTerms(
      Side side,
      String oldPrice,
      String oldQuantity,
      String newPrice,
      String newQuantity,
      String traded,
      String mostLeaves,
      Price dearest) {
    Order order = working(side, oldPrice, oldQuantity);
    if (!traded.equals("0")) {
      portfolio.apply(filled(1, oldPrice, traded, "0"));
    }
    portfolio.requestReplacement(id(1), quote(side, newPrice, newQuantity));
    assertThat(order.mostLeaves()).isEqualTo(Quantity.of(mostLeaves));
    assertThat(order.dearestPrice()).isEqualTo(dearest);
    assertThat(order.price()).isEqualTo(Price.of(oldPrice));
    assertThat(order.leaves()).isEqualTo(Quantity.of(oldQuantity).minus(Quantity.of(traded)));
    assertThat(order.wanted()).isEqualTo(quote(side, newPrice, newQuantity));
  }

  @Test
  void shouldWorkByTheNewTermsOnceReplaced() {
    Order order = working(Side.BUY, "0.50", "10");
    portfolio.apply(filled(1, "0.50", "3", "0"));
    portfolio.requestReplacement(id(1), quote(Side.BUY, "0.45", "8"));
    replaced("0.45", "8");
    assertThat(order.terms()).isEqualTo(quote(Side.BUY, "0.45", "8"));
    assertThat(order.wanted()).isNull();
    assertThat(order.leaves()).isEqualTo(Quantity.of("5"));
    assertThat(order.mostLeaves()).isEqualTo(Quantity.of("5"));
    assertThat(order.dearestPrice()).isEqualTo(Price.of("0.45"));
  }

  @Test
  void shouldWorkByTheOldTermsOnceTheReplacementFailed() {
    Order order = working(Side.BUY, "0.50", "10");
    portfolio.requestReplacement(id(1), quote(Side.BUY, "0.55", "20"));
    portfolio.apply(new ChangeRejected(2, id(1), "Global Rate Limit Exceeded"));
    assertThat(order.terms()).isEqualTo(quote(Side.BUY, "0.50", "10"));
    assertThat(order.wanted()).isNull();
    assertThat(order.mostLeaves()).isEqualTo(Quantity.of("10"));
    assertThat(order.dearestPrice()).isEqualTo(Price.of("0.50"));
    assertThat(order.state()).isEqualTo(OrderState.NEW);
  }

  @Test
  void shouldKeepBothTermsInMindThroughFills() {
    Order order = working(Side.BUY, "0.50", "10");
    portfolio.requestReplacement(id(1), quote(Side.BUY, "0.55", "20"));
    portfolio.apply(filled(1, "0.50", "4", "0"));
    assertThat(order.state()).isEqualTo(OrderState.PENDING_REPLACE);
    assertBothTermsCount(order, "16");
  }

  @Test
  void shouldKeepBothTermsInMindWhenTheAnswerIsLost() {
    Order order = working(Side.BUY, "0.50", "10");
    portfolio.requestReplacement(id(1), quote(Side.BUY, "0.55", "20"));
    portfolio.answerLost(id(1));
    assertThat(order.state()).isEqualTo(OrderState.OUTCOME_UNKNOWN);
    assertBothTermsCount(order, "20");
    replaced("0.55", "20");
    assertThat(order.state()).isEqualTo(OrderState.REPLACED);
    assertThat(order.terms()).isEqualTo(quote(Side.BUY, "0.55", "20"));
  }

  @Test
  void shouldKeepBothTermsInMindWhenACancelFollows() {
    Order order = working(Side.BUY, "0.50", "10");
    portfolio.requestReplacement(id(1), quote(Side.BUY, "0.55", "20"));
    portfolio.requestCancel(id(1));
    assertBothTermsCount(order, "20");
    replaced("0.55", "20");
    assertThat(order.state()).isEqualTo(OrderState.PENDING_CANCEL);
    assertThat(order.terms()).isEqualTo(quote(Side.BUY, "0.55", "20"));
    portfolio.apply(new OrderCanceled(3, id(1), OrderCanceled.Cause.REQUESTED, ""));
    assertThat(order.mostLeaves()).isEqualTo(Quantity.ZERO);
  }

  /** A fill tells that the order works, but not by which terms. */
  @Test
  void shouldKeepBothTermsInMindWhenAFillFollowsALostAnswer() {
    Order order = working(Side.BUY, "0.50", "10");
    portfolio.requestReplacement(id(1), quote(Side.BUY, "0.55", "20"));
    portfolio.answerLost(id(1));
    portfolio.apply(filled(1, "0.50", "4", "0"));
    assertBothTermsCount(order, "16");
  }

  @Test
  void shouldStillTakeTheReplacementWhenAFillFollowsALostAnswer() {
    Order order = working(Side.BUY, "0.50", "10");
    portfolio.requestReplacement(id(1), quote(Side.BUY, "0.55", "20"));
    portfolio.answerLost(id(1));
    portfolio.apply(filled(1, "0.50", "4", "0"));
    replaced("0.55", "20");
    assertThat(order.terms()).isEqualTo(quote(Side.BUY, "0.55", "20"));
  }

  @Test
  void shouldStillTakeTheRefusalWhenAFillFollowsALostAnswer() {
    Order order = working(Side.BUY, "0.50", "10");
    portfolio.requestReplacement(id(1), quote(Side.BUY, "0.55", "20"));
    portfolio.answerLost(id(1));
    portfolio.apply(filled(1, "0.50", "4", "0"));
    portfolio.apply(new ChangeRejected(2, id(1), "Global Rate Limit Exceeded"));
    assertThat(order.mostLeaves()).isEqualTo(Quantity.of("6"));
    assertThat(order.dearestPrice()).isEqualTo(Price.of("0.50"));
  }

  @Test
  void shouldTakeAFillThatOnlyTheNewTermsAllow() {
    Order order = working(Side.BUY, "0.50", "10");
    portfolio.requestReplacement(id(1), quote(Side.BUY, "0.55", "20"));
    portfolio.apply(filled(1, "0.55", "15", "0"));
    assertThat(order.leaves()).isEqualTo(Quantity.of("5"));
    assertThat(order.price()).isEqualTo(Price.of("0.55"));
    replaced("0.55", "20");
    assertThat(order.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
    assertThat(order.leaves()).isEqualTo(Quantity.of("5"));
  }

  @Test
  void shouldNotTakeAFillThatNoTermsAllow() {
    working(Side.BUY, "0.50", "10");
    portfolio.requestReplacement(id(1), quote(Side.BUY, "0.55", "20"));
    assertThatIllegalStateException()
        .isThrownBy(() -> portfolio.apply(filled(1, "0.55", "21", "0")));
  }

  @Test
  void shouldTakeTheNewsOfNewTermsAfterTheyFilledWhole() {
    Order order = working(Side.BUY, "0.50", "10");
    portfolio.requestReplacement(id(1), quote(Side.BUY, "0.55", "20"));
    portfolio.apply(filled(1, "0.55", "20", "0"));
    assertThat(order.state()).isEqualTo(OrderState.FILLED);
    replaced("0.55", "20");
    assertThat(order.state()).isEqualTo(OrderState.FILLED);
    assertThat(portfolio.holding(A).liveOrders()).isEmpty();
  }

  /** The venue told by stream that it works before the answers to both requests were given up. */
  @Test
  void shouldLoseTheAnswersToTwoRequests() {
    portfolio.submit(id(1), MAKER, quote(Side.BUY, "0.50", "10"));
    portfolio.apply(opened(1));
    portfolio.requestCancel(id(1));
    portfolio.answerLost(id(1));
    portfolio.answerLost(id(1));
    assertThat(portfolio.order(id(1)).state()).isEqualTo(OrderState.OUTCOME_UNKNOWN);
  }

  @Test
  void shouldNotBeReplacedByLessThanWhatTraded() {
    working(Side.BUY, "0.50", "10");
    portfolio.apply(filled(1, "0.50", "6", "0"));
    portfolio.requestReplacement(id(1), quote(Side.BUY, "0.50", "8"));
    assertThatIllegalStateException().isThrownBy(() -> replaced("0.50", "5"));
  }

  @Test
  void shouldNeedNoLessWhicheverTermsTrade() {
    portfolio.restore(Money.of("100"));
    working(Side.BUY, "0.50", "10");
    assertThat(portfolio.worstLoss()).isEqualTo(Money.of("5.00"));
    portfolio.requestReplacement(id(1), quote(Side.BUY, "0.60", "20"));
    assertThat(portfolio.worstLoss()).isEqualTo(Money.of("12.00"));
    assertThat(portfolio.holding(A).working(Side.BUY, null)).isEqualTo(Quantity.of("20"));
    replaced("0.40", "5");
    assertThat(portfolio.worstLoss()).isEqualTo(Money.of("2.00"));
  }

  private static void assertBothTermsCount(Order order, String leaves) {
    assertThat(order.mostLeaves()).isEqualTo(Quantity.of(leaves));
    assertThat(order.dearestPrice()).isEqualTo(Price.of("0.55"));
  }

  private Order working(Side side, String price, String quantity) {
    Order order = portfolio.submit(id(1), MAKER, quote(side, price, quantity));
    portfolio.apply(opened(1));
    return order;
  }

  private void replaced(String price, String quantity) {
    portfolio.apply(
        new OrderReplaced(2, id(1), Price.of(price), Quantity.of(quantity), OptionalLong.empty()));
  }
}
