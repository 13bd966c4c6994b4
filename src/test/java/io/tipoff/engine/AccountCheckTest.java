package io.tipoff.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.engine.AccountCheck.Result;
import io.tipoff.event.AccountReported;
import io.tipoff.event.AccountReported.Held;
import io.tipoff.event.OrderId;
import io.tipoff.event.PositionRestored;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.portfolio.Portfolio;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a difference between what is known and what the venue says counts. */
class AccountCheckTest {
  private static final MarketId GAME = new MarketId("game");
  private static final MarketId OTHER = new MarketId("other");
  private static final long SECOND = 1_000_000_000L;

  private final Portfolio portfolio = new Portfolio();
  private final AccountCheck check = new AccountCheck(portfolio);
  private long now = 1_000 * SECOND;

  @BeforeEach
  void holdTenContracts() {
    portfolio.restore(Money.of("1000"));
    portfolio.restore(new PositionRestored(now, GAME, "test", Quantity.of("10"), Money.of("4.80")));
  }

  private static Held held(String quantity, String cost) {
    return new Held(GAME, Quantity.of(quantity), Money.of(cost));
  }

  private Result told(String cash, Held... positions) {
    return told(cash, List.of(), positions);
  }

  private Result told(String cash, List<MarketId> doubtful, Held... positions) {
    return check.compare(
        new AccountReported(now, now, Money.of(cash), List.of(positions), doubtful));
  }

  /** What the account was when it first was known. */
  private void known() {
    assertThat(told("1000", held("10", "4.80")).conclusive()).isTrue();
  }

  private List<String> differences(Result result) {
    List<String> words = new ArrayList<>();
    result.differences().forEach(difference -> words.add(difference.toString()));
    return words;
  }

  @Test
  void shouldBeSatisfiedWithTheSame() {
    Result result = told("1000", held("10", "4.80"));

    assertThat(result.conclusive()).isTrue();
    assertThat(result.suspicious()).isFalse();
    assertThat(result.first()).isTrue();
    assertThat(told("1000", held("10", "4.80")).first()).isFalse();
  }

  @Test
  void shouldNotCompareWhatChangedShortlyBeforeTheQuestion() {
    known();
    check.changed(GAME, now - 2 * SECOND);
    Result result = told("990", held("30", "14.40"));
    assertThat(result.conclusive()).isFalse();
    assertThat(result.suspicious()).as("nothing was compared").isFalse();
    assertThat(portfolio.holding(GAME).position().quantity()).isEqualTo(Quantity.of("10"));

    now += 1;
    Result later = told("1000", held("10", "4.80"));
    assertThat(later.conclusive()).isTrue();
  }

  @Test
  void shouldTakeADifferenceOnlyWhenItStaysForTenSeconds() {
    known();
    assertThat(told("1000", held("12", "5.80")).suspicious()).isTrue();
    now += 10 * SECOND - 1;
    Result early = told("1000", held("12", "5.80"));
    assertThat(early.differences()).isEmpty();
    assertThat(early.conclusive()).isFalse();

    now += 1;
    Result late = told("1000", held("12", "5.80"));

    assertThat(differences(late)).hasSize(2);
    assertThat(differences(late).getFirst()).contains("quantity", "10", "12");
    assertThat(late.differences()).anyMatch(Difference::isGrave);
    assertThat(portfolio.holding(GAME).position().quantity()).isEqualTo(Quantity.of("12"));
    assertThat(portfolio.holding(GAME).position().cost()).isEqualTo(Money.of("5.80"));
    assertThat(told("1000", held("12", "5.80")).conclusive()).isTrue();
  }

  @Test
  void shouldBeginAnewWhenTheDifferenceIsAnotherOne() {
    known();
    told("1000", held("12", "5.80"));
    now += 9 * SECOND;
    told("1000", held("13", "6.30"));
    now += 9 * SECOND;

    assertThat(told("1000", held("13", "6.30")).differences()).isEmpty();
    now += SECOND;
    assertThat(told("1000", held("13", "6.30")).differences()).isNotEmpty();
  }

