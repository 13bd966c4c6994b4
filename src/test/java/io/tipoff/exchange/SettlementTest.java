package io.tipoff.exchange;

import static io.tipoff.exchange.Floor.ANN;
import static io.tipoff.exchange.Floor.BOB;
import static io.tipoff.exchange.Floor.GAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementTest {
  private final Floor floor = Floor.free();

  @ParameterizedTest
  @CsvSource({"1, 1006, 994", "0, 996, 1004", "0.5, 1001, 999", "0.3333, 999.333, 1000.667"})
  void shouldPayEveryContractThePrice(String price, Money longCash, Money shortCash) {
    floor.offer(BOB, "0.40", "10");
    floor.bid(ANN, "0.40", "10");
    floor.exchange.settle(GAME, Price.of(price), floor.now);

    assertThat(floor.balance(ANN).cash()).isEqualTo(longCash);
    assertThat(floor.balance(BOB).cash()).isEqualTo(shortCash);
    assertThat(floor.balance(BOB).margin()).isEqualTo(Money.ZERO);
    assertThat(floor.balance(BOB).assetNotional()).isEqualTo(Money.ZERO);
    assertThat(floor.balance(BOB).buyingPower()).isEqualTo(shortCash);
    assertThat(floor.exchange.positions(ANN)).isEmpty();
  }

  @Test
  void shouldBookTheResolution() {
    floor.offer(BOB, "0.40", "10");
    floor.bid(ANN, "0.40", "10");
    floor.entries.clear();
    floor.exchange.settle(GAME, Price.ONE, floor.now);

    assertThat(floor.entries)
        .extracting(LedgerEntry::kind)
        .containsOnly(LedgerEntry.Kind.RESOLUTION);
    LedgerEntry bob = floor.entries.getFirst();
    assertThat(bob.account()).isEqualTo(BOB);
    assertThat(bob.amount()).isEqualTo(Money.of("-10"));
    assertThat(bob.balanceBefore().margin()).isEqualTo(Money.of("10"));
    assertThat(bob.balanceAfter().margin()).isEqualTo(Money.ZERO);
    assertThat(bob.positionBefore().quantity()).isEqualTo(Quantity.ofContracts(-10));
    assertThat(bob.positionBefore().cost()).isEqualTo(Money.of("6"));
    assertThat(bob.positionAfter().quantity()).isEqualTo(Quantity.ZERO);
    assertThat(bob.positionAfter().realized()).isEqualTo(Money.of("-6"));
    assertThat(bob.positionAfter().expired()).isTrue();
    assertThat(floor.entries.get(1).amount()).isEqualTo(Money.of("10"));
    assertThat(floor.entries.get(1).positionAfter().realized()).isEqualTo(Money.of("6"));
  }

  @Test
  void shouldCancelOrdersFirstAndCloseTheMarket() {
    floor.bid(ANN, "0.40", "10");
    floor.news();
    floor.exchange.settle(GAME, Price.ONE, floor.now);

    assertThat(floor.news())
        .containsExactly("ann canceled unsolicited EXCHANGE_OPTION: Market is settled");
    assertThat(floor.game().settlement()).isEqualTo(Price.ONE);
    assertThat(floor.game().state()).isEqualTo(MarketState.CLOSED);
    assertThat(floor.game().openInterest()).isEqualTo(Quantity.ZERO);
    floor.bid(ANN, "0.40", "1");
    assertThat(floor.news()).containsExactly("ann rejected EXCHANGE_CLOSED: Book is CLOSED");
    assertThatThrownBy(() -> floor.exchange.settle(GAME, Price.ONE, floor.now))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> floor.state(MarketState.OPEN))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldTellOfNobodyWhoHoldsNothing() {
    floor.offer(BOB, "0.40", "10");
    floor.bid(ANN, "0.40", "10");
    floor.bid(BOB, "0.40", "10");
    floor.offer(ANN, "0.40", "10");
    floor.entries.clear();
    floor.exchange.settle(GAME, Price.ONE, floor.now);

    assertThat(floor.entries).isEmpty();
  }
}
