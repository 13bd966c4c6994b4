package io.tipoff.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.book.BookRules;
import io.tipoff.engine.Command.CancelOrder;
import io.tipoff.engine.Command.SubmitOrder;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.Event;
import io.tipoff.event.FeedLost;
import io.tipoff.event.GameMatched;
import io.tipoff.event.GameReported;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OddsSuspended;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.RequestTaken;
import io.tipoff.event.ScoreChanged;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameCondition;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.game.MarketSide;
import io.tipoff.game.Outlook;
import io.tipoff.game.Selection;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Question;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.risk.RegimeLimits;
import io.tipoff.risk.RiskLimits;
import io.tipoff.strategy.GameView;
import io.tipoff.strategy.MarketBelief;
import io.tipoff.strategy.MarketMaker;
import io.tipoff.strategy.MarketMakerSettings;
import io.tipoff.strategy.Strategy;
import io.tipoff.strategy.View;
import io.tipoff.strategy.Wishes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What the engine does when it hears of a game: two markets of one game and one of another. */
class GameNewsTest {
  private static final GameId GAME = new GameId("nba-bos-nyk");
  private static final MarketId WINNER = new MarketId("a-winner");
  private static final MarketId SPREAD = new MarketId("a-spread");
  private static final MarketId ELSEWHERE = new MarketId("b-winner");
  private static final long SECOND = 1_000_000_000L;

  private final List<Command> commands = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();
  private final List<Outlook.Cause> causes = new ArrayList<>();
  private final List<GameCondition> doubts = new ArrayList<>();
  private final Engine engine = engine();
  private long now = 1_790_000_000L * SECOND;
  private long orders;

  private static RegimeLimits regimes() {
    return new RegimeLimits(
        Money.of("0.20"),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Money.of("0.06"),
        Money.of("0.50"),
        Duration.ofMinutes(1),
        Duration.ZERO,
        Duration.ofSeconds(5),
        1_000,
        Money.of("1"),
        Money.of("1"),
        Duration.ofMinutes(10));
  }

  private Engine engine() {
    RiskLimits limits =
        new RiskLimits(
                Money.of("500"),
                Money.of("800"),
                4,
                Quantity.ofContracts(1),
                Price.of("0.02"),
                Price.of("0.98"),
                5,
                Money.of("500"),
                5_000)
            .with(regimes());
    FeeSchedule fees =
        new FeeSchedule(
            List.of(new FeeSchedule.Entry(0, FeeCurve.STANDARD, FeeRates.of("0.0695", "-0.0125"))));
    MarketMaker maker =
        new MarketMaker(
            new MarketMakerSettings(
                Money.of("0.04"),
                Quantity.ofContracts(10),
                1,
                Money.of("0.01"),
                Quantity.ofContracts(50),
                Money.ZERO,
                Duration.ofHours(1),
                Money.of("0.5"),
                Duration.ofMillis(250),
                Price.of("0.03"),
                Price.of("0.97"),
                Duration.ZERO));
    BookRules books = new BookRules(Duration.ofHours(1), Money.of("0.90"));
    return new Engine(
        new EngineSettings(books, limits, fees, Duration.ofSeconds(1)),
        List.of(maker, new Watcher()),
        new Notes());
  }

  /** Writes down what it is shown. */
  private final class Watcher implements Strategy {
    @Override
    public String name() {
      return "watcher";
    }

    @Override
    public void review(MarketId market, Event cause, View view, Wishes out) {
      String score =
          view.game(market)
              .map(GameView::state)
              .map(state -> state.homeScore() + "-" + state.awayScore())
              .orElse("unheard");
      view.outlook(market).ifPresent(outlook -> causes.add(outlook.cause()));
      String belief = view.belief(market) instanceof MarketBelief.Known ? "known" : "none";
      seen.add(market + " " + cause.getClass().getSimpleName() + " " + score + " " + belief);
    }
  }

  private final class Notes implements Observer {
    @Override
    public void refused(Refused refused) {}

    @Override
    public void gameChanged(GameId game, GameCondition condition) {
      doubts.add(condition);
    }
  }

  private void told(Event event) {
    commands.addAll(engine.on(event));
  }

  private List<String> taken() {
    List<String> words =
        commands.stream()
            .flatMap(
                command ->
                    switch (command) {
                      case SubmitOrder submit ->
                          List.of("submit " + submit.approved().terms().market()).stream();
                      case CancelOrder cancel -> List.of("cancel " + cancel.market()).stream();
                      default -> List.<String>of().stream();
                    })
            .toList();
    commands.clear();
    return words;
  }

  private void list(MarketId id, String event, Question question) {
    Listing listing = new Listing(event, "nba", "bos", "nyk", OptionalLong.empty(), question);
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    told(
        new MarketListed(
            now,
            new Market(
                id, Optional.of(rules), FeeCurve.STANDARD, Optional.empty(), listing, false)));
    told(new MarketStateChanged(now, id, MarketState.OPEN));
    book(id, "0.46", "0.54");
  }

  private void book(MarketId id, String bid, String offer) {
    Quantity size = Quantity.ofContracts(100);
    told(new BestPricesChanged(now, id, Price.of(bid), size, Price.of(offer), size));
  }

