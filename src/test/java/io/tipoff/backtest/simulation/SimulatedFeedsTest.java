package io.tipoff.backtest.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.backtest.Backtest;
import io.tipoff.backtest.parity.Parity;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Command;
import io.tipoff.engine.Command.CancelOrder;
import io.tipoff.engine.Command.ReplaceOrder;
import io.tipoff.engine.Command.SubmitOrder;
import io.tipoff.engine.Engine;
import io.tipoff.engine.Recorder;
import io.tipoff.event.Event;
import io.tipoff.event.GameEnded;
import io.tipoff.event.GameEvent;
import io.tipoff.event.GameMatched;
import io.tipoff.event.GameReported;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.OddsReported;
import io.tipoff.event.OddsSuspended;
import io.tipoff.event.ScoreChanged;
import io.tipoff.exchange.world.Evening;
import io.tipoff.exchange.world.Sport;
import io.tipoff.exchange.world.WorldFile;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.GameStatus;
import io.tipoff.game.Selection;
import io.tipoff.journal.CommandHash;
import io.tipoff.journal.Recorders;
import io.tipoff.journal.Shadow;
import io.tipoff.market.Listing;
import io.tipoff.market.MarketId;
import io.tipoff.market.Question;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.strategy.Belief;
import io.tipoff.strategy.MarketBelief;
import io.tipoff.strategy.MarketMaker;
import io.tipoff.strategy.Strategy;
import io.tipoff.strategy.View;
import io.tipoff.strategy.Wishes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Evenings on which the bot hears of the games. */
class SimulatedFeedsTest {
  private static final Configuration CONFIGURATION = Configuration.defaults();
  private static final long START = 1_792_882_800_000_000_000L;
  private static final long SECOND = 1_000_000_000L;
  private static final Feeds ALL =
      new Feeds(List.of(FeedSource.values()), WorldFile.standard().feeds());

  private static Evening evening;
  private static Heard heard;

  /** A run, and what was heard on it. */
  private static final class Heard implements Backtest.Watcher, Recorder {
    private final List<Event> events = new ArrayList<>();
    private final List<GameEvent> news = new ArrayList<>();
    private final Map<MarketId, Listing> listings = new HashMap<>();
    private final CommandHash hash = new CommandHash();
    private final Shadow shadow = new Shadow(engine());
    private final Parity parity = new Parity(CONFIGURATION.paper(), CONFIGURATION.feeSchedule());

    /** Commands by the event that caused them, where that is a change of a score. */
    private final List<String> afterScores = new ArrayList<>();

    private final Beliefs beliefs = new Beliefs();
    private long quietUntil;
    private Event last = new MarketSettled(0, new MarketId("none"), io.tipoff.market.Price.ONE);

    static Heard evening(Evening evening, Feeds feeds, Duration stay) {
      Heard heard = new Heard();
      Backtest.Setup run =
          new Backtest.Setup(
              CONFIGURATION.engineSettings().withBooksThatShowOurs(),
              CONFIGURATION.paper(),
              List.of(new MarketMaker(CONFIGURATION.marketMaker()), heard.beliefs),
              "");
      Simulation.Setup setup =
          new Simulation.Setup(
                  run,
                  CONFIGURATION.venue(),
                  new Link(
                      Duration.ofMillis(50),
                      Duration.ofMillis(100),
                      Duration.ofMillis(20),
                      Duration.ofMillis(50)),
                  _ -> true)
              .withStay(stay)
              .withFeeds(feeds);
      new Simulation(
              setup,
              evening,
              WorldFile.standard(),
              Recorders.of(heard, heard.hash, heard.shadow, heard.parity),
              heard)
          .run();
      return heard;
    }

    private static Engine engine() {
      return new Engine(
          CONFIGURATION.engineSettings().withBooksThatShowOurs(),
          List.of(new MarketMaker(CONFIGURATION.marketMaker())),
          _ -> {});
    }

