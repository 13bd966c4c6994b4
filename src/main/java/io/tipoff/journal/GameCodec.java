package io.tipoff.journal;

import io.tipoff.event.Event;
import io.tipoff.event.FeedLost;
import io.tipoff.event.FeedRestored;
import io.tipoff.event.GameEnded;
import io.tipoff.event.GameEvent;
import io.tipoff.event.GameMatched;
import io.tipoff.event.GameReported;
import io.tipoff.event.OddsConfirmed;
import io.tipoff.event.OddsReported;
import io.tipoff.event.OddsSuspended;
import io.tipoff.event.PeriodChanged;
import io.tipoff.event.PlayResumed;
import io.tipoff.event.PlaySuspended;
import io.tipoff.event.ScoreChanged;
import io.tipoff.game.BookOdds;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameClock;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.game.MarketSide;
import io.tipoff.game.Selection;
import io.tipoff.game.SideOdds;
import io.tipoff.game.Situation;
import io.tipoff.game.TeamSide;
import io.tipoff.market.Question;
import java.util.OptionalDouble;

/** News of games and odds to bytes and back. */
final class GameCodec {
  private static final String FOOTBALL = "FOOTBALL";
  private static final String BASEBALL = "BASEBALL";

  private GameCodec() {}

  static void write(GameEvent event, Output out) {
    switch (event) {
      case GameMatched(
              var time,
              var game,
              var source,
              var fixture,
              var home,
              var away,
              var markets,
              var confidence) ->
          begin(out, EventKind.GAME_MATCHED, time, game, source)
              .put(fixture)
              .put(home)
              .put(away)
              .put(markets, GameCodec::writeSide)
              .put(confidence);
      case GameReported(var time, var game, var source, var trueAt, var state) ->
          writeState(begin(out, EventKind.GAME_REPORTED, time, game, source).put(trueAt), state);
      case ScoreChanged(var time, var game, var source, var trueAt, var home, var away) ->
          begin(out, EventKind.SCORE_CHANGED, time, game, source).put(trueAt).put(home).put(away);
      case PeriodChanged(var time, var game, var source, var trueAt, var period) ->
          begin(out, EventKind.PERIOD_CHANGED, time, game, source).put(trueAt).put(period);
      case PlaySuspended(var time, var game, var source, var trueAt, var reason) ->
          begin(out, EventKind.PLAY_SUSPENDED, time, game, source).put(trueAt).put(reason);
      case PlayResumed(var time, var game, var source, var trueAt) ->
          begin(out, EventKind.PLAY_RESUMED, time, game, source).put(trueAt);
      case GameEnded(var time, var game, var source, var trueAt, var home, var away) ->
          begin(out, EventKind.GAME_ENDED, time, game, source).put(trueAt).put(home).put(away);
      case OddsReported(var time, var game, var source, var odds) ->
          writeOdds(begin(out, EventKind.ODDS_REPORTED, time, game, source), odds);
      case OddsConfirmed(var time, var game, var source, var polledAt) ->
          begin(out, EventKind.ODDS_CONFIRMED, time, game, source).put(polledAt);
      case OddsSuspended(
              var time,
              var game,
              var source,
              var sportsbook,
              var question,
              var selection) ->
          writeQuestion(
                  begin(out, EventKind.ODDS_SUSPENDED, time, game, source).put(sportsbook),
                  question)
              .put(selection);
      case FeedLost(var time, var source, var game, var reason) ->
          out.begin(EventKind.FEED_LOST)
              .put(time)
              .put(source)
              .put(game, GameCodec::writeGame)
              .put(reason);
      case FeedRestored(var time, var source, var game) ->
          out.begin(EventKind.FEED_RESTORED).put(time).put(source).put(game, GameCodec::writeGame);
    }
  }

  static Event read(EventKind kind, long time, Input in) {
    return switch (kind) {
      case FEED_LOST ->
          new FeedLost(time, readSource(in), in.getOptional(GameCodec::readGame), in.getString());
      case FEED_RESTORED ->
          new FeedRestored(time, readSource(in), in.getOptional(GameCodec::readGame));
      default -> read(kind, time, readGame(in), readSource(in), in);
    };
  }

