package io.tipoff.engine.games;

import static io.tipoff.engine.games.GameDesk.GAME;
import static io.tipoff.engine.games.GameDesk.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.FeedLost;
import io.tipoff.event.FeedRestored;
import io.tipoff.event.GameEnded;
import io.tipoff.event.OddsConfirmed;
import io.tipoff.event.PeriodChanged;
import io.tipoff.event.PlayResumed;
import io.tipoff.event.PlaySuspended;
import io.tipoff.event.ScoreChanged;
import io.tipoff.game.BookOdds;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameCondition;
import io.tipoff.game.GameStatus;
import io.tipoff.game.Selection;
import io.tipoff.game.SideOdds;
import io.tipoff.market.Question;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which feed is believed, when none is, and what counts as something that happened. */
class GamesTest {
  private static final FeedSource FAST = FeedSource.OPTICODDS;
  private static final FeedSource SLOW = FeedSource.ESPN;

  private final GameDesk desk = new GameDesk();

  private String score() {
    return desk.view().state().homeScore() + "-" + desk.view().state().awayScore();
  }

  @Test
  void shouldKnowNothingOfAGameThatNoFeedTold() {
    assertThat(desk.games.of(GameDesk.WINNER, desk.now)).isEmpty();
    desk.suspended("pinnacle");
    assertThat(desk.games.of(GameDesk.WINNER, desk.now)).isEmpty();
  }

  @Test
  void shouldBelieveTheFeedThatIsFarthestOn() {
    desk.live(1, 700, 2, 0);
    desk.after(5).reported(SLOW, state(GameStatus.LIVE, 1, 715, 0, 0));
    assertThat(score()).isEqualTo("2-0");
    assertThat(desk.view().source()).isEqualTo(FAST);
    assertThat(desk.condition()).isEqualTo(GameCondition.CERTAIN);
    desk.after(5).reported(SLOW, state(GameStatus.LIVE, 1, 690, 2, 3));
    assertThat(score()).isEqualTo("2-3");
    assertThat(desk.view().source()).isEqualTo(SLOW);
  }

  @Test
  void shouldGoByTheStampWhereBothFeedsAreAsFar() {
    desk.live(1, 700, 2, 0);
    desk.after(1).reported(SLOW, state(GameStatus.LIVE, 1, 700.4, 2, 0));
    assertThat(desk.view().source()).isEqualTo(SLOW);
  }

  @Test
  void shouldSayThatSomethingHappenedOnceWhicheverFeedTellsItFirst() {
    assertThat(desk.live(1, 700, 0, 0)).extracting(Games.Change::happened).containsExactly(false);
    desk.reported(SLOW, state(GameStatus.LIVE, 1, 710, 0, 0));
    assertThat(desk.live(1, 690, 3, 0)).extracting(Games.Change::happened).containsExactly(true);
    desk.after(8);
    assertThat(desk.reported(SLOW, state(GameStatus.LIVE, 1, 690, 3, 0)))
        .noneMatch(Games.Change::happened);
  }

  @Test
  void shouldNameTheMarketsOfTheGame() {
    assertThat(desk.live(1, 700, 0, 0).getFirst().markets())
        .containsExactly(GameDesk.WINNER, GameDesk.HOME_WINNER, GameDesk.SPREAD, GameDesk.TOTAL);
  }

  @Test
  void shouldSayNothingWhereAFeedTellsTheSameAgain() {
    desk.live(1, 700, 0, 0);
    assertThat(desk.after(5).live(1, 700, 0, 0)).isEmpty();
    assertThat(desk.after(29).condition()).isEqualTo(GameCondition.CERTAIN);
  }

  @Test
  void shouldTakeTheStartAndASuspensionForEventsAndABreakForNone() {
    desk.scheduled();
    assertThat(desk.live(1, 720, 0, 0)).allMatch(Games.Change::happened);
    assertThat(desk.reported(FAST, state(GameStatus.BREAK, 1, 0, 0, 0)))
        .noneMatch(Games.Change::happened);
    assertThat(desk.live(2, 720, 0, 0)).noneMatch(Games.Change::happened);
    assertThat(desk.reported(FAST, state(GameStatus.SUSPENDED, 2, 720, 0, 0)))
        .allMatch(Games.Change::happened);
  }

