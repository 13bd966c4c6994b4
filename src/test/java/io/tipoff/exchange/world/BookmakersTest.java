package io.tipoff.exchange.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.market.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BookmakersTest {
  private static final long SECOND = 1_000_000_000;
  private static final String SHARP = "pinnacle";
  private static final List<BookmakerSettings> ALL = WorldFile.standard().bookmakers();

  private static Evening evening(long seed) {
    return Evening.of(seed, Night.START, List.of(Sport.BASKETBALL)).withPeriods(2);
  }

  /** A world in which nobody trades. */
  private static Night night(Evening evening, WorldListener listener) {
    return new Night(evening, quiet(), listener);
  }

  private static WorldSettings quiet() {
    WorldSettings standard = WorldFile.standard();
    MakerSettings makers = standard.makers();
    LogNormal one = new LogNormal(1, 0);
    return standard
        .with(new MakerSettings(0, makers.estimate(), makers.reaction(), makers.shape()))
        .with(new InformedSettings(0, one, 0, 0, one))
        .with(new CrowdSettings(1e9, 1e9, 1, one, 0));
  }

  /** A world in which all trade. */
  private static Night busy(Evening evening, WorldListener listener) {
    return new Night(evening, WorldFile.standard(), listener);
  }

  private static Paper play(Evening evening) {
    Paper paper = new Paper();
    night(evening, paper).play();
    return paper;
  }

  /** The chance of the away team without the margin, taken off in proportion. */
  private static double fair(BookOdds odds) {
    double away = AmericanOdds.chance(odds.away());
    return away / (away + AmericanOdds.chance(odds.home()));
  }

  private static double overround(BookOdds odds) {
    return AmericanOdds.chance(odds.away()) + AmericanOdds.chance(odds.home()) - 1;
  }

  @Test
  void shouldHaveASharpBookmakerAndSlowOnes() {
    assertThat(ALL)
        .extracting(BookmakerSettings::name)
        .containsExactly(SHARP, "draftkings", "fanduel", "betmgm", "caesars");
  }

  /** Looks at the winner's odds once in ten seconds of three games. */
  @Test
  void shouldBeCloserToTheTruthTheSharperItIs() {
    Map<String, List<Double>> errors = new LinkedHashMap<>();
    for (int seed = 40; seed < 44; seed++) {
      Paper paper = new Paper();
      Night night = night(evening(seed), paper);
      Game game = night.world.games().getFirst();
      long[] next = {Night.START};
      night.play(
          now -> {
            if (now >= next[0] && game.state().status() == GameStatus.LIVE) {
              next[0] = now + 10 * SECOND;
              for (BookmakerSettings one : ALL) {
                BookOdds odds = paper.latest(one.name(), Bet.MONEYLINE);
                if (odds != null && !odds.locked()) {
                  double error = Math.abs(fair(odds) - (1 - game.homeWin()));
                  errors.computeIfAbsent(one.name(), _ -> new ArrayList<>()).add(error);
                }
              }
            }
          });
    }
    double sharp = mean(errors.get(SHARP));
    assertThat(errors).hasSize(ALL.size());
    assertThat(sharp).isBetween(0.001, 0.01);
    errors.forEach(
        (name, list) -> {
          assertThat(list).as(name).hasSizeGreaterThan(200);
          if (!name.equals(SHARP)) {
            assertThat(mean(list)).as(name).isBetween(1.4 * sharp, 0.03);
          }
        });
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElseThrow();
  }

  @Test
  void shouldTakeTheMarginThatIsSet() {
    Paper paper = play(evening(50));
    long tipOff = paper.played.get(1).time();
    for (BookmakerSettings one : ALL) {
      List<Double> early = new ArrayList<>();
      List<Double> live = new ArrayList<>();
      for (BookOdds odds : paper.priced) {
        boolean isEven = Math.abs(fair(odds) - 0.5) < 0.35;
        if (odds.bookmaker().equals(one.name()) && isEven && !odds.locked()) {
          (odds.time() < tipOff ? early : live).add(overround(odds));
        }
      }
      double rounding = one.prices().step() > 1 ? 0.008 : 0.002;
      assertThat(mean(early))
          .as(one.name())
          .isCloseTo(one.prices().earlyMargin(), within(rounding));
      assertThat(mean(live)).as(one.name()).isCloseTo(one.prices().liveMargin(), within(rounding));
      assertThat(early).hasSizeGreaterThan(5);
      assertThat(live).hasSizeGreaterThan(100);
    }
  }

  @Test
  void shouldRoundTheOddsAsEachBookmakerDoes() {
    Paper paper = play(evening(50));
    for (BookmakerSettings one : ALL) {
      assertThat(paper.of(one.name(), Bet.MONEYLINE))
          .as(one.name())
          .allMatch(odds -> odds.away() % one.prices().step() == 0)
          .allMatch(odds -> Math.abs(odds.away()) >= 100 && Math.abs(odds.home()) >= 100)
          .allMatch(odds -> odds.limit() == one.limit());
    }
  }

  /** A moment that moves the winner by more than any bookmaker suffers without locking. */
  private record Score(long time, double before, double after) {}

  private static List<Score> scores(Evening evening, Paper paper) {
    List<Score> scores = new ArrayList<>();
    Night night = night(evening, paper);
    Game game = night.world.games().getFirst();
    double[] worth = {1 - game.homeWin()};
    int[] played = {0};
    night.play(
        now -> {
          if (game.played() == played[0]) {
            return;
          }
          played[0] = game.played();
          double after = 1 - game.homeWin();
          boolean isQuiet = game.nextDue() < Long.MAX_VALUE && game.nextDue() > now + 20 * SECOND;
          if (Math.abs(after - worth[0]) > 0.055 && isQuiet && after > 0.05 && after < 0.95) {
            scores.add(new Score(now, worth[0], after));
          }
          worth[0] = after;
        });
    return scores;
  }

  @Test
  void shouldLockOnAScoreAndComeBackWithNewPrices() {
    int looked = 0;
    for (int seed = 60; seed < 80; seed++) {
      Paper paper = new Paper();
      for (Score score : scores(evening(seed), paper)) {
        List<BookOdds> odds = paper.of(SHARP, Bet.MONEYLINE);
        BookOdds locked =
            odds.stream()
                .filter(one -> one.time() > score.time() && one.locked())
                .findFirst()
                .orElseThrow();
        BookOdds before = odds.get(odds.indexOf(locked) - 1);
        BookOdds back = odds.get(odds.indexOf(locked) + 1);
        if (Math.abs(fair(before) - score.before()) > 0.02) {
          continue;
        }
        looked++;
        assertThat(locked.time() - score.time()).isLessThan(5 * SECOND);
        assertThat(back.locked()).isFalse();
        assertThat(back.time() - locked.time()).isBetween(SECOND, 12 * SECOND);
        assertThat(Math.abs(fair(back) - score.after()))
            .isLessThan(Math.abs(fair(before) - score.after()));
      }
    }
    assertThat(looked).isGreaterThan(8);
  }

  @Test
  void shouldHearOfAScoreTheSoonerTheSharperItIs() {
    Map<String, List<Double>> delays = new LinkedHashMap<>();
    for (int seed = 60; seed < 80; seed++) {
      Paper paper = new Paper();
      for (Score score : scores(evening(seed), paper)) {
        for (BookmakerSettings one : ALL) {
          paper.of(one.name(), Bet.MONEYLINE).stream()
              .filter(odds -> odds.time() > score.time() && odds.locked())
              .findFirst()
              .map(odds -> (odds.time() - score.time()) / (double) SECOND)
              .filter(seconds -> seconds < 20)
              .ifPresent(
                  seconds ->
                      delays.computeIfAbsent(one.name(), _ -> new ArrayList<>()).add(seconds));
        }
      }
    }
    for (BookmakerSettings one : ALL) {
      double median = one.knows().learns().median();
      assertThat(median(delays.get(one.name()))).as(one.name()).isCloseTo(median, within(1.5));
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  @Test
  void shouldLockInAReviewAndForGoodAtTheEnd() {
    Paper paper = new Paper();
    Night night = night(Evening.of(11, Night.START, List.of(Sport.BASKETBALL)), paper);
    Game game = night.world.games().getFirst();
    boolean[] locked = {false};
    night.play(
        now -> {
          if (game.state().review() && now > game.state().changed() + 15 * SECOND) {
            locked[0] = true;
            assertThat(paper.latest("fanduel", Bet.TOTAL).locked()).isTrue();
          }
        });
    assertThat(locked[0]).isTrue();
    for (BookmakerSettings one : ALL) {
      for (Bet bet : Bet.values()) {
        assertThat(paper.of(one.name(), bet).getLast().locked()).as(one.name()).isTrue();
      }
    }
  }

  @Test
  void shouldTellOnlyWhatChanged() {
    Paper paper = play(evening(50));
    for (BookmakerSettings one : ALL) {
      for (Bet bet : Bet.values()) {
        List<BookOdds> odds = paper.of(one.name(), bet);
        assertThat(odds).hasSizeGreaterThan(50);
        assertThat(odds.getFirst().locked()).isFalse();
        for (int i = 1; i < odds.size(); i++) {
          assertThat(odds.get(i).hasOddsOf(odds.get(i - 1))).as("%s", odds.get(i)).isFalse();
          assertThat(odds.get(i).time()).isGreaterThanOrEqualTo(odds.get(i - 1).time());
        }
      }
    }
  }

  @Test
  void shouldPriceBeforeTheGameAndDriftSlowly() {
    GameSettings settings = evening(50).games().getFirst();
    long opens = settings.scheduledStart() - settings.preGame();
    Paper paper = play(evening(50));
    long tipOff = paper.played.get(1).time();
    List<BookOdds> early =
        paper.of("draftkings", Bet.SPREAD).stream().filter(odds -> odds.time() < tipOff).toList();

    assertThat(early).hasSizeBetween(3, 40);
    assertThat(early.getFirst().time()).isEqualTo(opens);
    assertThat(early).noneMatch(BookOdds::locked);
  }

  @Test
  void shouldTakeNoBetsOnASureThing() {
    Paper paper = play(evening(51));
    assertThat(paper.priced)
        .filteredOn(odds -> !odds.locked())
        .allMatch(odds -> Math.abs(fair(odds) - 0.5) < 0.49);
  }

  @Test
  void shouldTellEachStateOfAGame() {
    Paper paper = play(evening(52));
    List<GameState> states = paper.played.stream().map(Paper.Played::state).toList();

    assertThat(states.getFirst().status()).isEqualTo(GameStatus.SCHEDULED);
    assertThat(states.get(1).status()).isEqualTo(GameStatus.LIVE);
    assertThat(states.getLast().status()).isEqualTo(GameStatus.FINAL);
    assertThat(states).hasSizeGreaterThan(84).doesNotHaveDuplicates();
    assertThat(states).extracting(GameState::status).contains(GameStatus.SUSPENDED);
    assertThat(paper.played).allMatch(one -> one.event().matches("nba-...-...-2026-10-24"));
    assertThat(paper.played.stream().skip(1)).allMatch(one -> one.time() == one.state().changed());
  }

  @Test
  void shouldMakeTheSameOddsForTheSameSeedOnly() {
    List<BookOdds> odds = play(evening(70)).priced;

    assertThat(odds).hasSizeGreaterThan(1_000);
    assertThat(play(evening(70)).priced).isEqualTo(odds);
    assertThat(play(evening(71)).priced).isNotEqualTo(odds);
  }

  @Test
  void shouldMakeTheSameOddsWhateverAStrangerTrades() {
    List<BookOdds> alone = play(evening(72)).priced;
    Paper paper = new Paper();
    Night guest = busy(evening(72), paper);
    int[] calls = {0};
    guest.play(
        now -> {
          if (++calls[0] % 50 == 0) {
            guest.order(guest.winner(), Side.BUY, 99, 500, true, now);
          }
        });
    assertThat(guest.trades).anyMatch(trade -> trade.taker().equals(Night.GUEST));
    assertThat(paper.priced).isEqualTo(alone);
  }

  @Test
  void shouldMakeTheSameOddsWhoeverElseMakesOdds() {
    WorldSettings one = quiet();
    WorldSettings alone =
        new WorldSettings(
            one.makers(),
            one.informed(),
            one.crowd(),
            one.settleAfter(),
            List.of(ALL.getLast()),
            one.feeds());
    Paper paper = new Paper();
    new Night(evening(73), alone, paper).play();

    assertThat(paper.priced)
        .isEqualTo(
            play(evening(73)).priced.stream()
                .filter(odds -> odds.bookmaker().equals("caesars"))
                .toList());
  }

  /** Two bookmakers with the same settings have errors of their own. */
  @Test
  void shouldDrawForItself() {
    BookmakerSettings one = ALL.getLast();
    BookmakerSettings twin =
        new BookmakerSettings("twin", one.knows(), one.prices(), one.locks(), one.limit());
    WorldSettings settings = quiet();
    WorldSettings both =
        new WorldSettings(
            settings.makers(),
            settings.informed(),
            settings.crowd(),
            settings.settleAfter(),
            List.of(one, twin),
            settings.feeds());
    Paper paper = new Paper();
    new Night(evening(73), both, paper).play();

    assertThat(paper.of("twin", Bet.TOTAL))
        .extracting(odds -> odds.time() + " " + odds.away())
        .isNotEqualTo(
            paper.of(one.name(), Bet.TOTAL).stream()
                .map(odds -> odds.time() + " " + odds.away())
                .toList());
  }

  @Test
  void shouldNotChangeWhatIsTraded() {
    Night silent = new Night(evening(74), WorldFile.standard()).play();

    assertThat(busy(evening(74), new Paper()).play().trades)
        .hasSizeGreaterThan(100)
        .isEqualTo(silent.trades);
  }
}
