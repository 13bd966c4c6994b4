package io.tipoff.engine.games;

import static io.tipoff.engine.games.GameDesk.HOME_WINNER;
import static io.tipoff.engine.games.GameDesk.SPREAD;
import static io.tipoff.engine.games.GameDesk.TOTAL;
import static io.tipoff.engine.games.GameDesk.WINNER;
import static io.tipoff.engine.games.GameDesk.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.event.FeedLost;
import io.tipoff.event.GameReported;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameClock;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.game.Selection;
import io.tipoff.game.Situation;
import io.tipoff.game.TeamSide;
import io.tipoff.market.Question;
import io.tipoff.model.winprob.MarginModel;
import io.tipoff.model.winprob.Prior;
import io.tipoff.model.winprob.ScoreState;
import io.tipoff.strategy.MarketBelief.Origin;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the models make of markets, and when they make nothing. */
class BeliefsTest {
  private final GameDesk desk = new GameDesk();

  /** Even odds before the game; then it is on. */
  private GameDesk begun() {
    desk.matched().scheduled().moneylines(1.95, 1.95);
    desk.after(6).scheduled().moneylines(1.95, 1.95);
    desk.live(1, 720, 0, 0);
    return desk;
  }

  /** Odds 1.5 and 2.74 without their margin, by Shin: .6508515815. */
  @Test
  void shouldTakeTheConsensusOfTheBooksBeforeTheGame() {
    desk.matched().scheduled().moneylines(1.5, 2.74);
    assertThat(desk.probability(HOME_WINNER)).isCloseTo(0.6508515815, within(1e-9));
    assertThat(desk.probability(WINNER)).isCloseTo(1 - 0.6508515815, within(1e-9));
    assertThat(desk.known(WINNER).origin()).isEqualTo(Origin.CONSENSUS);
    assertThat(desk.known(WINNER).words()).isEqualTo("3 books");
    assertThat(desk.known(WINNER).belief().sigma()).isBetween(0.005, 0.02);
  }

  /** The market gives Boston 4.5 points; the books write that as New York -4.5. */
  @Test
  void shouldReadBooksLinesAsOfTheHomeTeam() {
    desk.matched().scheduled();
    for (String book : List.of("pinnacle", "draftkings", "fanduel")) {
      desk.odds(
          GameDesk.odds(
              book, Question.spread(-450), Selection.HOME, 1.5, Selection.AWAY, 2.74, desk.now));
      desk.odds(
          GameDesk.odds(
              book, Question.total(22_050), Selection.OVER, 2.74, Selection.UNDER, 1.5, desk.now));
    }
    assertThat(desk.probability(SPREAD)).isCloseTo(1 - 0.6508515815, within(1e-9));
    assertThat(desk.probability(TOTAL)).isCloseTo(1 - 0.6508515815, within(1e-9));
  }

  @Test
  void shouldHaveNoBeliefWithoutBooksOnTheSameLine() {
    desk.matched().scheduled().moneylines(1.5, 2.74);
    desk.odds(
        GameDesk.odds(
            "pinnacle", Question.spread(450), Selection.HOME, 1.9, Selection.AWAY, 1.9, desk.now));
    assertThat(desk.reason(SPREAD)).contains("0 independent books");
    assertThat(desk.reason(TOTAL)).contains("0 independent books");
  }

  @Test
  void shouldNeverCountTheVenueItself() {
    desk.matched().scheduled();
    for (String book : List.of("pinnacle", "draftkings", "polymarket", "polymarket (usa)")) {
      desk.odds(GameDesk.moneyline(book, 1.5, 2.74, desk.now));
    }
    assertThat(desk.reason(WINNER)).isEqualTo("2 independent books are left; 3 are needed");
  }

  @Test
  void shouldLeaveOutBooksThatTookTheirBetsDownOrAreOld() {
    desk.matched().scheduled().moneylines(1.5, 2.74);
    desk.suspended("fanduel");
    assertThat(desk.reason(WINNER)).contains("2 independent books");
    desk.odds(GameDesk.moneyline("fanduel", 1.5, 2.74, desk.now));
    assertThat(desk.probability(HOME_WINNER)).isCloseTo(0.6508515815, within(1e-9));
    desk.after(305).scheduled();
    assertThat(desk.reason(WINNER)).contains("0 independent books");
  }

