package io.tipoff.exchange;

import static io.tipoff.exchange.Floor.ANN;
import static io.tipoff.exchange.Floor.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.FeeCurve;
import io.tipoff.market.Intent;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.market.Question;
import io.tipoff.market.Tick;
import io.tipoff.market.TimeInForce;
import io.tipoff.market.TradingRules;
import io.tipoff.portfolio.Collateral;
import io.tipoff.portfolio.CollateralReturn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What positions that cannot all lose save each other of margin. */
class CollateralReturnTest {
  private static final MarketId A = new MarketId("champion-a");
  private static final MarketId B = new MarketId("champion-b");

  private final Floor floor = Floor.free();
  private final List<Market> listed = new ArrayList<>();

  private void list(MarketId id, String event, String team, Question question) {
    Listing listing = new Listing(event, "nfl", team, "", OptionalLong.empty(), question);
    Optional<TradingRules> rules =
        Optional.of(new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1)));
    Market market = new Market(id, rules, FeeCurve.STANDARD, Optional.empty(), listing, false);
    floor.exchange.list(market, MarketState.OPEN, floor.now);
    listed.add(market);
  }

  private void order(AccountId who, MarketId market, Intent intent, String price, int contracts) {
    floor.submit(
        who,
        Floor.request(
            market, intent, price, Integer.toString(contracts), TimeInForce.GOOD_TILL_CANCEL));
  }

  /** Ann sells to Bob. */
  private void sell(MarketId market, String price, int contracts) {
    order(ANN, market, Intent.BUY_SHORT, price, contracts);
    order(BOB, market, Intent.BUY_LONG, price, contracts);
  }

  private void champions() {
    floor.exchange.returnCollateral(ANN);
    list(A, "champion", "a", Question.FUTURE);
    list(B, "champion", "b", Question.FUTURE);
    sell(A, "0.10", 900);
    sell(B, "0.10", 100);
    floor.news();
  }

  @Test
  void shouldMarginTheLargestShortAlone() {
    champions();
    assertThat(floor.balance(ANN).cash()).isEqualTo(Money.of("1100"));
    assertThat(floor.balance(ANN).margin()).isEqualTo(Money.of("900"));
    assertThat(floor.balance(ANN).buyingPower()).isEqualTo(Money.of("200"));
  }

  @Test
  void shouldNotServeTheEventThatItComesFrom() {
    champions();
    order(ANN, A, Intent.BUY_LONG, "0.05", 1_000);
    assertThat(floor.news()).containsExactly("ann new");
    floor.exchange.cancelAll(ANN, List.of(), floor.now);
    floor.news();
    order(ANN, B, Intent.BUY_SHORT, "0.20", 130);
    assertThat(floor.news())
        .containsExactly("ann rejected EXCHANGE_OPTION: 100 USD available, requested 104");
    order(ANN, Floor.OTHER, Intent.BUY_LONG, "0.50", 400);
    assertThat(floor.news()).containsExactly("ann new");
  }

  /** The venue's example: what was freed is spent elsewhere, so the smaller short must stay. */
  @Test
  void shouldNotCloseWhatTheReturnStandsOn() {
    champions();
    order(BOB, Floor.OTHER, Intent.BUY_SHORT, "0.50", 390);
    order(ANN, Floor.OTHER, Intent.BUY_LONG, "0.50", 390);
    assertThat(floor.balance(ANN).buyingPower()).isEqualTo(Money.of("5"));
    floor.news();
    order(ANN, B, Intent.SELL_SHORT, "0.08", 100);
    assertThat(floor.news())
        .containsExactly("ann rejected EXCHANGE_OPTION: 5 USD available, requested 8");
    order(ANN, B, Intent.SELL_SHORT, "0.05", 100);
    assertThat(floor.news()).containsExactly("ann new");
    order(ANN, A, Intent.SELL_SHORT, "0.20", 500);
    assertThat(floor.news()).containsExactly("ann new");
  }

  /** An exit that rests when the freed money is spent elsewhere goes. */
  @Test
  void shouldCancelAnExitThatIsNoLongerFunded() {
    champions();
    order(ANN, B, Intent.SELL_SHORT, "0.08", 100);
    order(BOB, Floor.OTHER, Intent.BUY_SHORT, "0.50", 390);
    floor.news();
    order(ANN, Floor.OTHER, Intent.BUY_LONG, "0.50", 390);
    assertThat(floor.news())
        .anySatisfy(news -> assertThat(news).contains("ann canceled").contains("EXCHANGE_OPTION"));
    assertThat(floor.exchange.openOrders(ANN, List.of())).isEmpty();
  }

  @Test
  void shouldReturnNothingToWhoHasNotEnabledIt() {
    list(A, "champion", "a", Question.FUTURE);
    list(B, "champion", "b", Question.FUTURE);
    sell(A, "0.10", 900);
    sell(B, "0.10", 100);
    assertThat(floor.balance(ANN).margin()).isEqualTo(Money.of("1000"));
    floor.exchange.returnCollateral(ANN);
    assertThat(floor.balance(ANN).margin()).isEqualTo(Money.of("900"));
  }

  /** Random trades in ladders and futures: the bot and the exchange agree on every balance. */
  @Test
  void shouldAgreeWithTheBotsOwnCount() {
    Random random = new Random(7);
    floor.exchange.returnCollateral(ANN);
    for (int i = 0; i < 4; i++) {
      list(new MarketId("f" + i), "champion", "t" + i, Question.FUTURE);
      list(new MarketId("s" + i), "game", "kc", Question.spread(i * 300 - 650));
      list(new MarketId("t" + i), "game", "", Question.total(4_000 + i * 350));
    }
    CollateralReturn returned = new CollateralReturn();
    boolean returnedSomething = false;
    for (int step = 0; step < 4_000; step++) {
      MarketId market = listed.get(random.nextInt(listed.size())).id();
      boolean buys = random.nextBoolean();
      String price = "0." + (10 + random.nextInt(80));
      int contracts = 1 + random.nextInt(200);
      order(BOB, market, buys ? Intent.BUY_SHORT : Intent.BUY_LONG, price, contracts);
      order(ANN, market, buys ? Intent.BUY_LONG : Intent.BUY_SHORT, price, contracts);
      floor.exchange.cancelAll(ANN, List.of(), floor.now);
      floor.exchange.cancelAll(BOB, List.of(), floor.now);
      Money margin = Money.ZERO;
      for (Market each : listed) {
        Quantity held = floor.position(ANN, each.id());
        margin = margin.plus(Collateral.locked(held));
        returned.list(each, Quantity.ZERO);
        returned.hold(each.id(), held);
      }
      returnedSomething |= returned.total().isPositive();
      assertThat(floor.balance(ANN).margin()).isEqualTo(margin.minus(returned.total()));
      assertThat(floor.balance(ANN).buyingPower()).isGreaterThanOrEqualTo(Money.ZERO);
    }
    assertThat(returnedSomething).isTrue();
  }
}