  private static Event read(EventKind kind, long time, GameId game, FeedSource source, Input in) {
    return switch (kind) {
      case GAME_MATCHED ->
          new GameMatched(
              time,
              game,
              source,
              in.getString(),
              in.getString(),
              in.getString(),
              in.getList(GameCodec::readSide),
              in.getDouble());
      case GAME_REPORTED -> new GameReported(time, game, source, in.getLong(), readState(in));
      case SCORE_CHANGED ->
          new ScoreChanged(time, game, source, in.getLong(), in.getInt(), in.getInt());
      case PERIOD_CHANGED -> new PeriodChanged(time, game, source, in.getLong(), in.getInt());
      case PLAY_SUSPENDED -> new PlaySuspended(time, game, source, in.getLong(), in.getString());
      case PLAY_RESUMED -> new PlayResumed(time, game, source, in.getLong());
      case GAME_ENDED -> new GameEnded(time, game, source, in.getLong(), in.getInt(), in.getInt());
      case ODDS_REPORTED -> new OddsReported(time, game, source, readOdds(in));
      case ODDS_CONFIRMED -> new OddsConfirmed(time, game, source, in.getLong());
      case ODDS_SUSPENDED ->
          new OddsSuspended(
              time, game, source, in.getString(), readQuestion(in), in.getEnum(Selection.class));
      default -> throw new IllegalArgumentException("no news of games: " + kind);
    };
  }

  private static Output begin(
      Output out, EventKind kind, long time, GameId game, FeedSource source) {
    return out.begin(kind).put(time).put(game.event()).put(source);
  }

  private static void writeGame(Output out, GameId game) {
    out.put(game.event());
  }

  private static GameId readGame(Input in) {
    return new GameId(in.getString());
  }

  private static FeedSource readSource(Input in) {
    return in.getEnum(FeedSource.class);
  }

  private static void writeSide(Output out, MarketSide side) {
    out.put(side.market()).put(side.longSide());
  }

  private static MarketSide readSide(Input in) {
    return new MarketSide(in.getMarketId(), in.getEnum(Selection.class));
  }

  private static void writeState(Output out, GameState state) {
    out.put(state.league())
        .put(state.homeTeam())
        .put(state.awayTeam())
        .put(state.homeScore())
        .put(state.awayScore())
        .put(state.status())
        .put(state.period())
        .put(state.clock(), GameCodec::writeClock)
        .put(state.situation(), GameCodec::writeSituation);
  }

  private static GameState readState(Input in) {
    return new GameState(
        in.getString(),
        in.getString(),
        in.getString(),
        in.getInt(),
        in.getInt(),
        in.getEnum(GameStatus.class),
        in.getInt(),
        in.getOptional(GameCodec::readClock),
        in.getOptional(GameCodec::readSituation));
  }

  private static void writeClock(Output out, GameClock clock) {
    out.put(clock.left()).put(clock.running());
  }

  private static GameClock readClock(Input in) {
    return new GameClock(in.getLong(), in.getBoolean());
  }

  private static void writeSituation(Output out, Situation situation) {
    switch (situation) {
      case Situation.Football(var possession, var down, var distance, var yardsToGoal) ->
          out.put(FOOTBALL).put(possession).put(down).put(distance).put(yardsToGoal);
      case Situation.Baseball(var batting, var outs, var runners, var balls, var strikes) ->
          out.put(BASEBALL).put(batting).put(outs).put(runners).put(balls).put(strikes);
    }
  }

  private static Situation readSituation(Input in) {
    String sport = in.getString();
    return switch (sport) {
      case FOOTBALL ->
          new Situation.Football(in.getEnum(TeamSide.class), in.getInt(), in.getInt(), in.getInt());
      case BASEBALL ->
          new Situation.Baseball(
              in.getEnum(TeamSide.class), in.getInt(), in.getInt(), in.getInt(), in.getInt());
      default -> throw new IllegalArgumentException("no situation of this sport: " + sport);
    };
  }

  private static void writeOdds(Output out, BookOdds odds) {
    writeQuestion(out.put(odds.sportsbook()), odds.question())
        .put(odds.main())
        .put(odds.sides(), GameCodec::writeSideOdds)
        .put(odds.limit(), Output::put)
        .put(odds.quotedAt())
        .put(odds.polledAt());
  }

  private static BookOdds readOdds(Input in) {
    return new BookOdds(
        in.getString(),
        readQuestion(in),
        in.getBoolean(),
        in.getList(GameCodec::readSideOdds),
        in.getOptional(Input::getMoney),
        in.getLong(),
        in.getLong());
  }

  private static void writeSideOdds(Output out, SideOdds side) {
    out.put(side.selection()).put(side.decimal().isPresent());
    side.decimal().ifPresent(out::put);
  }

  private static SideOdds readSideOdds(Input in) {
    return new SideOdds(
        in.getEnum(Selection.class),
        in.getBoolean() ? OptionalDouble.of(in.getDouble()) : OptionalDouble.empty());
  }

  private static Output writeQuestion(Output out, Question question) {
    return out.put(question.kind()).put(question.line());
  }

  private static Question readQuestion(Input in) {
    return new Question(in.getEnum(Question.Kind.class), in.getInt());
  }
}
