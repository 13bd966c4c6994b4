package io.tipoff.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.FeeRates;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.risk.PositionSizer.Bound;
import io.tipoff.risk.PositionSizer.Candidate;
import io.tipoff.risk.PositionSizer.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A quarter of Kelly's share of 1,000 dollars, at most 50, for two cents of edge. */
class PositionSizerTest {
  private static final long YEAR = 365L * 86_400 * 1_000_000_000L;
  private static final Money EQUITY = Money.of("1000");

  private final Desk desk = new Desk();
  private final PositionSizer sizer = new PositionSizer(SizingLimits.DEFAULT);

  /** A taker at .55 who believes .60 pays .567201 and bets .075783 (models, "Sizing"). */
  @Test
  void shouldTakeAFractionOfKellysShareAtTheCostWithFees() {
    Target target = target(buy("0.55", 0.60, 0));
    assertThat(target.cost()).isEqualTo(0.56720125);
    assertThat(target.quantity()).isEqualTo(Quantity.of("33"));
    assertThat(target.bound()).isEqualTo(Bound.KELLY);
  }

  /** Baker and McHale's factor is .7290 at a sigma of .02: 24.35 contracts. */
  @Test
  void shouldShrinkForDoubt() {
    assertThat(target(buy("0.55", 0.60, 0.02)).quantity()).isEqualTo(Quantity.of("24"));
  }

  @Test
  void shouldBuyNoWhereYesIsTooDear() {
    Target target =
        target(
            new Candidate(
                Desk.GAME,
                Side.SELL,
                Price.of("0.45"),
                rates(),
                Liquidity.TAKER,
                0.40,
                0,
                Quantity.of("1"),
                0));
    assertThat(target.quantity()).isEqualTo(Quantity.of("33"));
    assertThat(missing(target)).isEqualTo("33");
  }

  @Test
  void shouldAddNothingWhenItIsSaidAgain() {
    Target target = target(buy("0.55", 0.60, 0));
    assertThat(missing(target)).isEqualTo("33");
    desk.hold("10");
    assertThat(missing(target)).isEqualTo("23");
    desk.working(Desk.buy("20", "0.50"));
    assertThat(missing(target)).isEqualTo("3");
    desk.submitted(Desk.buy("3", "0.50"));
    assertThat(missing(target)).isEqualTo("0");
  }

  @Test
  void shouldCloseAnOppositePositionFirst() {
    desk.hold("-10");
    assertThat(missing(target(buy("0.55", 0.60, 0)))).isEqualTo("43");
  }

  @Test
  void shouldNeverSellWhatIsTooMuch() {
    desk.hold("50");
    assertThat(missing(target(buy("0.55", 0.60, 0)))).isEqualTo("0");
  }

  @Test
  void shouldAskForAnEdgeAfterFees() {
    assertThat(target(buy("0.55", 0.5872, 0)).bound()).isEqualTo(Bound.MINIMUM_EDGE);
    assertThat(target(buy("0.55", 0.5872, 0)).quantity()).isEqualTo(Quantity.ZERO);
    assertThat(target(buy("0.55", 0.5873, 0)).bound()).isEqualTo(Bound.KELLY);
  }

  /** .5672 dollars for a year at 5 % are 2.8 cents. */
  @Test
  void shouldChargeTheTimeThatMoneyIsAway() {
    assertThat(target(buy("0.55", 0.61, 0, YEAR)).bound()).isEqualTo(Bound.MINIMUM_EDGE);
    assertThat(target(buy("0.55", 0.62, 0, YEAR)).bound()).isEqualTo(Bound.KELLY);
  }

  @Test
  void shouldBuyForNoMoreThanTheMost() {
    Target target = target(buy("0.55", 0.90, 0));
    assertThat(target.bound()).isEqualTo(Bound.MAXIMUM_STAKE);
    assertThat(target.quantity()).isEqualTo(Quantity.of("88"));
  }

  @Test
  void shouldCountNoMoreEquityThanTheBankroll() {
    Candidate candidate = buy("0.55", 0.60, 0);
    assertThat(sizer.targets(List.of(candidate), false, Money.of("9000")))
        .isEqualTo(sizer.targets(List.of(candidate), false, EQUITY));
    assertThat(sizer.targets(List.of(candidate), false, Money.of("100")).getFirst().quantity())
        .isEqualTo(Quantity.of("3"));
    assertThat(sizer.targets(List.of(candidate), false, Money.of("-5")).getFirst().quantity())
        .isEqualTo(Quantity.ZERO);
  }

  @Test
  void shouldSendNothingForLessThanTheLeast() {
    assertThat(sizer.targets(List.of(buy("0.55", 0.60, 0)), false, Money.of("50")))
        .extracting(Target::bound)
        .containsExactly(Bound.MINIMUM_STAKE);
    desk.hold("32");
    assertThat(missing(target(buy("0.55", 0.60, 0)))).isEqualTo("0");
  }

  @Test
  void shouldSizeExclusiveOutcomesTogether() {
    List<Candidate> legs = List.of(buy("0.30", 0.40, 0), buy("0.35", 0.45, 0));
    List<Target> together = sizer.targets(legs, true, EQUITY);
    List<Double> shares =
        ExclusiveKelly.fractions(
            legs.stream()
                .map(
                    leg ->
                        new ExclusiveKelly.Leg(
                            leg.probability(), Kelly.cost(rates(), Liquidity.TAKER, leg.price())))
                .toList());
    for (int i = 0; i < 2; i++) {
      double contracts = shares.get(i) * 0.25 * 1_000 / together.get(i).cost();
      double most = 50 / together.get(i).cost();
      assertThat(together.get(i).quantity().units() / 10_000.0)
          .isEqualTo(Math.floor(Math.min(contracts, most)));
    }
  }

  /** Two legs that win together are one bet. */
  @Test
  void shouldGiveSeveralLegsOfOneGameNoMoreThanTheBestAlone() {
    List<Candidate> legs = List.of(buy("0.55", 0.60, 0), buy("0.55", 0.60, 0));
    assertThat(sizer.targets(legs, false, EQUITY))
        .extracting(target -> target.quantity().toString())
        .containsExactly("16", "16");
  }

  private String missing(Target target) {
    return sizer.missing(target, desk.portfolio.holding(Desk.GAME)).toString();
  }

  private Target target(Candidate candidate) {
    return sizer.targets(List.of(candidate), false, EQUITY).getFirst();
  }

  private static Candidate buy(String price, double probability, double sigma) {
    return buy(price, probability, sigma, 0);
  }

  private static Candidate buy(String price, double probability, double sigma, long lockedFor) {
    return new Candidate(
        Desk.GAME,
        Side.BUY,
        Price.of(price),
        rates(),
        Liquidity.TAKER,
        probability,
        sigma,
        Quantity.of("1"),
        lockedFor);
  }

  private static FeeRates rates() {
    return FeeRates.of("0.0695", "-0.0125");
  }
}