  @Test
  void shouldTakeEventsThatSayJustWhatChanged() {
    desk.live(1, 700, 0, 0);
    assertThat(desk.told(new ScoreChanged(desk.now, GAME, FAST, desk.now, 2, 0)))
        .extracting(Games.Change::happened)
        .containsExactly(true);
    assertThat(score()).isEqualTo("2-0");
    desk.told(new PeriodChanged(desk.now, GAME, FAST, desk.now, 2));
    assertThat(desk.view().state().period()).isEqualTo(2);
    assertThat(desk.view().state().clock()).as("unknown until it is told").isEmpty();
    desk.told(new PlaySuspended(desk.now, GAME, FAST, desk.now, "rain"));
    assertThat(desk.view().state().status()).isEqualTo(GameStatus.SUSPENDED);
    desk.told(new PlayResumed(desk.now, GAME, FAST, desk.now));
    assertThat(desk.view().state().status()).isEqualTo(GameStatus.LIVE);
    desk.told(new GameEnded(desk.now, GAME, FAST, desk.now, 99, 90));
    assertThat(desk.view().state().status()).isEqualTo(GameStatus.FINAL);
    assertThat(score()).isEqualTo("99-90");
  }

  @Test
  void shouldTakeAScoreOfAnUnheardGameForAnEventAllTheSame() {
    assertThat(desk.told(new ScoreChanged(desk.now, GAME, FAST, desk.now, 2, 0)))
        .allMatch(Games.Change::happened)
        .hasSize(1);
  }

  @Test
  void shouldSeeAContradictionWhereEachSideLeads() {
    desk.live(1, 700, 3, 0);
    List<Games.Change> changes = desk.reported(SLOW, state(GameStatus.LIVE, 1, 705, 0, 3));
    assertThat(changes).extracting(Games.Change::doubt).containsExactly(GameCondition.CONTRADICTED);
    assertThat(desk.condition()).isEqualTo(GameCondition.CONTRADICTED);
    desk.reported(SLOW, state(GameStatus.LIVE, 1, 700, 3, 0));
    assertThat(desk.condition()).as("they agree again").isEqualTo(GameCondition.CERTAIN);
  }

  @Test
  void shouldLetAFeedBeBehindForSoLongAndNoLonger() {
    desk.live(1, 700, 0, 0);
    desk.reported(SLOW, state(GameStatus.LIVE, 1, 700, 0, 0));
    desk.live(1, 690, 3, 0);
    for (int i = 0; i < 4; i++) {
      desk.after(11).live(1, 690, 3, 0);
      desk.reported(SLOW, state(GameStatus.LIVE, 1, 700, 0, 0));
    }
    assertThat(desk.condition()).as("44 s behind").isEqualTo(GameCondition.CERTAIN);
    desk.after(1);
    assertThat(desk.condition()).as("45 s behind").isEqualTo(GameCondition.CONTRADICTED);
  }

  @Test
  void shouldNotTakeAFeedThatDoesNotFollowTheGameForAContradiction() {
    desk.live(1, 700, 0, 0);
    for (int i = 0; i < 10; i++) {
      desk.after(10).live(1, 700 - 10 * i, 3, 0);
      desk.reported(FeedSource.VENUE, state(GameStatus.SCHEDULED, 0, -1, 0, 0));
    }
    assertThat(desk.condition()).isEqualTo(GameCondition.CERTAIN);
    assertThat(desk.view().source()).isEqualTo(FAST);
  }

  @Test
  void shouldNotBelieveAFeedThatHasFallenSilent() {
    desk.live(1, 700, 3, 0);
    assertThat(desk.after(30).condition()).isEqualTo(GameCondition.CERTAIN);
    assertThat(desk.after(0.001).condition()).isEqualTo(GameCondition.STALE);
    assertThat(score()).as("what was last told").isEqualTo("3-0");
    desk.reported(SLOW, state(GameStatus.LIVE, 1, 705, 3, 0));
    assertThat(desk.condition()).isEqualTo(GameCondition.CERTAIN);
    assertThat(desk.view().source()).isEqualTo(SLOW);
  }

