package io.tipoff.exchange.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.exchange.world.BookmakerSettings.Knowledge;
import io.tipoff.exchange.world.BookmakerSettings.Locking;
import io.tipoff.exchange.world.BookmakerSettings.Pricing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bookmaker without error that learns after 2 s, locks for 10 s and prices once at first. */
class BookmakerTest {
  private static final long SECOND = 1_000_000_000;
  private static final double NEVER = 1e9;
  private static final ListedGame GAME =
      new ListedGame(
          "nfl-hbr-smt-2026-10-24",
          new GameSettings(Sport.FOOTBALL, "hbr", "smt", 0, 0),
          1.5,
          44.5);

  private final Agenda agenda = new Agenda();
  private final List<BookOdds> told = new ArrayList<>();
  private long number;
  private final Bookmaker bookmaker =
      new Bookmaker(
          GAME,
          moment(GameStatus.SCHEDULED, false, 0.5),
          new BookmakerSettings(
              "book",
              new Knowledge(new LogNormal(2, 0), 0, 0),
              new Pricing(NEVER, NEVER, 0.05, 0.1, Margin.EQUAL, 1),
              new Locking(0.04, new LogNormal(10, 0), 0.97),
              100),
          agenda,
          Draws.of(1, "book"),
          told::add);

  private Bookmaker.Moment moment(GameStatus status, boolean review, double value) {
    GameState state = new GameState(status, 1, 900, 0, 0, null, review, 0);
    return new Bookmaker.Moment(number++, state, value, value, value);
  }

  private void happens(double seconds, GameStatus status, boolean review, double value) {
    long time = Math.round(seconds * SECOND);
    agenda.run(time);
    bookmaker.happened(moment(status, review, value), time);
  }

  /** The moneylines told by then, such as 12.0 -110 -110, or 12.0 locked. */
  private List<String> lines(double seconds) {
    agenda.run(Math.round(seconds * SECOND));
    return told.stream()
        .filter(odds -> odds.bet() == Bet.MONEYLINE)
        .map(
            odds ->
                odds.time() / (double) SECOND
                    + (odds.locked() ? " locked" : " " + odds.away() + " " + odds.home()))
        .toList();
  }

  @Test
  void shouldPriceWithTheMarginOfTheGameOnceItKnowsThatItHasBegun() {
    bookmaker.begin(0);
    happens(60, GameStatus.LIVE, false, 0.5);

    assertThat(lines(100)).containsExactly("0.0 -111 -111", "62.0 -122 -122");
    assertThat(told).hasSize(6);
  }

  @Test
  void shouldLockOnABigMoveAndComeBack() {
    bookmaker.begin(0);
    happens(60, GameStatus.LIVE, false, 0.5);
    happens(70, GameStatus.LIVE, false, 0.53);
    happens(80, GameStatus.LIVE, false, 0.58);

    assertThat(lines(91.9)).containsExactly("0.0 -111 -111", "62.0 -122 -122", "82.0 locked");
    assertThat(lines(100)).last().isEqualTo("92.0 -170 113");
  }

  @Test
  void shouldStayLockedUntilTheLastOfSeveralLocksEnds() {
    bookmaker.begin(0);
    happens(60, GameStatus.LIVE, false, 0.5);
    happens(80, GameStatus.LIVE, false, 0.58);
    happens(85, GameStatus.LIVE, false, 0.5);

    assertThat(lines(96.9)).last().isEqualTo("82.0 locked");
    assertThat(lines(97)).last().isEqualTo("97.0 -122 -122");
  }

  @Test
  void shouldLockInAReviewAndAfterTheEndEvenOfATie() {
    bookmaker.begin(0);
    happens(60, GameStatus.LIVE, false, 0.5);
    happens(80, GameStatus.SUSPENDED, true, 0.5);
    assertThat(lines(82)).last().isEqualTo("82.0 locked");
    happens(90, GameStatus.LIVE, false, 0.6);
    assertThat(lines(102)).last().isEqualTo("102.0 -186 122");
    happens(200, GameStatus.FINAL, false, 0.6);
    assertThat(lines(1_000)).last().isEqualTo("202.0 locked");
  }

  @Test
  void shouldTakeNoBetsOnASureThing() {
    bookmaker.begin(0);
    happens(60, GameStatus.LIVE, false, 0.5);
    happens(80, GameStatus.LIVE, false, 0.98);
    happens(100, GameStatus.LIVE, false, 0.9);

    assertThat(lines(99)).last().isEqualTo("82.0 locked");
    assertThat(lines(112)).last().isEqualTo("112.0 -1900 565");
  }
}