  /**
   * A lead of 10 with 24 minutes left and an even prior, by hand from docs/models.md: 10 points
   * melt to 6.173, the deviation is 9.491, and Phi(6.173/9.491) is .7423.
   */
  @Test
  void shouldAnchorTheModelToTheConsensusOfBeforeTheGame() {
    begun().after(60).live(3, 720, 60, 50);
    assertThat(desk.probability(HOME_WINNER)).isCloseTo(0.7423, within(0.0015));
    assertThat(desk.probability(WINNER))
        .isCloseTo(1 - desk.probability(HOME_WINNER), within(1e-12));
    assertThat(desk.known(WINNER).origin()).isEqualTo(Origin.IN_PLAY_CONSENSUS);
    assertThat(desk.known(WINNER).words()).isEqualTo("3 books before the game");
    double model = MarginModel.NBA.game(Prior.of(0.5)).estimate(new ScoreState(10, 1_440)).sigma();
    assertThat(desk.known(WINNER).belief().sigma()).isCloseTo(model, within(0.001));
  }

  @Test
  void shouldKeepThePriorAsItWasWhenTheGameBegan() {
    begun().after(60).live(3, 720, 60, 50);
    double before = desk.probability(WINNER);
    desk.moneylines(1.2, 4.5);
    assertThat(desk.probability(WINNER)).isEqualTo(before);
  }

  @Test
  void shouldStandOnTheVenuesPriceWhereNoBookIsHeard() {
    desk.matched().scheduled().book("0.34", "0.36");
    desk.live(1, 720, 0, 0);
    desk.book("0.10", "0.12");
    assertThat(desk.known(WINNER).origin()).isEqualTo(Origin.IN_PLAY_VENUE);
    assertThat(desk.probability(WINNER)).as("frozen at the start").isCloseTo(0.35, within(0.001));
    assertThat(desk.known(WINNER).belief().sigma()).as("wider").isGreaterThan(0.035);
  }

  @Test
  void shouldHaveNoBeliefOfAGameOfWhichNothingIsKnownFromBefore() {
    desk.matched().live(1, 720, 0, 0);
    assertThat(desk.reason(WINNER)).isEqualTo("nothing is known from before the game");
  }

  @Test
  void shouldGiveASpreadFromTheMarginAndNoTotal() {
    begun().after(60).live(3, 720, 60, 50);
    double covers =
        MarginModel.NBA.game(Prior.of(0.5)).above(new ScoreState(10, 1_440), 4.5).probability();
    assertThat(desk.probability(SPREAD)).isCloseTo(1 - covers, within(0.001));
    assertThat(desk.reason(TOTAL)).contains("no model");
  }

  @Test
  void shouldHaveNoBeliefWithoutAClock() {
    begun().after(60).live(3, -1, 60, 50);
    assertThat(desk.reason(WINNER)).contains("clock or situation unknown");
    desk.live(0, 720, 60, 50);
    assertThat(desk.reason(WINNER)).contains("clock or situation unknown");
  }

  @Test
  void shouldLetTheClockRunOnWhereItRuns() {
    begun();
    GameState running =
        new GameState(
            "nba",
            "New York",
            "Boston",
            60,
            50,
            GameStatus.LIVE,
            4,
            Optional.of(new GameClock(100 * GameDesk.SECOND, true)),
            Optional.empty());
    long then = desk.now;
    desk.told(new GameReported(then, GameDesk.GAME, FeedSource.OPTICODDS, then, running));
    double atOnce = desk.probability(HOME_WINNER);
    assertThat(desk.after(20).probability(HOME_WINNER)).isGreaterThan(atOnce);
    assertThat(desk.probability(HOME_WINNER))
        .isCloseTo(
            MarginModel.NBA.game(Prior.of(0.5)).probability(new ScoreState(10, 80)), within(0.001));
  }

  @Test
  void shouldHaveNoBeliefOnceTheClockIsOutWithALead() {
    begun().after(60).live(4, 0, 60, 50);
    assertThat(desk.reason(WINNER)).contains("unknown");
    desk.live(4, 0, 60, 60);
    assertThat(desk.probability(WINNER)).as("an overtime").isCloseTo(0.5, within(0.001));
    desk.live(5, 200, 64, 60);
    assertThat(desk.probability(HOME_WINNER)).isBetween(0.7, 0.95);
  }