  @Test
  void shouldBelieveNothingOfALostFeedUntilItTellsAgain() {
    desk.live(1, 700, 3, 0);
    List<Games.Change> changes =
        desk.told(new FeedLost(desk.now, FAST, Optional.empty(), "closed"));
    assertThat(changes).extracting(Games.Change::doubt).containsExactly(GameCondition.LOST);
    desk.told(new FeedRestored(desk.now, FAST, Optional.empty()));
    assertThat(desk.condition()).isEqualTo(GameCondition.LOST);
    desk.live(1, 700, 3, 0);
    assertThat(desk.condition()).isEqualTo(GameCondition.CERTAIN);
  }

  @Test
  void shouldGoOnWithTheFeedThatIsLeftAndSeeNoEventInItsOlderScore() {
    desk.live(1, 700, 3, 0);
    desk.reported(SLOW, state(GameStatus.LIVE, 1, 710, 0, 0));
    List<Games.Change> changes = desk.told(new FeedLost(desk.now, FAST, Optional.of(GAME), "x"));
    assertThat(changes).extracting(Games.Change::happened).containsExactly(false);
    assertThat(desk.condition()).isEqualTo(GameCondition.CERTAIN);
    assertThat(desk.view().source()).isEqualTo(SLOW);
  }

  @Test
  void shouldTakeThreeBooksWithinTwoSecondsForABurst() {
    desk.live(1, 700, 0, 0);
    assertThat(desk.suspended("pinnacle")).noneMatch(Games.Change::happened);
    assertThat(desk.suspended("pinnacle")).noneMatch(Games.Change::happened);
    assertThat(desk.after(1).suspended("fanduel")).noneMatch(Games.Change::happened);
    assertThat(desk.after(1).suspended("betmgm")).allMatch(Games.Change::happened);
  }

  @Test
  void shouldNotTakeThreeBooksOverMoreThanTwoSecondsForABurst() {
    desk.live(1, 700, 0, 0);
    desk.suspended("pinnacle");
    desk.after(1).suspended("fanduel");
    assertThat(desk.after(1.1).suspended("betmgm")).noneMatch(Games.Change::happened);
  }

  @Test
  void shouldCountOddsThatComeWithoutASideAsTakenDown() {
    desk.live(1, 700, 0, 0);
    desk.moneylines(1.9, 1.95);
    desk.suspended("pinnacle");
    desk.suspended("fanduel");
    BookOdds open = GameDesk.moneyline("draftkings", 1.9, 1.95, desk.now);
    assertThat(desk.odds(open.without(Selection.HOME))).allMatch(Games.Change::happened);
  }

  @Test
  void shouldNotCountALineThatAnotherTookThePlaceOfAsTakenDown() {
    desk.live(1, 700, 0, 0);
    for (String book : List.of("pinnacle", "fanduel", "betmgm", "draftkings")) {
      BookOdds line = GameDesk.moneyline(book, 1.9, 1.95, desk.now);
      desk.odds(line);
      BookOdds moved =
          new BookOdds(
              book,
              line.question(),
              false,
              List.of(SideOdds.suspended(Selection.HOME), SideOdds.suspended(Selection.AWAY)),
              line.limit(),
              desk.now,
              desk.now);
      assertThat(desk.odds(moved)).noneMatch(Games.Change::happened);
    }
  }

  @Test
  void shouldShowEachBooksFreshestOddsAndTakeDownWhatIsSuspended() {
    desk.moneylines(1.9, 1.95);
    GameOdds odds = desk.games.file(GAME).odds();
    assertThat(odds.on(Question.WINNER)).hasSize(3).noneMatch(BookOdds::isSuspended);
    desk.suspended("pinnacle");
    assertThat(odds.on(Question.WINNER).getFirst().sides())
        .containsExactly(SideOdds.suspended(Selection.HOME), SideOdds.of(Selection.AWAY, 1.95));
    desk.after(60).told(new OddsConfirmed(desk.now, GAME, FAST, desk.now));
    assertThat(odds.on(Question.WINNER)).allMatch(one -> one.seenAt() == desk.now);
    desk.told(new FeedLost(desk.now, FAST, Optional.empty(), "closed"));
    assertThat(odds.on(Question.WINNER)).isEmpty();
  }
}
