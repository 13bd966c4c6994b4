package io.tipoff.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.portfolio.Order;
import io.tipoff.strategy.Regime;
import org.junit.jupiter.api.Test;

/** What risk allows in a market. */
class RegimesTest {
  private static final long SECOND = 1_000_000_000L;

  private final Desk desk = new Desk();
  private long now = Desk.NOW;

  private Regime regime() {
    return desk.risk.regime("maker", desk.markets.market(Desk.GAME), now);
  }

  private int factor() {
    return desk.risk.spreadFactor("maker", desk.markets.market(Desk.GAME), now);
  }

  private RegimesTest middle(double seconds, int cents) {
    now += (long) (seconds * SECOND);
    desk.book(Desk.GAME, "0." + (cents - 1), "0." + (cents + 1));
    desk.risk.bookChanged(desk.books.book(Desk.GAME), now);
    return this;
  }

  @Test
  void shouldBeQuietUntilThePriceMoves() {
    assertThat(regime()).isEqualTo(Regime.QUIET);
    middle(0, 50).middle(2, 60);
    assertThat(regime()).isEqualTo(Regime.QUIET);
    assertThat(factor()).isEqualTo(1);
  }

  @Test
  void shouldCallAFastMoveAnEventAndThenATrend() {
    middle(0, 50).middle(2, 61);
    assertThat(regime()).isEqualTo(Regime.EVENT);
    now += 5 * SECOND - 1;
    assertThat(regime()).isEqualTo(Regime.EVENT);
    now += 1;
    assertThat(regime()).isEqualTo(Regime.TRENDING);
    assertThat(factor()).isEqualTo(2);
    now += 60 * SECOND;
    assertThat(regime()).isEqualTo(Regime.QUIET);
  }

  @Test
  void shouldStayAnEventUntilTheBookHasFormedAnew() {
    middle(0, 50);
    desk.risk.happened(Desk.GAME, now);
    assertThat(regime()).isEqualTo(Regime.EVENT);
    now += 60 * SECOND;
    assertThat(regime()).as("the book is of before").isEqualTo(Regime.EVENT);
    middle(0, 52);
    assertThat(regime()).isEqualTo(Regime.QUIET);
    desk.risk.happened(Desk.GAME, now);
    middle(4.9, 52);
    assertThat(regime()).as("not calm for long enough").isEqualTo(Regime.EVENT);
    now += SECOND;
    assertThat(regime()).isEqualTo(Regime.QUIET);
  }

  @Test
  void shouldWaitForANarrowBookAfterAnEvent() {
    middle(0, 50);
    desk.risk.happened(Desk.GAME, now);
    now += 6 * SECOND;
    desk.book(Desk.GAME, "0.46", "0.53");
    desk.risk.bookChanged(desk.books.book(Desk.GAME), now);
    assertThat(regime()).isEqualTo(Regime.EVENT);
    desk.book(Desk.GAME, "0.46", "0.52");
    desk.risk.bookChanged(desk.books.book(Desk.GAME), now);
    assertThat(regime()).isEqualTo(Regime.QUIET);
  }

  @Test
  void shouldForgetWhatIsOlderThanTheWindow() {
    middle(0, 50).middle(2.1, 61);
    assertThat(regime()).isEqualTo(Regime.TRENDING);
    desk.risk.reset();
  }

  @Test
  void shouldCallASlowMoveATrend() {
    middle(0, 50).middle(20, 54).middle(20, 58).middle(19, 61);
    assertThat(regime()).isEqualTo(Regime.TRENDING);
  }

  @Test
  void shouldOnlyReduceNearTheEnd() {
    MarketId id = new MarketId("ends");
    Market market = desk.list(id, "game", "nba", "bos").markets.market(id);
    assertThat(desk.risk.regime("maker", market, Desk.ENDS - 60 * SECOND)).isEqualTo(Regime.QUIET);
    assertThat(desk.risk.regime("maker", market, Desk.ENDS - 60 * SECOND + 1))
        .isEqualTo(Regime.NEAR_SETTLEMENT);
    desk.breaker.differed("test");
    assertThat(desk.risk.regime("maker", market, Desk.ENDS)).isEqualTo(Regime.HALTED);
  }

  /** Three fills, two cents against us each: wider. Four cents: stopped for ten minutes. */
  @Test
  void shouldWidenThenStopWhoIsPickedOff() {
    bought("0.52", 3);
    middle(4.9, 50);
    assertThat(factor()).isEqualTo(1);
    middle(0.1, 50);
    assertThat(factor()).isEqualTo(2);
    assertThat(desk.risk.spreadFactor("other", desk.markets.market(Desk.GAME), now)).isEqualTo(1);
    bought("0.54", 3);
    middle(5, 50);
    assertThat(regime()).isEqualTo(Regime.REDUCE_ONLY);
    assertThat(desk.risk.regime("other", desk.markets.market(Desk.GAME), now))
        .isEqualTo(Regime.QUIET);
    now += 600 * SECOND;
    assertThat(regime()).isEqualTo(Regime.QUIET);
  }

  @Test
  void shouldNotMindFillsThatGained() {
    bought("0.46", 9);
    middle(5, 50);
    assertThat(factor()).isEqualTo(1);
    assertThat(regime()).isEqualTo(Regime.QUIET);
  }

  private void bought(String price, int fills) {
    for (int i = 0; i < fills; i++) {
      Order order = desk.working(Desk.buy("1", price));
      desk.risk.filled(order, desk.filled(order, "1"), now);
      desk.fill(order, "1");
    }
  }
}
