package io.tipoff.backtest.leadlag;

import static io.tipoff.backtest.leadlag.Told.GAME;
import static io.tipoff.backtest.leadlag.Told.HOME;
import static io.tipoff.backtest.leadlag.Told.at;
import static io.tipoff.game.FeedSource.ESPN;
import static io.tipoff.game.FeedSource.OPTICODDS;
import static io.tipoff.game.FeedSource.VENUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.backtest.leadlag.LeadLagReport.Feed;
import io.tipoff.backtest.leadlag.LeadLagReport.Pair;
import io.tipoff.backtest.leadlag.LeadLagReport.Verdict;
import io.tipoff.event.FeedLost;
import io.tipoff.event.ScoreChanged;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.GameStatus;
import io.tipoff.game.Selection;
import io.tipoff.market.MarketId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LeadLagTest {
  private final Told told = new Told().matched(GAME, HOME, Selection.HOME);

  private Feed only() {
    return told.report().feeds().getFirst();
  }

  private static Feed feed(LeadLagReport report, FeedSource source) {
    return report.feeds().stream()
        .filter(feed -> feed.teller().source() == source && !feed.teller().isOfOdds())
        .findFirst()
        .orElseThrow();
  }

  /** A score of the home side at 100 s that the price answers so many seconds later. */
  private Told answered(double later, int cents) {
    told.middle(1, 50).score(10, VENUE, 0, 0);
    if (later < 0) {
      told.middle(100 + later, cents).score(100, VENUE, 2, 0);
    } else {
      told.score(100, VENUE, 2, 0).middle(100 + later, cents);
    }
    return told.middle(106, cents);
  }

  private static double median(Feed feed) {
    return feed.lead().orElseThrow().median();
  }

  @Test
  void shouldFindALead() {
    answered(1.5, 56);

    Feed feed = only();
    assertThat(median(feed)).isEqualTo(1.5);
    assertThat(feed.changes()).isEqualTo(1);
    assertThat(feed.usable()).isEqualTo(1);
    assertThat(feed.positiveShare()).isEqualTo(1);
    assertThat(feed.teller()).isEqualTo(new Teller("nba", VENUE, ""));
    assertThat(feed.stampLag()).isEqualTo(0.25);
  }

  @Test
  void shouldFindALag() {
    answered(-2, 56);

    Feed feed = only();
    assertThat(median(feed)).isEqualTo(-2);
    assertThat(feed.positiveShare()).isZero();
  }

  @Test
  void shouldNotMeasureAPriceThatStays() {
    answered(1, 51);

    Feed feed = only();
    assertThat(feed.unmoved()).isEqualTo(1);
    assertThat(feed.lead()).isEmpty();
    assertThat(feed.interval()).isEmpty();
    assertThat(feed.verdict()).isEqualTo(Verdict.TOO_FEW);
  }

  @Test
  void shouldNotMeasureAPriceThatGoesTheOtherWay() {
    answered(1, 44);

    Feed feed = only();
    assertThat(feed.against()).isEqualTo(1);
    assertThat(feed.usable()).isZero();
  }

  @Test
  void shouldExpectTheAwaySidesContractToFall() {
    MarketId away = new MarketId("away-wins");
    told.matched(GAME, away, Selection.AWAY)
        .quoted(1, away, "0.49", "0.51")
        .score(10, VENUE, 0, 0)
        .score(100, VENUE, 3, 0)
        .quoted(101, away, "0.39", "0.41")
        .quoted(106, away, "0.39", "0.41");

    assertThat(median(only())).isEqualTo(1);
  }

  @Test
  void shouldExpectMorePointsToLiftATotalWhoeverScores() {
    MarketId total = new MarketId("total");
    told.matched(GAME, total, Selection.OVER)
        .quoted(1, total, "0.49", "0.51")
        .score(10, VENUE, 0, 0)
        .score(100, VENUE, 0, 3)
        .quoted(101, total, "0.52", "0.54")
        .quoted(106, total, "0.52", "0.54");

    assertThat(median(only())).isEqualTo(1);
  }

  @Test
  void shouldBelieveTheMarketThatMovesTheMost() {
    MarketId total = new MarketId("total");
    told.matched(GAME, total, Selection.OVER).quoted(1, total, "0.49", "0.51").middle(1, 50);
    told.score(10, VENUE, 0, 0)
        .score(100, VENUE, 3, 0)
        .quoted(101, total, "0.52", "0.54")
        .middle(102, 60)
        .middle(106, 60);

    assertThat(median(only())).isEqualTo(2);
  }

  @Test
  void shouldLeaveOutScoresThatFollowEachOtherTooClosely() {
    told.middle(1, 50)
        .score(10, VENUE, 0, 0)
        .score(100, VENUE, 2, 0)
        .middle(101, 56)
        .score(104, VENUE, 2, 2)
        .middle(105, 50)
        .score(200, VENUE, 4, 2)
        .middle(201, 56)
        .middle(300, 56);

    Feed feed = only();
    assertThat(feed.changes()).isEqualTo(3);
    assertThat(feed.crowded()).isEqualTo(2);
    assertThat(feed.usable()).isEqualTo(1);
  }

  @Test
  void shouldNotMindScoresOfAnotherGame() {
    GameId other = new GameId("nba-lal-gsw");
    told.score(10, other, VENUE, 0, 0);
    answered(1.5, 56);
    told.score(107, other, VENUE, 1, 0);

    Feed feed = only();
    assertThat(feed.crowded()).isZero();
    assertThat(feed.noPrices()).as("the other game has no market").isEqualTo(1);
    assertThat(feed.games()).isEqualTo(1);
  }

  @Test
  void shouldCountALateFeedAgainstThePricesOfTheFirstWord() {
    told.score(11, ESPN, 0, 0);
    answered(1, 56);
    told.score(112, ESPN, 2, 0).middle(120, 56);

    LeadLagReport report = told.report();
    assertThat(median(feed(report, VENUE))).isEqualTo(1);
    assertThat(median(feed(report, ESPN))).isEqualTo(-11);
  }

  @Test
  void shouldCompareFeedsWithEachOther() {
    told.score(10, VENUE, 0, 0)
        .score(11, ESPN, 0, 0)
        .score(100, ESPN, 2, 0)
        .score(103, VENUE, 2, 0)
        .score(200, VENUE, 4, 0)
        .score(201, ESPN, 4, 0)
        .score(300, VENUE, 6, 0)
        .score(303, ESPN, 6, 0)
        .state(400, GAME, ESPN, 6, 0, GameStatus.FINAL)
        .state(405, GAME, VENUE, 6, 0, GameStatus.FINAL);

    LeadLagReport report = told.report();
    Pair scores = report.pairs().getFirst();
    assertThat(scores.isOfScores()).isTrue();
    assertThat(scores.one()).isEqualTo(VENUE);
    assertThat(scores.other()).isEqualTo(ESPN);
    assertThat(scores.apart().count()).isEqualTo(3);
    assertThat(scores.apart().median()).isEqualTo(1);
    assertThat(scores.firstShare()).isCloseTo(2 / 3.0, within(1e-12));
    Pair statuses = report.pairs().getLast();
    assertThat(statuses.isOfScores()).isFalse();
    assertThat(statuses.apart().median()).isEqualTo(-5);
    assertThat(report.feeds())
        .as("a status has no direction")
        .allMatch(feed -> feed.changes() == 3);
  }

  @Test
  void shouldTakeAWordOnceHoweverOftenItIsSaid() {
    answered(1.5, 56);
    told.event(new ScoreChanged(at(130), GAME, VENUE, at(130), 2, 0))
        .score(140, VENUE, 2, 0)
        .score(150, VENUE, 0, 0)
        .score(160, VENUE, 2, 0)
        .middle(200, 56);

    Feed feed = only();
    assertThat(feed.changes()).as("the score, and that it was taken back").isEqualTo(2);
    assertThat(feed.usable()).isEqualTo(1);
  }

  @Test
  void shouldNotTakeTheFirstWordAfterAnOutageForNews() {
    told.middle(1, 50)
        .score(10, VENUE, 0, 0)
        .event(new FeedLost(at(50), VENUE, Optional.empty(), "gone"))
        .score(100, VENUE, 2, 0)
        .middle(101, 56)
        .score(200, VENUE, 4, 0)
        .middle(201, 62)
        .middle(210, 62);

    LeadLagReport report = told.report();
    assertThat(feed(report, VENUE).changes()).isEqualTo(1);
    assertThat(report.outages()).containsEntry(VENUE, 1);
  }

  @Test
  void shouldForgetOnlyTheGameThatWasLost() {
    told.score(10, VENUE, 0, 0)
        .event(new FeedLost(at(50), VENUE, Optional.of(new GameId("another")), "gone"))
        .event(new FeedLost(at(51), ESPN, Optional.empty(), "gone"))
        .score(100, VENUE, 2, 0);

    assertThat(only().changes()).isEqualTo(1);
  }

  @Test
  void shouldNotMeasureOverAGapOfMarketData() {
    told.middle(1, 50)
        .score(10, VENUE, 0, 0)
        .score(100, VENUE, 2, 0)
        .event(new StreamLost(at(101), "gone"))
        .event(new StreamRestored(at(102)))
        .middle(103, 56)
        .middle(110, 56);

    LeadLagReport report = told.report();
    assertThat(feed(report, VENUE).noPrices()).isEqualTo(1);
    assertThat(report.gaps()).isEqualTo(1);
  }

  @Test
  void shouldNotBelieveDeadOrOneSidedBooks() {
    told.middle(1, 50)
        .score(10, VENUE, 0, 0)
        .score(100, VENUE, 2, 0)
        .quoted(100.5, HOME, "0.40", "0.90")
        .quoted(100.6, HOME, "0.60", "0.60")
        .quoted(100.7, HOME, "0.62", "0.60")
        .middle(102, 56)
        .middle(110, 56);

    assertThat(median(only())).isEqualTo(2);
  }

  @Test
  void shouldLeaveWhatTheRecordingDoesNotShowToTheEnd() {
    told.middle(1, 50).score(10, VENUE, 0, 0).score(100, VENUE, 2, 0).middle(101, 56);

    assertThat(only().noPrices()).isEqualTo(1);
  }

  @Test
  void shouldNotGuessTheSideOnWhichFeedsDiffer() {
    told.matched(GAME, HOME, Selection.AWAY);
    answered(1, 56);

    assertThat(only().noPrices()).isEqualTo(1);
  }

  @Test
  void shouldMeasureOddsByBook() {
    told.middle(1, 50)
        .odds(10, "pinnacle", 1.95, 1.95)
        .odds(11, "polymarket (usa)", 1.95, 1.95)
        .odds(50, "pinnacle", 1.94, 1.96)
        .middle(98, 56)
        .odds(100, "pinnacle", 1.65, 2.30)
        .odds(100, "polymarket (usa)", 1.65, 2.30)
        .middle(110, 56);

    LeadLagReport report = told.report();
    assertThat(report.feeds()).hasSize(1);
    Feed feed = report.feeds().getFirst();
    assertThat(feed.teller()).isEqualTo(new Teller("", OPTICODDS, "pinnacle"));
    assertThat(feed.changes()).as("half a cent is no news").isEqualTo(1);
    assertThat(median(feed)).isEqualTo(-2);
    assertThat(feed.stampLag()).isEqualTo(0.5);
    assertThat(report.pairs()).isEmpty();
  }

  /** Games in which every score is answered so late that half are below the given figure. */
  private LeadLagReport games(int games, double lead, boolean along) {
    for (int game = 0; game < games; game++) {
      GameId id = new GameId("game-" + game);
      MarketId market = new MarketId("market-" + game);
      told.matched(id, market, Selection.HOME).quoted(1_000 * game, market, "0.49", "0.51");
      told.score(1_000 * game + 10, id, VENUE, 0, 0);
      for (int i = 1; i <= 5; i++) {
        double time = 1_000 * game + 100 * i;
        double turn = time + lead + 0.01 * i;
        boolean up = along || (game + i) % 2 == 0;
        String bid = up ? "0.54" : "0.44";
        String offer = up ? "0.56" : "0.46";
        told.quoted(time - 50, market, "0.49", "0.51");
        if (lead < 0) {
          told.quoted(turn, market, bid, offer).score(time, id, VENUE, i, 0);
        } else {
          told.score(time, id, VENUE, i, 0).quoted(turn, market, bid, offer);
        }
        told.quoted(time + 20, market, bid, offer);
      }
    }
    return told.report();
  }

  @Test
  void shouldSayThatAFeedLeads() {
    LeadLagReport report = games(5, 1, true);

    Feed feed = feed(report, VENUE);
    assertThat(feed.verdict()).isEqualTo(Verdict.LEADS);
    assertThat(feed.lead().orElseThrow().median()).isCloseTo(1.03, within(1e-6));
    assertThat(feed.lead().orElseThrow().lower()).isCloseTo(1.02, within(1e-6));
    assertThat(feed.lead().orElseThrow().upper()).isCloseTo(1.04, within(1e-6));
    assertThat(feed.interval().orElseThrow().low()).isCloseTo(1.03, within(1e-6));
    assertThat(feed.games()).isEqualTo(5);
    assertThat(report.games()).isEqualTo(5);
  }

  @Test
  void shouldSayThatAFeedTrails() {
    assertThat(feed(games(5, -1, true), VENUE).verdict()).isEqualTo(Verdict.TRAILS);
  }

  @Test
  void shouldConcludeNothingFromFourGames() {
    Feed feed = feed(games(4, 1, true), VENUE);
    assertThat(feed.usable()).isEqualTo(20);
    assertThat(feed.verdict()).isEqualTo(Verdict.TOO_FEW);
  }

  @Test
  void shouldConcludeNothingFromPricesThatGoEitherWay() {
    Feed feed = feed(games(10, 1, false), VENUE);
    assertThat(feed.usable()).isEqualTo(25);
    assertThat(feed.against()).isEqualTo(25);
    assertThat(feed.verdict()).isEqualTo(Verdict.UNRELATED);
  }

  @Test
  void shouldConcludeNothingFromPricesThatMostlyStandStill() {
    GameId quiet = new GameId("quiet");
    MarketId market = new MarketId("quiet-market");
    told.matched(quiet, market, Selection.HOME).quoted(0, market, "0.49", "0.51");
    told.score(10, quiet, ESPN, 0, 0).score(10, quiet, VENUE, 0, 0);
    for (int i = 1; i <= 80; i++) {
      told.score(100 * i, quiet, VENUE, i, 0);
    }
    told.quoted(9_000, market, "0.49", "0.51").ends();

    Feed feed = feed(games(5, 1, true), VENUE);
    assertThat(feed.usable()).isEqualTo(25);
    assertThat(feed.unmoved()).isEqualTo(80);
    assertThat(feed.verdict()).isEqualTo(Verdict.UNRELATED);
  }

  @Test
  void shouldPutRecordingsTogether() {
    answered(1.5, 56);
    told.ends().matched(GAME, HOME, Selection.HOME);
    told.middle(1_001, 50)
        .score(1_010, VENUE, 0, 0)
        .score(1_100, VENUE, 3, 0)
        .middle(1_102.5, 60)
        .middle(1_110, 60);

    LeadLagReport report = told.report();
    assertThat(report.recordings()).isEqualTo(2);
    assertThat(report.games()).isEqualTo(1);
    assertThat(median(feed(report, VENUE))).isEqualTo(2);
  }
}