  private void score(int home, int away) {
    GameState state =
        new GameState(
            "nba",
            "New York",
            "Boston",
            home,
            away,
            GameStatus.LIVE,
            1,
            Optional.empty(),
            Optional.empty());
    told(new GameReported(now, GAME, FeedSource.OPTICODDS, now, state));
  }

  /** Both sides of all three markets rest. */
  private void quoting() {
    told(new BalanceRestored(now, Money.of("1000")));
    list(WINNER, GAME.event(), Question.WINNER);
    list(SPREAD, GAME.event(), Question.spread(450));
    list(ELSEWHERE, "nba-lal-gsw", Question.WINNER);
    assertThat(taken()).hasSize(6).allMatch(word -> word.startsWith("submit"));
    open(6);
    score(2, 0);
    assertThat(taken()).as("the first report is no event").isEmpty();
  }

  private void open(int count) {
    for (int i = 0; i < count; i++) {
      orders++;
      OrderId order = new OrderId(orders);
      Command request =
          engine.openCommands().stream()
              .filter(one -> one instanceof SubmitOrder submit && submit.order().equals(order))
              .findFirst()
              .orElseThrow();
      told(new RequestTaken(now, request.id()));
      told(new OrderOpened(now, order));
    }
    commands.clear();
  }

  private void cancelled() {
    for (Command command : engine.openCommands()) {
      if (command instanceof CancelOrder cancel) {
        told(new RequestTaken(now, cancel.id()));
        told(new OrderCanceled(now, cancel.order(), OrderCanceled.Cause.REQUESTED, ""));
      }
    }
  }

  @Test
  void shouldPullTheQuotesOfAllMarketsOfTheGameAtOnceWhenTheScoreChanges() {
    quoting();
    now += SECOND;
    told(new ScoreChanged(now, GAME, FeedSource.OPTICODDS, now, 4, 0));
    assertThat(taken())
        .containsExactly(
            "cancel a-winner", "cancel a-winner", "cancel a-spread", "cancel a-spread");
    cancelled();
    assertThat(taken()).as("nothing while the pause lasts").isEmpty();
  }

  @Test
  void shouldQuoteAgainWhenThePauseIsOverAndTheBookHasFormedAnew() {
    quoting();
    score(4, 0);
    cancelled();
    taken();
    now += 2 * SECOND;
    book(WINNER, "0.40", "0.60");
    now += 4 * SECOND;
    book(WINNER, "0.41", "0.60");
    assertThat(taken()).as("still wider than before").isEmpty();
    book(WINNER, "0.55", "0.63");
    assertThat(taken()).containsExactly("submit a-winner", "submit a-winner");
  }

  @Test
  void shouldNotQuoteOnABookOfBeforeTheEvent() {
    quoting();
    score(4, 0);
    cancelled();
    taken();
    now += 10 * SECOND;
    score(4, 0);
    told(new ScoreChanged(now, new GameId("other"), FeedSource.ESPN, now, 1, 1));
    assertThat(taken()).isEmpty();
    book(WINNER, "0.46", "0.54");
    assertThat(taken()).containsExactly("submit a-winner", "submit a-winner");
  }

  @Test
  void shouldPullTheQuotesWhenThreeBooksTakeTheirBetsDown() {
    quoting();
    for (String book : List.of("pinnacle", "fanduel", "betmgm")) {
      assertThat(taken()).isEmpty();
      told(
          new OddsSuspended(
              now, GAME, FeedSource.OPTICODDS, book, Question.WINNER, Selection.HOME));
    }
    assertThat(taken()).hasSize(4).allMatch(word -> word.startsWith("cancel a-"));
  }

  @Test
  void shouldLeaveQuotesWhereAnOutageOnlyTakesTheGameAway() {
    quoting();
    told(new FeedLost(now, FeedSource.OPTICODDS, Optional.empty(), "closed"));
    assertThat(taken()).isEmpty();
    assertThat(doubts).containsExactly(GameCondition.CERTAIN, GameCondition.LOST);
  }

  @Test
  void shouldLetStrategiesReviewEveryMarketOfTheGame() {
    quoting();
    seen.clear();
    score(4, 0);
    assertThat(seen)
        .contains("a-winner GameReported 4-0 none", "a-spread GameReported 4-0 none")
        .noneMatch(line -> line.startsWith("b-winner"));
  }

  @Test
  void shouldNotSurpriseStrategiesWithAGameThatIsFirstHeardOf() {
    quoting();
    assertThat(causes).isNotEmpty().allMatch(cause -> cause == Outlook.Cause.PLAY);
    causes.clear();
    score(4, 0);
    assertThat(causes).isNotEmpty().allMatch(cause -> cause == Outlook.Cause.SCORE);
  }

  @Test
  void shouldShowABeliefOnceItIsMatched() {
    quoting();
    List<MarketSide> sides = List.of(new MarketSide(WINNER, Selection.AWAY));
    told(new GameMatched(now, GAME, FeedSource.OPTICODDS, "f", "New York", "Boston", sides, 1));
    assertThat(engine.beliefs().of(WINNER, now)).isInstanceOf(MarketBelief.None.class);
    assertThat(engine.games().all(now)).hasSize(1);
  }
}