    @Override
    public void record(Event event) {
      last = event;
      events.add(event);
      switch (event) {
        case MarketListed(_, var market) -> listings.put(market.id(), market.listing());
        case ScoreChanged score when score.source() == FeedSource.OPTICODDS -> {
          quietUntil = score.time() + 5 * SECOND;
          news.add(score);
        }
        case GameEvent game -> news.add(game);
        default -> {}
      }
    }

    @Override
    public void record(Command command) {
      if (last instanceof ScoreChanged && command instanceof CancelOrder) {
        afterScores.add("cancel");
      }
      boolean places = command instanceof SubmitOrder || command instanceof ReplaceOrder;
      if (places && listings.size() == 3 && last.time() < quietUntil) {
        afterScores.add("place");
      }
    }

    @Override
    public void starts(Engine engine) {}

    @Override
    public void took(Event event) {}

    @Override
    public void refused(Refused refused) {}

    private <T extends GameEvent> Stream<T> news(Class<T> type, FeedSource source) {
      return news.stream()
          .filter(type::isInstance)
          .map(type::cast)
          .filter(one -> one.source() == source);
    }
  }

  /** Looks at what the models believe of winners, and what the venue does. */
  private static final class Beliefs implements Strategy {
    private final Map<MarketBelief.Origin, List<Double>> away =
        new EnumMap<>(MarketBelief.Origin.class);

    @Override
    public String name() {
      return "beliefs";
    }

    @Override
    public void review(MarketId market, Event cause, View view, Wishes out) {
      if (cause instanceof GameEvent
          && view.market(market).listing().question().equals(Question.WINNER)
          && view.belief(market)
              instanceof MarketBelief.Known(Belief belief, var origin, String _)) {
        view.book(market)
            .mid()
            .map(mid -> mid.units() / 1e8)
            .ifPresent(
                mid ->
                    away.computeIfAbsent(origin, _ -> new ArrayList<>())
                        .add(Math.abs(mid - belief.probability())));
      }
    }
  }

  @BeforeAll
  static void play() {
    evening = Evening.of(7, START, List.of(Sport.BASKETBALL)).withPeriods(1);
    heard = Heard.evening(evening, ALL, Duration.ofDays(1));
  }

  @Test
  void shouldTellScoresAsLateAsEachFeedIs() {
    assertThat(heard.news(ScoreChanged.class, FeedSource.OPTICODDS))
        .hasSizeGreaterThan(20)
        .allMatch(score -> score.time() - score.trueAt() == 1_800_000_000L);
    assertThat(heard.news(ScoreChanged.class, FeedSource.ESPN))
        .isNotEmpty()
        .allMatch(score -> score.time() - score.trueAt() >= 12 * SECOND)
        .allMatch(score -> score.time() - score.trueAt() < 17 * SECOND)
        .allMatch(score -> score.time() % (5 * SECOND) == 0);
  }

  @Test
  void shouldLetTheFeedLeadWhereThatIsWanted() {
    Heard leading = Heard.evening(evening, ALL.withScoreDelay(0), Duration.ofMinutes(4));
    assertThat(leading.news(ScoreChanged.class, FeedSource.OPTICODDS))
        .isNotEmpty()
        .allMatch(score -> score.time() == score.trueAt());
  }

