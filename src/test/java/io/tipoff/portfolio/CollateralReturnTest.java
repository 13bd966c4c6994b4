package io.tipoff.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.FeeCurve;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Question;
import io.tipoff.market.Side;
import io.tipoff.portfolio.Collateral.Claim;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The venue's own examples of what comes back. */
class CollateralReturnTest {
  private final CollateralReturn returned = new CollateralReturn();

  private void hold(String slug, String event, String team, Question question, int contracts) {
    MarketId id = new MarketId(slug);
    Listing listing = new Listing(event, "nfl", team, "", OptionalLong.empty(), question);
    Market market =
        new Market(id, Optional.empty(), FeeCurve.STANDARD, Optional.empty(), listing, false);
    returned.list(market, Quantity.ZERO);
    returned.hold(id, Quantity.ofContracts(contracts));
  }

  private void spread(int line, int contracts) {
    hold("neg" + line, "kc-phi", "kc", Question.spread(-line), contracts);
  }

  @Test
  void shouldMarginTheLargestShortAloneWhereOnlyOnePays() {
    hold("a", "champion", "a", Question.FUTURE, -9_000);
    assertThat(returned.total()).isEqualTo(Money.ZERO);
    hold("b", "champion", "b", Question.FUTURE, -1_000);
    assertThat(returned.total()).isEqualTo(Money.of("1000"));
    hold("c", "champion", "c", Question.FUTURE, 500);
    assertThat(returned.total()).isEqualTo(Money.of("1000"));
    hold("d", "other", "d", Question.FUTURE, -700);
    assertThat(returned.total()).isEqualTo(Money.of("1000"));
    assertThat(returned.of(new MarketId("d"))).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldTakeTheThreeResultsOfAGameForExclusive() {
    hold("home", "game", "home", Question.OUTRIGHT, -30);
    hold("draw", "game", "", Question.DRAW, -20);
    hold("away", "game", "away", Question.OUTRIGHT, -10);
    assertThat(returned.total()).isEqualTo(Money.of("30"));
  }

  @Test
  void shouldLetAnEasierLongPayForAHarderShort() {
    spread(350, 3);
    spread(650, -2);
    assertThat(returned.total()).isEqualTo(Money.of("2"));
    spread(650, 3);
    spread(350, -2);
    assertThat(returned.total()).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldLetOneLongPayForSeveralShorts() {
    spread(350, 10);
    spread(650, -2);
    spread(1_050, -3);
    spread(1_350, -6);
    assertThat(returned.total()).isEqualTo(Money.of("10"));
    assertThat(returned.with(new MarketId("neg350"), Quantity.ofContracts(4)))
        .isEqualTo(Money.of("4"));
    assertThat(returned.total()).isEqualTo(Money.of("10"));
  }

  @Test
  void shouldKeepTeamsTotalsAndEventsApart() {
    spread(350, 10);
    hold("phi", "kc-phi", "phi", Question.spread(-650), -5);
    hold("over", "kc-phi", "", Question.total(4_550), -5);
    hold("next", "kc-den", "kc", Question.spread(-650), -5);
    assertThat(returned.total()).isEqualTo(Money.ZERO);
    hold("under", "kc-phi", "", Question.total(4_050), 2);
    assertThat(returned.total()).isEqualTo(Money.of("2"));
  }

  @Test
  void shouldForgetWhatAMarketIsNoMoreAbout() {
    hold("a", "champion", "a", Question.FUTURE, -9);
    hold("b", "champion", "b", Question.FUTURE, -4);
    hold("b", "champion", "b", Question.UNKNOWN, -4);
    assertThat(returned.total()).isEqualTo(Money.ZERO);
    hold("b", "champion", "b", Question.FUTURE, -3);
    assertThat(returned.total()).isEqualTo(Money.of("3"));
  }

  /** Buying back 1,000 at 0.10 costs 100 dollars, frees 1,000, and 1,000 no longer come back. */
  @Test
  void shouldSayWhatClosingTakes() {
    hold("a", "champion", "a", Question.FUTURE, -9_000);
    hold("b", "champion", "b", Question.FUTURE, -1_000);
    Claim back = new Claim(Side.BUY, Price.of("0.10"), Quantity.ofContracts(1_000));
    Quantity held = Quantity.ofContracts(-1_000);
    assertThat(returned.closing(new MarketId("b"), Side.BUY, held, List.of(back)))
        .isEqualTo(Money.of("100"));
    assertThat(returned.closing(new MarketId("b"), Side.SELL, held, List.of(back)))
        .isEqualTo(Money.ZERO);
    assertThat(
            returned.closing(
                new MarketId("a"), Side.BUY, Quantity.ofContracts(-9_000), List.of(back)))
        .as("the largest short: all would still come back")
        .isEqualTo(Money.ZERO);
  }
}
