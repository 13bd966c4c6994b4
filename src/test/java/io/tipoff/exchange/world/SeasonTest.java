package io.tipoff.exchange.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.ExchangeListener;
import io.tipoff.exchange.ExecutionReport;
import io.tipoff.exchange.LedgerEntry;
import io.tipoff.exchange.MarketSnapshot;
import io.tipoff.exchange.Trade;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeasonTest {
  private static final long SECOND = 1_000_000_000;

  /** 2026-11-20, 12:00 in New York. */
  private static final long NOON = 1_795_194_000L * SECOND;

  /** A trade without its day and its time outside. */
  private record Deal(String market, Price price, String quantity, long time) {}

  private static final class Life implements ExchangeListener {
    final TraderReports reports = new TraderReports();
    final List<Deal> deals = new ArrayList<>();
    final Map<String, GameState> games = new LinkedHashMap<>();
    final Exchange exchange;
    final Season season;
    private long due;

    Life(SeasonSettings settings, long start) {
      FeeRates rates = FeeRates.of("0.0695", "-0.0125");
      FeeSchedule.Entry entry = new FeeSchedule.Entry(0, FeeCurve.STANDARD, rates);
      this.exchange = new Exchange(new FeeSchedule(List.of(entry)), this);
      this.season =
          new Season(
              settings,
              exchange,
              reports,
              (game, state, _) -> games.put(game.event(), state),
              start);
    }

    Life until(long outside) {
      while (season.nextDue() <= outside) {
        due = season.nextDue();
        season.step();
      }
      return this;
    }

    List<MarketSnapshot> markets(MarketState state) {
      return exchange.markets().stream()
          .map(id -> exchange.market(id).orElseThrow())
          .filter(market -> market.state() == state)
          .toList();
    }

    long live() {
      return games.values().stream()
          .filter(game -> game.status() == GameStatus.LIVE || game.status() == GameStatus.SUSPENDED)
          .count();
    }

    @Override
    public void executed(ExecutionReport report) {
      reports.executed(report);
    }

    @Override
    public void traded(Trade trade) {
      assertThat(trade.time()).isEqualTo(due);
      String market = trade.market().slug().replaceAll("\\d{4}-\\d{2}-\\d{2}", "");
      deals.add(
          new Deal(
              market,
              trade.price(),
              trade.quantity().toString(),
              season.clock().inside(trade.time())));
    }

    @Override
    public void booked(LedgerEntry entry) {
      assertThat(entry.time()).isEqualTo(due);
    }

    @Override
    public void marketChanged(MarketId market) {
      assertThat(exchange.market(market).orElseThrow().changed()).isEqualTo(due);
    }
  }

  private static SeasonSettings brief(long seed) {
    return SeasonSettings.of(seed).withGames(2).withPeriods(1);
  }

  @Test
  void shouldBeginWithAGameInPlayAndEveryMarketQuoted() {
    for (int seed = 0; seed < 8; seed++) {
      Life life = new Life(SeasonSettings.of(seed).withSpeed(20), NOON).until(NOON);

      assertThat(life.live()).as("seed %s", seed).isBetween(1L, 3L);
      assertThat(life.games.values()).anyMatch(game -> game.status() == GameStatus.SCHEDULED);
      List<MarketSnapshot> open = life.markets(MarketState.OPEN);
      assertThat(open).as("seed %s", seed).hasSize(12);
      assertThat(open).allMatch(market -> !market.bids().isEmpty() && !market.offers().isEmpty());
      assertThat(life.season.nextDue()).isGreaterThan(NOON);
    }
  }

  @Test
  void shouldDescribeMarketsInTheTimeOutside() {
    Life life = new Life(SeasonSettings.of(3).withSpeed(100), NOON).until(NOON);

    assertThat(life.games.keySet()).allMatch(event -> event.endsWith("-2026-11-20"));
    for (MarketSnapshot market : life.markets(MarketState.OPEN)) {
      assertThat(market.market().listing().endsAt().orElseThrow())
          .isBetween(NOON + 60 * SECOND, NOON + 150 * SECOND);
      assertThat(market.changed()).isBetween(NOON - 20 * SECOND, NOON);
    }
  }

  /** Whenever it is played and however fast, the world's own times and all its deals are equal. */
  @Test
  void shouldBeTheSameForTheSameSeedWheneverAndHoweverFast() {
    Life one = new Life(brief(5), NOON).until(NOON + 1_800 * SECOND);
    long later = NOON + 40 * 86_400 * SECOND + 12_345;
    Life other = new Life(brief(5).withSpeed(1_000), later).until(later + 1_800_000_000L);

    assertThat(one.deals).hasSizeGreaterThan(100);
    assertThat(timeless(other)).isEqualTo(timeless(one));
    for (int i = 0; i < one.deals.size(); i++) {
      assertThat(other.deals.get(i).time() - one.deals.get(i).time()).isBetween(0L, 1_000L);
    }
    assertThat(timeless(new Life(brief(6), NOON).until(NOON + 1_800 * SECOND)))
        .isNotEqualTo(timeless(one));
  }

  private static List<Deal> timeless(Life life) {
    return life.deals.stream()
        .map(deal -> new Deal(deal.market(), deal.price(), deal.quantity(), 0))
        .toList();
  }

  @Test
  void shouldGoOnWithEveningAfterEvening() {
    Life life = new Life(brief(9).withSpeed(100), NOON).until(NOON);
    long now = NOON;
    long end = NOON + 300 * SECOND;
    while (now < end) {
      now += SECOND;
      life.until(now);
      assertThat(life.live()).as("live after %s", (now - NOON) / SECOND).isPositive();
    }
    List<MarketSnapshot> all =
        life.exchange.markets().stream().map(id -> life.exchange.market(id).orElseThrow()).toList();
    assertThat(life.games).hasSizeGreaterThan(12);
    long settled = all.stream().filter(market -> market.settlement() != null).count();
    assertThat(settled).isGreaterThan(24);
    assertThat(all.size() - settled).isLessThanOrEqualTo(12);
  }

  @Test
  void shouldLetEveryTwoMeetOnceAtEachPlaceAndNobodyPlayTwiceAnEvening() {
    for (int games : new int[] {1, 3, 4, 16}) {
      Schedule schedule = new Schedule(SeasonSettings.of(4).withGames(games));
      Set<String> met = new HashSet<>();
      for (int evening = 0; evening < schedule.length(); evening++) {
        Set<String> playing = new HashSet<>();
        for (GameSettings game : schedule.evening(evening, 0).games()) {
          assertThat(playing.add(game.away()) && playing.add(game.home())).isTrue();
          assertThat(met.add(game.away() + game.home())).isTrue();
        }
      }
      assertThat(met).hasSize(62 * (16 / games) * games);
    }
  }

  @Test
  void shouldNotLetTwoTeamsMeetTwiceADay() {
    Schedule schedule = new Schedule(SeasonSettings.of(4));
    WorldClock clock = WorldClock.of(0, NOON, 100);
    long start = 7 * SECOND;

    assertThat(schedule.noRematch(schedule.length() - 1, start, clock)).isEqualTo(start);
    long rematch = schedule.noRematch(schedule.length(), start, clock);
    assertThat(rematch).isEqualTo(12 * 3_600 * 100 * SECOND);
    assertThat(schedule.evening(0, 0).games().getFirst().home())
        .isEqualTo(schedule.evening(schedule.length(), 0).games().getFirst().home());
  }

  @Test
  void shouldRefuseSettingsThatCannotBe() {
    SeasonSettings settings = SeasonSettings.of(1);
    assertThatThrownBy(() -> settings.withGames(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> settings.withGames(17)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> settings.withSpeed(1_001))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> settings.withSpeed(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> settings.withSpeed(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
