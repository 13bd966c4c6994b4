package io.tipoff.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.FeedLost;
import io.tipoff.event.FeedRestored;
import io.tipoff.event.GameEvent;
import io.tipoff.event.GameMatched;
import io.tipoff.event.GameReported;
import io.tipoff.event.OddsReported;
import io.tipoff.event.OddsSuspended;
import io.tipoff.event.PlaySuspended;
import io.tipoff.event.ScoreChanged;
import io.tipoff.feed.GameTeller.Part;
import io.tipoff.game.BookOdds;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.game.MarketSide;
import io.tipoff.game.Selection;
import io.tipoff.market.MarketId;
import io.tipoff.market.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GameTellerTest {
  private static final long SECOND = 1_000_000_000L;
  private static final GameId GAME = new GameId("g");
  private static final GameId OTHER = new GameId("o");
  private static final FeedSource SOURCE = FeedSource.OPTICODDS;

  private final AtomicLong now = new AtomicLong(FeedDesk.START);
  private final List<GameEvent> told = new ArrayList<>();
  private final FeedHealth health = new FeedHealth(SOURCE);
  private final GameTeller teller = new GameTeller(health, told::add, now::get);

  private static GameState state(int home, int away, GameStatus status) {
    return new GameState(
        "nba", "H", "A", home, away, status, 1, Optional.empty(), Optional.empty());
  }

  private static Fixture fixture(String id) {
    return new Fixture(
        SOURCE, id, League.NBA, new Team("h", "H", ""), new Team("a", "A", ""), FeedDesk.START);
  }

  private List<GameEvent> news() {
    List<GameEvent> news = List.copyOf(told);
    told.clear();
    return news;
  }

  private void live(GameId game, int home, int away) {
    teller.state(game, Optional.empty(), state(home, away, GameStatus.LIVE));
  }

  @Test
  void shouldTellTheSameAgainAfterFiveSeconds() {
    live(GAME, 1, 0);
    assertThat(news()).hasSize(1);

    now.addAndGet(5 * SECOND - 1);
    live(GAME, 1, 0);
    assertThat(news()).isEmpty();

    now.addAndGet(1);
    live(GAME, 1, 0);
    assertThat(news())
        .containsExactly(
            new GameReported(now.get(), GAME, SOURCE, now.get(), state(1, 0, GameStatus.LIVE)));
    assertThat(health.snapshot().told()).isEqualTo(2);
  }

  @Test
  void shouldTellChangesAtOnceAndBeforeTheReport() {
    live(GAME, 1, 0);
    news();

    long trueAt = now.get() - 3;
    teller.state(GAME, Optional.of(trueAt), state(1, 2, GameStatus.SUSPENDED));

    assertThat(news())
        .containsExactly(
            new ScoreChanged(now.get(), GAME, SOURCE, trueAt, 1, 2),
            new PlaySuspended(now.get(), GAME, SOURCE, trueAt, ""),
            new GameReported(now.get(), GAME, SOURCE, trueAt, state(1, 2, GameStatus.SUSPENDED)));
    assertThat(health.snapshot().lag()).hasValue(3);
  }

  @Test
  void shouldNotBelieveAStampThatIsNotYet() {
    teller.state(GAME, Optional.of(now.get() + 3600 * SECOND), state(1, 0, GameStatus.LIVE));

    assertThat(news())
        .extracting(event -> ((GameReported) event).trueAt())
        .containsExactly(now.get());
  }

  @Test
  void shouldTellAMatchOnceAndAgainWhenItIsAnother() {
    GameMatch.Found found = new GameMatch.Found(GAME, List.of(), 0.95);
    teller.match(fixture("f"), found);
    teller.match(fixture("f"), found);

    assertThat(news())
        .containsExactly(new GameMatched(now.get(), GAME, SOURCE, "f", "H", "A", List.of(), 0.95));
    assertThat(health.snapshot().games()).isEqualTo(1);

    MarketSide side = new MarketSide(new MarketId("m"), Selection.HOME);
    teller.match(fixture("f"), new GameMatch.Found(GAME, List.of(side), 1));
    assertThat(news())
        .containsExactly(new GameMatched(now.get(), GAME, SOURCE, "f", "H", "A", List.of(side), 1));
    assertThat(teller.gameOf("f")).contains(GAME);
    assertThat(teller.gameOf("g")).isEmpty();
  }

  @Test
  void shouldListWhatItIsNotSureOf() {
    teller.match(fixture("f1"), new GameMatch.None("why"));
    teller.match(fixture("f2"), new GameMatch.Ambiguous(List.of(GAME, OTHER)));

    assertThat(news()).isEmpty();
    assertThat(health.snapshot().unmatched())
        .containsExactly(
            new FeedHealth.Unmatched("f1", "nba", "A at H", FeedDesk.START, "why"),
            new FeedHealth.Unmatched(
                "f2", "nba", "A at H", FeedDesk.START, "it may be any of [g, o]"));

    teller.match(fixture("f2"), new GameMatch.Found(GAME, List.of(), 1));
    assertThat(health.snapshot().unmatched()).hasSize(1);
  }

  @Test
  void shouldNotTakeTwoOfAFeedsGamesForOne() {
    GameMatch.Found found = new GameMatch.Found(GAME, List.of(), 1);
    teller.match(fixture("f1"), found);
    teller.match(fixture("f2"), found);
    teller.match(fixture("f1"), found);

    assertThat(news()).hasSize(1);
    assertThat(teller.gameOf("f2")).isEmpty();
    assertThat(health.snapshot().unmatched())
        .extracting(FeedHealth.Unmatched::reason)
        .containsExactly("it would be g, as its f1 is");
  }

  @Test
  void shouldSayOnceThatTheFeedIsLostAndOnceThatItIsBack() {
    live(GAME, 1, 0);
    teller.heard();
    news();

    teller.lost(FeedHealth.State.LOST, "silence");
    teller.lost(FeedHealth.State.LOST, "more silence");
    assertThat(news())
        .containsExactly(new FeedLost(now.get(), SOURCE, Optional.empty(), "silence"));
    assertThat(health.snapshot().state()).isEqualTo(FeedHealth.State.LOST);
    assertThat(health.snapshot().reason()).isEqualTo("more silence");

    teller.heard();
    teller.heard();
    assertThat(news()).containsExactly(new FeedRestored(now.get(), SOURCE, Optional.empty()));
    assertThat(health.snapshot().state()).isEqualTo(FeedHealth.State.HEARD);
    assertThat(health.snapshot().reason()).isEmpty();
  }

  @Test
  void shouldTellWhatStaysAtOnceAfterAnOutage() {
    live(GAME, 1, 0);
    teller.lost(FeedHealth.State.LOST, "silence");
    news();

    live(GAME, 1, 0);
    assertThat(news()).hasSize(1).hasOnlyElementsOfType(GameReported.class);

    teller.heard();
    news();
    live(GAME, 1, 0);
    assertThat(news()).hasSize(1);
  }

  @Test
  void shouldLoseOneGameAlone() {
    live(GAME, 1, 0);
    live(OTHER, 1, 0);
    news();

    teller.lost(GAME, Part.SCORES, "silence");
    teller.lost(GAME, Part.SCORES, "silence");
    live(OTHER, 1, 0);
    assertThat(news())
        .containsExactly(new FeedLost(now.get(), SOURCE, Optional.of(GAME), "silence"));

    live(GAME, 1, 0);
    assertThat(news())
        .containsExactly(
            new FeedRestored(now.get(), SOURCE, Optional.of(GAME)),
            new GameReported(now.get(), GAME, SOURCE, now.get(), state(1, 0, GameStatus.LIVE)));
  }

  private static BookOdds odds() {
    return new BookOdds("b", Question.WINNER, true, List.of(), Optional.empty(), 0, 0);
  }

  @Test
  void shouldRestoreAGameOnlyWhenNothingOfItIsLost() {
    live(GAME, 1, 0);
    teller.lost(GAME, Part.SCORES, "scores");
    teller.lost(GAME, Part.ODDS, "odds");
    assertThat(told.stream().filter(FeedLost.class::isInstance)).hasSize(2);
    news();

    teller.odds(GAME, odds());
    assertThat(news()).containsExactly(new OddsReported(now.get(), GAME, SOURCE, odds()));
    live(GAME, 1, 0);
    assertThat(news()).first().isInstanceOf(FeedRestored.class);

    teller.lost(GAME, Part.ODDS, "odds");
    news();
    live(GAME, 1, 0);
    assertThat(news()).hasOnlyElementsOfType(GameReported.class);
    teller.restored(GAME, Part.ODDS);
    teller.restored(GAME, Part.ODDS);
    assertThat(news()).containsExactly(new FeedRestored(now.get(), SOURCE, Optional.of(GAME)));
  }

  @Test
  void shouldTellSuspensions() {
    teller.suspended(GAME, "b", Question.WINNER, Selection.HOME);

    assertThat(news())
        .containsExactly(
            new OddsSuspended(now.get(), GAME, SOURCE, "b", Question.WINNER, Selection.HOME));
  }
}
