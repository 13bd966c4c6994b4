package io.tipoff.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.GameEvent;
import io.tipoff.event.OddsReported;
import io.tipoff.event.OddsSuspended;
import io.tipoff.feed.GameTeller.Part;
import io.tipoff.feed.OddsBoard.Offer;
import io.tipoff.game.BookOdds;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.Selection;
import io.tipoff.market.Money;
import io.tipoff.market.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OddsBoardTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long NOW = FeedDesk.START;
  private static final GameId GAME = new GameId("g");
  private static final Question SPREAD = Question.spread(-150);

  private final AtomicLong now = new AtomicLong(NOW);
  private final List<GameEvent> told = new ArrayList<>();
  private final FeedHealth health = new FeedHealth(FeedSource.OPTICODDS);
  private final GameTeller teller = new GameTeller(health, told::add, now::get);
  private final OddsBoard board = new OddsBoard(teller);

  private static Offer offer(Question question, Selection side, double decimal, long at) {
    return offer("pinnacle", question, side, decimal, at);
  }

  private static Offer offer(
      String book, Question question, Selection side, double decimal, long at) {
    return new Offer(
        GAME,
        book,
        question,
        true,
        side,
        decimal == 0 ? OptionalDouble.empty() : OptionalDouble.of(decimal),
        Optional.empty(),
        at);
  }

  private static List<Offer> winner(double home, double away, long at) {
    return List.of(
        offer(Question.WINNER, Selection.HOME, home, at),
        offer(Question.WINNER, Selection.AWAY, away, at));
  }

  private static List<Offer> spread(Question question, long at) {
    return List.of(
        offer(question, Selection.HOME, 1.9, at), offer(question, Selection.AWAY, 1.9, at));
  }

  /** As text, such as {@code pinnacle WINNER 0: HOME 1.9, AWAY -}. */
  private List<String> news() {
    List<String> news =
        told.stream()
            .map(
                event ->
                    switch (event) {
                      case OddsReported report -> text(report.odds());
                      case OddsSuspended down ->
                          "down %s %s".formatted(down.question().kind(), down.selection());
                      default -> event.getClass().getSimpleName();
                    })
            .toList();
    told.clear();
    return news;
  }

  private static String text(BookOdds odds) {
    return "%s %s %d: %s"
        .formatted(
            odds.sportsbook(),
            odds.question().kind(),
            odds.question().line(),
            odds.sides().stream()
                .map(
                    side ->
                        side.selection()
                            + " "
                            + (side.decimal().isEmpty() ? "-" : side.decimal().getAsDouble()))
                .collect(Collectors.joining(", ")));
  }

  private BookOdds last() {
    return ((OddsReported) told.getLast()).odds();
  }

  @Test
  void shouldTellABetOnceWithAllItsSides() {
    board.take(winner(1.5, 2.6, NOW - 5), NOW);

    assertThat(last().quotedAt()).isEqualTo(NOW - 5);
    assertThat(last().polledAt()).isEqualTo(NOW);
    assertThat(last().main()).isTrue();
    assertThat(news()).containsExactly("pinnacle WINNER 0: HOME 1.5, AWAY 2.6");

    board.take(winner(1.5, 2.6, NOW - 5), NOW);
    assertThat(news()).isEmpty();
  }

  @Test
  void shouldLeaveOutOddsThatAreOlderThanKnown() {
    board.take(winner(1.5, 2.6, NOW - 5), 0);
    news();

    board.take(List.of(offer(Question.WINNER, Selection.HOME, 1.4, NOW - 6)), 0);
    assertThat(news()).isEmpty();
    board.lock(List.of(offer(Question.WINNER, Selection.HOME, 1.4, NOW - 6)));
    assertThat(news()).isEmpty();
    board.take(List.of(offer(Question.WINNER, Selection.HOME, 1.45, NOW - 5)), 0);
    assertThat(news()).containsExactly("pinnacle WINNER 0: HOME 1.45, AWAY 2.6");
  }

  @Test
  void shouldNotBeStoppedByAStampThatIsNotYet() {
    board.take(winner(1.5, 2.6, NOW + 3600 * SECOND), 0);
    assertThat(last().quotedAt()).isEqualTo(NOW);
    assertThat(last().seenAt()).isEqualTo(NOW);
    news();

    now.addAndGet(SECOND);
    board.take(winner(1.4, 2.8, NOW + SECOND), 0);
    assertThat(news()).containsExactly("pinnacle WINNER 0: HOME 1.4, AWAY 2.8");

    now.addAndGet(10 * SECOND);
    board.polled(GAME, "pinnacle", NOW + 9_999 * SECOND);
    assertThat(last().polledAt()).isEqualTo(now.get());
  }

  @Test
  void shouldLockASideAndOpenItAgain() {
    board.take(winner(1.5, 2.6, NOW - 5), 0);
    news();

    board.lock(List.of(offer(Question.WINNER, Selection.HOME, 1.5, NOW - 5)));
    board.lock(List.of(offer(Question.WINNER, Selection.HOME, 1.5, NOW - 5)));
    assertThat(news()).containsExactly("down WINNER HOME");

    board.take(List.of(offer(Question.WINNER, Selection.HOME, 1.5, NOW - 5)), 0);
    assertThat(news()).containsExactly("pinnacle WINNER 0: HOME 1.5, AWAY 2.6");
    board.lock(List.of(offer("other", Question.WINNER, Selection.HOME, 1.5, NOW)));
    assertThat(news()).isEmpty();
  }

  @Test
  void shouldWithdrawTheMainLineBefore() {
    board.take(spread(Question.spread(-150), NOW - 9), 0);
    board.take(winner(1.5, 2.6, NOW - 5), 0);
    news();

    board.take(spread(Question.spread(-250), NOW - 5), 0);

    assertThat(news())
        .containsExactly(
            "pinnacle SPREAD -150: HOME -, AWAY -", "pinnacle SPREAD -250: HOME 1.9, AWAY 1.9");
  }

  @Test
  void shouldSurviveTwoMainLinesAtOnce() {
    List<Offer> both = new ArrayList<>(spread(Question.spread(-150), NOW - 5));
    both.addAll(spread(Question.spread(-250), NOW - 5));

    board.take(both, 0);

    assertThat(news()).contains("pinnacle SPREAD -150: HOME 1.9, AWAY 1.9");
    board.replace(GAME, Set.of("pinnacle"), both, 0);
    board.replace(GAME, Set.of("pinnacle"), List.of(), 0);
    board.tellAgain();
    assertThat(board.games()).isEmpty();
  }

  @Test
  void shouldTakeDownWhatIsMissing() {
    board.take(winner(1.5, 2.6, NOW - 5), 0);
    board.take(spread(SPREAD, NOW - 5), 0);
    news();

    board.replace(
        GAME, Set.of("pinnacle"), List.of(offer(Question.WINNER, Selection.AWAY, 2.6, NOW - 5)), 0);

    assertThat(news())
        .containsExactly(
            "pinnacle WINNER 0: HOME -, AWAY 2.6", "pinnacle SPREAD -150: HOME -, AWAY -");
    board.replace(GAME, Set.of("other"), List.of(), 0);
    assertThat(news()).isEmpty();
  }

  @Test
  void shouldTellAPollThatIsTwoSecondsNewer() {
    board.take(winner(1.5, 2.6, NOW - 10 * SECOND), 0);
    news();

    board.polled(GAME, "pinnacle", NOW - 8 * SECOND - 1);
    board.polled(GAME, "other", NOW);
    assertThat(news()).isEmpty();
    board.polled(GAME, "pinnacle", NOW - 8 * SECOND);
    assertThat(last().polledAt()).isEqualTo(NOW - 8 * SECOND);
    assertThat(last().quotedAt()).isEqualTo(NOW - 10 * SECOND);
    news();
    board.polled(GAME, "pinnacle", NOW - 9 * SECOND);
    assertThat(news()).isEmpty();
  }

  @Test
  void shouldTellEverythingAgainAfterAnOutage() {
    board.take(winner(1.5, 2.6, NOW - 5), 0);
    teller.lost(GAME, Part.SCORES, "why");
    news();

    board.tellAgain();
    assertThat(news()).containsExactly("pinnacle WINNER 0: HOME 1.5, AWAY 2.6");
    board.tellAgain();
    assertThat(news()).isEmpty();

    teller.lost(FeedHealth.State.LOST, "why");
    news();
    board.replace(GAME, Set.of("pinnacle"), winner(1.5, 2.6, NOW - 5), 0);
    assertThat(news()).containsExactly("pinnacle WINNER 0: HOME 1.5, AWAY 2.6");
  }

  @Test
  void shouldForgetAGame() {
    board.take(winner(1.5, 2.6, NOW - 5), 0);
    assertThat(board.games()).containsExactly(GAME);
    news();

    board.forget(GAME);

    assertThat(board.games()).isEmpty();
    assertThat(news()).isEmpty();
    board.take(winner(1.5, 2.6, NOW - 6), 0);
    assertThat(news()).hasSize(1);
  }

  @Test
  void shouldKeepTheLimitUntilThereIsAnother() {
    Offer limited =
        new Offer(
            GAME,
            "pinnacle",
            Question.WINNER,
            true,
            Selection.HOME,
            OptionalDouble.of(1.5),
            Optional.of(Money.of("500")),
            NOW - 5);
    board.take(List.of(limited), 0);
    board.take(List.of(offer(Question.WINNER, Selection.HOME, 1.4, NOW)), 0);

    assertThat(last().limit()).contains(Money.of("500"));
  }

  @Test
  void shouldTakeNoSideThatABetDoesNotHave() {
    board.take(
        List.of(
            offer(Question.WINNER, Selection.DRAW, 3, NOW),
            offer(Question.total(800), Selection.HOME, 2, NOW),
            offer(Question.UNKNOWN, Selection.HOME, 2, NOW)),
        0);

    assertThat(news()).isEmpty();
    board.take(List.of(offer(Question.OUTRIGHT, Selection.DRAW, 3, NOW)), 0);
    assertThat(news()).containsExactly("pinnacle OUTRIGHT 0: HOME -, DRAW 3.0, AWAY -");
  }

  @Test
  void shouldNameBooksAlike() {
    assertThat(OddsBoard.sportsbook("Bet Rivers (NJ)")).isEqualTo("betriversnj");
    assertThat(OddsBoard.sportsbook("draftkings")).isEqualTo("draftkings");
    assertThat(OddsBoard.sportsbook("皇冠")).isEmpty();
  }
}
