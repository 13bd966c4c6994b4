package io.tipoff.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarketTest {
  private static final MarketId GAME = new MarketId("aec-nba-bos-nyk-2026-04-01");

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\n", "\ta"})
  void shouldRefuseWhatIsNoSlug(String slug) {
    assertThatIllegalArgumentException().isThrownBy(() -> new MarketId(slug));
  }

  @Test
  void shouldOrderAndNameMarketsBySlug() {
    assertThat(GAME).hasToString("aec-nba-bos-nyk-2026-04-01");
    assertThat(GAME).isGreaterThan(new MarketId("aec-nba-atl-nyk-2026-04-01"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1"})
  void shouldRefuseAMinimumThatIsNotPositive(String minimum) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TradingRules(Tick.of("0.01"), Quantity.of(minimum)));
  }

  @Test
  void shouldKnowNothingOfAnUnknownMarket() {
    Market market = Market.unknown(GAME);
    assertThat(market.id()).isEqualTo(GAME);
    assertThat(market.rules()).isEmpty();
    assertThat(market.feeCoefficient()).isEmpty();
    assertThat(market.curve()).isEqualTo(FeeCurve.STANDARD);
    assertThat(market.listing()).isEqualTo(Listing.UNKNOWN);
  }

  @Test
  void shouldKnowTheRulesOfAMarketThatIsListed() {
    TradingRules rules = new TradingRules(Tick.of("0.005"), Quantity.of("0.01"));
    assertThat(Market.of(GAME, rules).rules()).contains(rules);
    assertThat(Market.of(GAME, rules).assumed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "GOOD_TILL_CANCEL,    true",
    "GOOD_TILL_DATE,      true",
    "IMMEDIATE_OR_CANCEL, false",
    "FILL_OR_KILL,        false"
  })
  void shouldRestOnlyWhileTold(TimeInForce timeInForce, boolean rests) {
    assertThat(timeInForce.rests()).isEqualTo(rests);
  }
}
