package io.tipoff.exchange.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.exchange.MarketSnapshot;
import io.tipoff.exchange.Trade;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldTest {
  /** A trade without the ids that every order of anybody moves on. */
  private record Deal(MarketId market, Price price, String maker, String taker, long time) {
    static Deal of(Trade trade) {
      return new Deal(
          trade.market(),
          trade.price(),
          trade.maker().name(),
          trade.taker().name() + " " + trade.quantity(),
          trade.time());
    }
  }

  private static List<Deal> deals(Night night) {
    return night.trades.stream().map(Deal::of).toList();
  }

  @Test
  void shouldListAWinnerASpreadAndATotal() {
    Night night = Night.of(3, Scenario.EFFICIENT, Sport.BASKETBALL);
    List<MarketId> markets = night.exchange.markets();

    assertThat(markets).hasSize(3);
    GameSettings game = night.evening.games().getFirst();
    String event = "nba-" + game.away() + "-" + game.home() + "-2026-10-24";
    assertThat(markets.get(0).slug()).isEqualTo("aec-" + event);
    assertThat(markets.get(1).slug()).matches("asc-" + event + "-(pos|neg)-\\d+pt5");
    assertThat(markets.get(2).slug()).matches("tsc-" + event + "-\\d+pt5");
    Market winner = night.exchange.market(markets.getFirst()).orElseThrow().market();
    assertThat(winner.listing().longTeam()).isEqualTo(game.away());
    assertThat(winner.listing().event()).isEqualTo(event);
    assertThat(winner.listing().league()).isEqualTo("nba");
    assertThat(winner.listing().endsAt().getAsLong()).isGreaterThan(game.scheduledStart());
    assertThat(winner.rules().orElseThrow().tick().units()).isEqualTo(100);
  }

  @Test
  void shouldOpenSpreadsAndTotalsNearEvenChances() {
    for (int seed = 0; seed < 8; seed++) {
      for (Sport sport : Sport.values()) {
        Fixture fixture =
            new Fixture(Night.of(seed, Scenario.EFFICIENT, sport).evening.games().getFirst(), seed);
        assertThat(fixture.values()[1]).as("%s %s", seed, sport).isBetween(0.33, 0.67);
        assertThat(fixture.values()[2]).as("%s %s", seed, sport).isBetween(0.33, 0.67);
      }
    }
  }

  @Test
  void shouldOpenSuspendCloseAndSettle() {
    Night night = Night.of(11, Scenario.EFFICIENT, Sport.BASKETBALL);
    Game game = night.world.games().getFirst();
    assertThat(state(night)).isEqualTo(MarketState.PREOPEN);
    boolean[] reviewed = new boolean[1];
    night.play(
        _ -> {
          boolean settled =
              night.exchange.market(night.winner()).orElseThrow().settlement() != null;
          if (game.state().isFinal() && !settled) {
            assertThat(state(night)).isEqualTo(MarketState.EXPIRED);
          } else if (!settled) {
            boolean review = game.state().review();
            reviewed[0] |= review;
            assertThat(state(night)).isEqualTo(review ? MarketState.SUSPENDED : MarketState.OPEN);
          }
        });
    assertThat(reviewed[0]).isTrue();
    MarketSnapshot winner = night.exchange.market(night.winner()).orElseThrow();
    boolean awayWon = game.state().away() > game.state().home();
    assertThat(winner.settlement()).isEqualTo(awayWon ? Price.ONE : Price.ZERO);
  }

  private static MarketState state(Night night) {
    return night.exchange.market(night.winner()).orElseThrow().state();
  }

  @Test
  void shouldPayAHalfForATie() {
    for (int seed = 0; seed < 400; seed++) {
      Evening evening = Evening.of(seed, Night.START, List.of(Sport.FOOTBALL)).withPeriods(1);
      Game trial = new Game(evening.games().getFirst(), seed);
      trial.advance(Long.MAX_VALUE - 1);
      if (trial.state().away() == trial.state().home()) {
        Night night = new Night(evening, WorldFile.standard()).play();
        assertThat(night.exchange.market(night.winner()).orElseThrow().settlement())
            .isEqualTo(Price.of("0.5"));
        return;
      }
    }
    throw new AssertionError("no game ended level");
  }

  @Test
  void shouldRepeatItselfForTheSameSeedOnly() {
    Night one = Night.brief(21, Scenario.EFFICIENT).play();

    assertThat(one.trades).hasSizeGreaterThan(100);
    assertThat(Night.brief(21, Scenario.EFFICIENT).play().trades).isEqualTo(one.trades);
    assertThat(deals(Night.brief(22, Scenario.EFFICIENT).play())).isNotEqualTo(deals(one));
  }

  @Test
  void shouldNotDependOnTheStepsOfTime() {
    Night one = Night.brief(21, Scenario.EFFICIENT).play();
    Night leap = Night.brief(21, Scenario.EFFICIENT);
    leap.world.run(Long.MAX_VALUE - 1);

    assertThat(leap.trades).isEqualTo(one.trades);
  }

  @Test
  void shouldTradeTheSameWhateverAStrangerQuotesFarAway() {
    Night alone = Night.brief(23, Scenario.EFFICIENT).play();
    Night guest = Night.brief(23, Scenario.EFFICIENT);
    int[] placed = {0};
    guest.play(
        now -> {
          double worth = 1 - guest.world.games().getFirst().homeWin();
          if (worth < 0.2 || worth > 0.8) {
            guest.exchange.cancelAll(Night.GUEST, List.of(), now);
          } else if (state(guest) == MarketState.OPEN && placed[0] < 50) {
            String id = guest.order(guest.winner(), Side.BUY, 1, 10, false, now);
            guest.order(guest.winner(), Side.SELL, 99, 10, false, now);
            placed[0]++;
            if (placed[0] % 2 == 0) {
              guest.exchange.cancel(Night.GUEST, id, guest.winner(), now);
            }
          }
        });
    assertThat(placed[0]).isEqualTo(50);
    assertThat(guest.trades).noneMatch(trade -> trade.maker().equals(Night.GUEST));
    assertThat(deals(guest)).isEqualTo(deals(alone));
  }

  @Test
  void shouldKeepTheGamesAsTheyAreWhateverAStrangerTakes() {
    Night alone = Night.brief(24, Scenario.EFFICIENT).play();
    Night guest = Night.brief(24, Scenario.EFFICIENT);
    int[] calls = {0};
    guest.play(
        now -> {
          if (++calls[0] % 100 == 0) {
            guest.order(guest.winner(), Side.BUY, 99, 500, true, now);
          }
        });
    assertThat(guest.trades).anyMatch(trade -> trade.taker().equals(Night.GUEST));
    assertThat(guest.world.games().getFirst().state())
        .isEqualTo(alone.world.games().getFirst().state());
    assertThat(wishes(guest)).isEqualTo(wishes(alone));
  }

  /** When the crowd traded in markets that the stranger left alone. */
  private static List<Deal> wishes(Night night) {
    return deals(night).stream()
        .filter(deal -> deal.market().slug().startsWith("tsc") && deal.taker().contains("crowd"))
        .map(deal -> new Deal(deal.market(), Price.ZERO, "", "", deal.time()))
        .distinct()
        .toList();
  }

  @Test
  void shouldKeepTheBookTwoSidedMostOfTheTime() {
    Night night = Night.brief(25, Scenario.EFFICIENT);
    Game game = night.world.games().getFirst();
    int[] counts = new int[2];
    night.play(
        _ -> {
          double worth = 1 - game.homeWin();
          if (state(night) == MarketState.OPEN && worth > 0.05 && worth < 0.95) {
            MarketSnapshot book = night.exchange.market(night.winner()).orElseThrow();
            boolean both = !book.bids().isEmpty() && !book.offers().isEmpty();
            counts[both ? 1 : 0]++;
          }
        });
    assertThat(counts[1]).isGreaterThan(20 * counts[0]).isGreaterThan(1_000);
  }

  @Test
  void shouldLetTheInformedTakeWhatIsWorthMoreThanItCosts() {
    Night night = Night.of(32, Scenario.EFFICIENT, Sport.BASKETBALL).play();

    assertThat(night.informedEdges).hasSizeGreaterThan(10);
    double mean = night.informedEdges.stream().mapToDouble(edge -> edge).average().orElseThrow();
    assertThat(mean).isGreaterThan(0.015);
  }

  @Test
  void shouldNotRunOutOfMoney() {
    Night night = Night.of(31, Scenario.EFFICIENT, Sport.BASKETBALL, Sport.FOOTBALL).play();
    assertThat(night.world.accounts())
        .allSatisfy(
            account ->
                assertThat(night.exchange.balance(account).buyingPower())
                    .isGreaterThan(Money.of("10000000")));
  }
}
