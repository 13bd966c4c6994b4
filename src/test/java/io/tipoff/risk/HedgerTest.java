package io.tipoff.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.MarketListed;
import io.tipoff.event.PositionRestored;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Question;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A game with a winner, two spreads and a total; its loss should be 20 dollars at most. */
class HedgerTest {
  private static final FeeRates RATES = FeeRates.of("0.0695", "-0.0125");
  private static final MarketId WINNER = new MarketId("winner");
  private static final MarketId SPREAD = new MarketId("spread");
  private static final MarketId OTHER_SPREAD = new MarketId("other-spread");
  private static final MarketId TOTAL = new MarketId("total");
  private static final List<MarketId> ALL = List.of(WINNER, SPREAD, OTHER_SPREAD, TOTAL);

  private final Desk desk = new Desk();

  private Hedger hedger(int cost) {
    FeeSchedule fees = new FeeSchedule(List.of(new FeeSchedule.Entry(0, FeeCurve.STANDARD, RATES)));
    HedgeLimits limits = new HedgeLimits(true, Money.of("20"), cost, Duration.ofSeconds(10));
    return new Hedger(limits, fees, desk.markets, desk.books, desk.portfolio, desk.exposures);
  }

  private HedgerTest game() {
    list(WINNER, "bos", Question.WINNER);
    list(SPREAD, "bos", Question.spread(-350));
    list(OTHER_SPREAD, "nyk", Question.spread(150));
    list(TOTAL, "", Question.total(21_050));
    return this;
  }