  @Test
  void shouldForgetADifferenceThatNewsExplained() {
    known();
    told("1000", held("12", "5.80"));
    now += 5 * SECOND;
    assertThat(told("1000", held("10", "4.80")).suspicious()).isFalse();
    now += 5 * SECOND;
    assertThat(told("1000", held("12", "5.80")).differences()).isEmpty();
  }

  @Test
  void shouldNotWaitLongForNewsBeforeTheAccountWasEverKnown() {
    told("1000", held("12", "5.80"));
    now += 2 * SECOND;

    assertThat(told("1000", held("12", "5.80")).differences()).isNotEmpty();
  }

  @Test
  void shouldKnowOfAPositionThatTheVenueDoesNotHave() {
    known();
    told("1000");
    now += 10 * SECOND;

    assertThat(differences(told("1000")).getFirst()).contains("10", "0");
    assertThat(portfolio.holding(GAME).position().quantity().isZero()).isTrue();
  }

  @Test
  void shouldKnowOfAPositionThatOnlyTheVenueHas() {
    known();
    Held foreign = new Held(OTHER, Quantity.of("-4"), Money.of("-2"));
    told("1000", held("10", "4.80"), foreign);
    now += 10 * SECOND;

    assertThat(told("1000", held("10", "4.80"), foreign).differences()).isNotEmpty();
    assertThat(portfolio.holding(OTHER).position().quantity()).isEqualTo(Quantity.of("-4"));
  }

  @Test
  void shouldTakeADifferenceOfCostLightlyAndOfACentNotAtAll() {
    known();
    assertThat(told("1000", held("10", "4.81")).conclusive()).isTrue();
    assertThat(told("1000", held("10", "4.82")).conclusive()).isFalse();
    now += 10 * SECOND;

    Result result = told("1000", held("10", "4.82"));

    assertThat(differences(result)).singleElement().asString().contains("cost");
    assertThat(result.differences()).noneMatch(Difference::isGrave);
  }

  @Test
  void shouldCompareCashToTheLastUnit() {
    known();
    assertThat(told("1000.00000001", held("10", "4.80")).conclusive()).isFalse();
    now += 10 * SECOND;

    Result result = told("1000.00000001", held("10", "4.80"));

    assertThat(differences(result)).singleElement().asString().contains("cash");
    assertThat(result.conclusive()).isTrue();
    assertThat(portfolio.cash()).isEqualTo(Money.of("1000.00000001"));
  }

  @Test
  void shouldNotCompareCashWhileAnythingIsOnItsWay() {
    known();
    check.cashChanged(now - SECOND);
    assertThat(told("990", held("10", "4.80")).conclusive()).isFalse();
    now += 5 * SECOND;
    assertThat(told("990", List.of(OTHER), held("10", "4.80")).conclusive()).isFalse();
    now += 20 * SECOND;
    assertThat(told("990", held("10", "4.80")).differences())
        .as("the first that could be compared")
        .isEmpty();
  }

  @Test
  void shouldNotCompareWhereNewsIsKnownToBeMissing() {
    known();
    for (int i = 0; i < 3; i++) {
      now += 10 * SECOND;
      Result result = told("1000", List.of(GAME), held("12", "5.80"));
      assertThat(result.conclusive()).isFalse();
      assertThat(result.differences()).isEmpty();
    }
  }

  @Test
  void shouldNotCompareWhereAnOrderMayOrMayNotExist() {
    known();
    OrderId order = new OrderId(1);
    portfolio.submit(
        order, "test", OrderTerms.quote(GAME, Intent.BUY_LONG, Price.of("0.40"), Quantity.of("5")));
    portfolio.answerLost(order);
    told("1000", held("15", "6.80"));
    now += 10 * SECOND;

    Result result = told("1000", held("15", "6.80"));

    assertThat(result.differences()).isEmpty();
    assertThat(result.conclusive()).isFalse();
  }
}