  @Test
  void shouldMatchTheMarketsBeforeAnythingElseIsTold() {
    GameMatched matched = (GameMatched) heard.news.getFirst();
    assertThat(matched.game())
        .isEqualTo(new GameId(heard.listings.values().iterator().next().event()));
    assertThat(matched.markets())
        .extracting(side -> side.market().slug().substring(0, 3), side -> side.longSide())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("aec", Selection.AWAY),
            org.assertj.core.groups.Tuple.tuple("asc", Selection.AWAY),
            org.assertj.core.groups.Tuple.tuple("tsc", Selection.OVER));
    assertThat(heard.news.get(1).source()).isNotEqualTo(matched.source());
  }

  @Test
  void shouldTellTheBotWhereTheGameStandsWhenItComes() {
    GameReported first =
        heard.news(GameReported.class, FeedSource.OPTICODDS).findFirst().orElseThrow();
    assertThat(first.time()).isEqualTo(heard.events.getFirst().time());
    assertThat(first.state().status()).isEqualTo(GameStatus.LIVE);
    assertThat(first.state().homeScore() + first.state().awayScore()).isPositive();
  }

  @Test
  void shouldEndWithTheScoreThatTheMarketsAreSettledBy() {
    GameEnded ended = heard.news(GameEnded.class, FeedSource.OPTICODDS).findFirst().orElseThrow();
    int lead = ended.awayScore() - ended.homeScore();
    Map<Question.Kind, Integer> cents = new EnumMap<>(Question.Kind.class);
    heard.events.forEach(
        event -> {
          if (event instanceof MarketSettled(_, var market, var price)) {
            Question question = heard.listings.get(market).question();
            int score =
                question.isAboutLead() ? 100 * lead : 100 * (ended.awayScore() + ended.homeScore());
            cents.put(question.kind(), price.units() / 5_000 - question.halvesPaid(score));
          }
        });
    assertThat(cents).hasSize(3).containsValues(0).doesNotContainValue(1).doesNotContainValue(-1);
  }

  @Test
  void shouldHearTheBooksAndTheirLocks() {
    assertThat(
            heard
                .news(OddsReported.class, FeedSource.OPTICODDS)
                .map(one -> one.odds().sportsbook()))
        .contains("pinnacle", "caesars", "fanduel", "draftkings", "betmgm");
    assertThat(heard.news(OddsSuspended.class, FeedSource.OPTICODDS)).isNotEmpty();
    assertThat(heard.news(OddsReported.class, FeedSource.THE_ODDS_API)).isNotEmpty();
  }

  @Test
  void shouldPullQuotesOnScoresAndPlaceNoneForTheTimeOfThePause() {
    assertThat(heard.afterScores).contains("cancel").doesNotContain("place");
    Heard deaf = Heard.evening(evening, Feeds.NONE, Duration.ofMinutes(4));
    assertThat(deaf.news).isEmpty();
    assertThat(deaf.afterScores).isEmpty();
  }

  @Test
  void shouldDecideTheSameEveryTimeAndInASecondEngine() {
    Heard again = Heard.evening(evening, ALL, Duration.ofDays(1));
    assertThat(again.hash.hex()).isEqualTo(heard.hash.hex());
    assertThat(heard.shadow.isEqual()).isTrue();
    assertThat(heard.parity.finish(true).maker().real()).isGreaterThan(20);
    assertThat(heard.events).extracting(Event::time).isSorted();
  }

  @Test
  void shouldLeaveTheGamesAsTheyAreWithoutListeners() {
    Heard deaf = Heard.evening(evening, Feeds.NONE, Duration.ofDays(1));
    assertThat(results(deaf)).isEqualTo(results(heard));
    assertThat(deaf.hash.hex()).isNotEqualTo(heard.hash.hex());
  }

  private static List<Event> results(Heard heard) {
    return heard.events.stream().filter(MarketSettled.class::isInstance).toList();
  }

  /** Games that begin while the bot is there: before and in play the models are near the venue. */
  @Test
  void shouldBelieveWhatTheVenueDoesMoreOrLess() {
    Evening full = Evening.of(11, START, Collections.nCopies(2, Sport.BASKETBALL));
    Heard whole = Heard.evening(full, ALL, Duration.ofMinutes(40));
    Map<MarketBelief.Origin, List<Double>> away = whole.beliefs.away;
    assertThat(mean(away.get(MarketBelief.Origin.CONSENSUS))).isLessThan(0.02);
    assertThat(mean(away.get(MarketBelief.Origin.IN_PLAY_CONSENSUS))).isLessThan(0.08);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