  private void list(MarketId id, String team, Question question) {
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.of("1"));
    Listing listing = new Listing("game", "nba", team, "", OptionalLong.of(Desk.ENDS), question);
    MarketListed listed =
        new MarketListed(
            Desk.NOW,
            new Market(
                id, Optional.of(rules), FeeCurve.STANDARD, Optional.empty(), listing, false));
    desk.markets.apply(listed);
    desk.exposures.apply(listed);
    desk.state(id, MarketState.OPEN).book(id, "0.49", "0.51");
  }

  private HedgerTest hold(MarketId market, String quantity, String price) {
    Quantity held = Quantity.of(quantity);
    desk.portfolio.restore(
        new PositionRestored(Desk.NOW, market, "maker", held, Price.of(price).times(held)));
    return this;
  }

  @Test
  void shouldProposeNothingInsideTheBand() {
    game().hold(WINNER, "40", "0.50");
    assertThat(hedger(10_000).propose(WINNER, Liquidity.TAKER, Desk.NOW)).isEmpty();
  }

  /** 100 contracts at 0.50 lose 50 dollars; selling 63 at 0.49 with fees leaves just 20. */
  @Test
  void shouldCloseJustWhatBringsItBack() {
    game().hold(WINNER, "100", "0.50");
    desk.book(SPREAD, "0.10", "0.90").book(OTHER_SPREAD, "0.10", "0.90");
    Hedge hedge = hedger(10_000).propose(WINNER, Liquidity.TAKER, Desk.NOW).orElseThrow();
    assertThat(hedge.market()).isEqualTo(WINNER);
    assertThat(hedge.side()).isEqualTo(Side.SELL);
    assertThat(hedge.price()).isEqualTo(Price.of("0.49"));
    assertThat(hedge.before()).isEqualTo(Money.of("50"));
    assertThat(hedge.after()).isLessThanOrEqualTo(Money.of("20"));
    assertThat(hedge.quantity()).isEqualTo(Quantity.of("64"));
    assertThat(hedge.reason()).contains("game may lose 50.00", "selling 64 winner at 0.49");
  }

  /** As a maker it earns the spread and pays no fee. */
  @Test
  void shouldRestAtTheBestPriceAsAMaker() {
    game().hold(WINNER, "100", "0.50");
    desk.book(SPREAD, "0.10", "0.90").book(OTHER_SPREAD, "0.10", "0.90");
    Hedge hedge = hedger(0).propose(TOTAL, Liquidity.MAKER, Desk.NOW).orElseThrow();
    assertThat(hedge.market()).isEqualTo(WINNER);
    assertThat(hedge.price()).isEqualTo(Price.of("0.51"));
    assertThat(hedge.cost().isNegative()).isTrue();
  }

  @Test
  void shouldUseASiblingThatIsCheaper() {
    game().hold(WINNER, "100", "0.50");
    desk.book(WINNER, "0.40", "0.60").book(SPREAD, "0.30", "0.70");
    desk.book(OTHER_SPREAD, "0.49", "0.50");
    Hedge hedge = hedger(10_000).propose(WINNER, Liquidity.TAKER, Desk.NOW).orElseThrow();
    assertThat(hedge.market()).isEqualTo(OTHER_SPREAD);
    assertThat(hedge.side()).isEqualTo(Side.BUY);
    assertThat(hedge.after()).isLessThan(hedge.before());
  }

  @Test
  void shouldNotPayMoreThanItMay() {
    game().hold(WINNER, "100", "0.50");
    assertThat(hedger(1).propose(WINNER, Liquidity.TAKER, Desk.NOW)).isEmpty();
    assertThat(hedger(10_000).propose(WINNER, Liquidity.TAKER, Desk.NOW)).isPresent();
  }

  @Test
  void shouldTakeNoMoreThanRestsThere() {
    game().hold(WINNER, "1000", "0.50");
    desk.book(SPREAD, "0.10", "0.90").book(OTHER_SPREAD, "0.10", "0.90");
    Hedge hedge = hedger(10_000).propose(WINNER, Liquidity.TAKER, Desk.NOW).orElseThrow();
    assertThat(hedge.quantity()).isEqualTo(Quantity.of("100"));
  }

  @Test
  void shouldLeaveMarketsAloneThatAreNotOpenOrNotBelieved() {
    game().hold(WINNER, "100", "0.50");
    ALL.forEach(id -> desk.state(id, MarketState.SUSPENDED));
    assertThat(hedger(10_000).propose(WINNER, Liquidity.TAKER, Desk.NOW)).isEmpty();
  }

  /** Each partial fill, its fee included, leaves no larger worst loss than before. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void shouldNeverAddToTheWorstLossHoweverItFills(long seed) {
    Random random = new Random(seed);
    int proposed = 0;
    for (int i = 0; i < 60; i++) {
      HedgerTest other = new HedgerTest().game();
      for (MarketId market : ALL) {
        int cents = 20 + random.nextInt(60);
        other.hold(market, "" + (random.nextInt(161) - 80), "0." + cents);
        other.desk.book(market, "0." + (cents - 1 - random.nextInt(3)), "0." + (cents + 1));
      }
      for (Liquidity liquidity : Liquidity.values()) {
        Optional<Hedge> hedge = other.hedger(10_000).propose(WINNER, liquidity, Desk.NOW);
        proposed += hedge.isPresent() ? 1 : 0;
        hedge.ifPresent(found -> other.fillInParts(found));
      }
    }
    assertThat(proposed).isGreaterThan(20);
  }

  private void fillInParts(Hedge hedge) {
    Quantity before = desk.portfolio.holding(hedge.market()).position().quantity();
    Money cost = desk.portfolio.holding(hedge.market()).position().cost();
    long sign = hedge.side() == Side.BUY ? 1 : -1;
    long contracts = hedge.quantity().units() / Quantity.UNITS_PER_CONTRACT;
    for (long part = 1; part <= contracts; part++) {
      Money fees = RATES.fee(hedge.liquidity(), hedge.price(), Quantity.ofContracts(part));
      Quantity traded = Quantity.ofContracts(sign * part);
      Money paid = cost.plus(hedge.price().times(traded)).plus(fees);
      desk.portfolio.restore(
          new PositionRestored(Desk.NOW, hedge.market(), "maker", before.plus(traded), paid));
      Money now = desk.exposures.byEvent().get("game");
      assertThat(now).as("%s of %s", part, hedge).isLessThanOrEqualTo(hedge.before());
    }
    desk.portfolio.restore(new PositionRestored(Desk.NOW, hedge.market(), "maker", before, cost));
  }
}