  @Test
  void shouldHaveNoBeliefOfAGameThatIsNotCertain() {
    begun();
    desk.reported(FeedSource.ESPN, state(GameStatus.LIVE, 1, 720, 0, 3));
    desk.live(1, 700, 3, 0);
    assertThat(desk.reason(WINNER)).isEqualTo("the game is CONTRADICTED");
    desk.reported(FeedSource.ESPN, state(GameStatus.LIVE, 1, 700, 3, 0));
    assertThat(desk.belief(WINNER)).isEqualTo(desk.known(WINNER));
    assertThat(desk.after(31).reason(WINNER)).isEqualTo("the game is STALE");
    desk.live(1, 700, 3, 0);
    desk.told(new FeedLost(desk.now, FeedSource.OPTICODDS, Optional.empty(), "x"));
    desk.told(new FeedLost(desk.now, FeedSource.ESPN, Optional.empty(), "x"));
    assertThat(desk.reason(WINNER)).isEqualTo("the game is LOST");
  }

  @Test
  void shouldHaveNoBeliefWhilePlayIsSuspendedOrOver() {
    begun().reported(FeedSource.OPTICODDS, state(GameStatus.SUSPENDED, 1, 700, 0, 0));
    assertThat(desk.reason(WINNER)).isEqualTo("play is suspended");
    desk.reported(FeedSource.OPTICODDS, state(GameStatus.FINAL, 4, 0, 99, 90));
    assertThat(desk.reason(WINNER)).isEqualTo("the game is over");
  }

  @Test
  void shouldHaveNoBeliefWithoutAMatchThatIsSureEnough() {
    desk.matched(0.89).scheduled().moneylines(1.5, 2.74);
    assertThat(desk.reason(WINNER)).isEqualTo("no feed's game was matched for sure");
    desk.matched(0.9);
    assertThat(desk.probability(HOME_WINNER)).isCloseTo(0.6508515815, within(1e-9));
  }

  /** Home, ninth, nobody out or on, level: .6620; an even prior is below the average of .5407. */
  @Test
  void shouldPlayBaseballBySituation() {
    GameDesk baseball = new GameDesk("mlb");
    baseball.matched().scheduled().moneylines(1.95, 1.95);
    baseball.reported(
        FeedSource.OPTICODDS,
        GameDesk.inning(9, 3, 3, new Situation.Baseball(TeamSide.HOME, 0, 0, 1, 2)));
    assertThat(baseball.probability(HOME_WINNER)).isCloseTo(0.662, within(0.01));
    assertThat(baseball.reason(SPREAD)).contains("no model");
    baseball.reported(
        FeedSource.OPTICODDS,
        GameDesk.inning(9, 3, 3, new Situation.Baseball(TeamSide.AWAY, 3, 0, 0, 0)));
    assertThat(baseball.reason(WINNER)).contains("situation unknown");
  }

  @Test
  void shouldHaveNoBeliefOfALeagueWithoutAModel() {
    GameDesk other = new GameDesk("khl");
    other.matched().scheduled().moneylines(1.95, 1.95);
    other.live(1, 720, 0, 0);
    assertThat(other.reason(WINNER)).contains("no model");
  }

  @Test
  void shouldStayOutOfFootballsOvertimesAndSpreads() {
    GameDesk football = new GameDesk("nfl");
    football.matched().scheduled().moneylines(1.95, 1.95);
    football.live(4, 120, 20, 20);
    assertThat(football.probability(WINNER)).isCloseTo(0.5, within(0.01));
    assertThat(football.reason(SPREAD)).contains("no model");
    football.live(5, 600, 20, 20);
    assertThat(football.reason(WINNER)).contains("no model");
  }

  @Test
  void shouldMakeABeliefOnlyWhereSomethingChanged() {
    begun().after(60).live(3, 720, 60, 50);
    assertThat(desk.belief(WINNER)).isSameAs(desk.belief(WINNER));
    var before = desk.belief(WINNER);
    desk.after(1).live(3, 719, 60, 50);
    assertThat(desk.belief(WINNER)).isNotEqualTo(before);
  }
}
