package io.tipoff.backtest.simulation;

import io.tipoff.exchange.world.Bet;
import io.tipoff.exchange.world.BookOdds;
import io.tipoff.exchange.world.GameState;
import io.tipoff.exchange.world.GameStatus;
import io.tipoff.exchange.world.ListedGame;
import io.tipoff.exchange.world.Sport;
import io.tipoff.exchange.world.Team;
import io.tipoff.model.Estimate;
import io.tipoff.model.LogOdds;
import io.tipoff.model.odds.BookLine;
import io.tipoff.model.odds.Consensus;
import io.tipoff.model.odds.ConsensusOutcome;
import io.tipoff.model.odds.ConsensusSettings;
import io.tipoff.model.odds.Odds;
import io.tipoff.model.winprob.ErrorModel;
import io.tipoff.model.winprob.MarginGame;
import io.tipoff.model.winprob.MarginModel;
import io.tipoff.model.winprob.MarginParameters;
import io.tipoff.model.winprob.Prior;
import io.tipoff.model.winprob.ScoreState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one invented game's contracts are worth by what feeds tell: before the game the consensus of
 * the bookmakers, in play the model of margins from there. The invented league's own parameters are
 * taken from the spread of its final margins and totals, for its leads do not melt.
 */
final class GameBeliefs {
  private static final double MINUTES = 48;
  private static final double PERIOD_SECONDS = 720;

  /** Standard deviations of margins and totals of the invented league (docs/world.md). */
  private static final MarginParameters MARGIN = league(14.6);

  private static final MarginParameters TOTAL = league(14.3);

  /** Half of what a possession is worth: who has the ball is that much ahead, in points. */
  private static final double BALL = 0.55;

  private static final double PRIOR_SIGMA = 0.012;
  private static final double CERTAIN = 1e-4;

  private final ListedGame game;
  private final EnumMap<Bet, Map<String, BookOdds>> odds = new EnumMap<>(Bet.class);
  private final EnumMap<Bet, Estimate> consensus = new EnumMap<>(Bet.class);
  private final EnumMap<Bet, MarginGame> models = new EnumMap<>(Bet.class);

  GameBeliefs(ListedGame game) {
    this.game = game;
  }

  private static MarginParameters league(double deviation) {
    return new MarginParameters(MINUTES, 5, 1e-4, deviation / StrictMath.sqrt(MINUTES), 0.1, 0.05);
  }

  /** Takes a bookmaker's odds; returns whether the consensus is another one now. */
  boolean priced(BookOdds told) {
    odds.computeIfAbsent(told.bet(), _ -> new TreeMap<>()).put(told.bookmaker(), told);
    List<BookLine> lines = new ArrayList<>();
    for (BookOdds line : odds.get(told.bet()).values()) {
      lines.add(
          new BookLine(
              line.bookmaker(),
              List.of(quote(line, line.away()), quote(line, line.home())),
              OptionalDouble.of(line.limit())));
    }
    ConsensusOutcome outcome = new Consensus(ConsensusSettings.beforeGame()).of(lines);
    if (outcome instanceof ConsensusOutcome.Agreed agreed) {
      @Nullable Estimate before = consensus.put(told.bet(), agreed.outcomes().getFirst());
      return !agreed.outcomes().getFirst().equals(before);
    }
    return false;
  }

  /** Bookmakers of the invented world answer at once when asked: a standing line is fresh. */
  private static BookLine.Quote quote(BookOdds line, int american) {
    return new BookLine.Quote(
        line.locked() ? Optional.empty() : Optional.of(Odds.american(american)), 0);
  }

  /** What YES is worth: away wins, away covers, over. */
  Optional<Estimate> of(Bet bet, GameState state) {
    @Nullable Estimate before = consensus.get(bet);
    if (state.period() == 0 || before == null) {
      return Optional.ofNullable(before);
    }
    if (game.settings().sport() != Sport.BASKETBALL
        || state.status() == GameStatus.FINAL
        || state.period() > game.periods()) {
      return Optional.empty();
    }
    MarginGame model = models.computeIfAbsent(bet, _ -> model(bet, before.probability()));
    double left = state.secondsLeft() + (game.periods() - state.period()) * PERIOD_SECONDS;
    Estimate estimate = between(model, lead(bet, state, left), left);
    double p = Math.clamp(estimate.probability(), CERTAIN, 1 - CERTAIN);
    return Optional.of(new Estimate(p, estimate.sigma()));
  }

  private static MarginGame model(Bet bet, double prior) {
    MarginParameters league = bet == Bet.TOTAL ? TOTAL : MARGIN;
    return new MarginModel(league, ErrorModel.NBA).game(new Prior(prior, PRIOR_SIGMA));
  }

  /** Points by which YES is ahead of what its line expects at this time. */
  private double lead(Bet bet, GameState state, double left) {
    double played = 1 - left / (game.periods() * PERIOD_SECONDS);
    return switch (bet) {
      case MONEYLINE, SPREAD -> state.away() - state.home() + ball(state);
      case TOTAL -> state.away() + state.home() - game.total() * played;
    };
  }

  private static double ball(GameState state) {
    @Nullable Team possession = state.possession();
    return possession == null ? 0 : possession == Team.AWAY ? BALL : -BALL;
  }

  /** The model knows whole points: between them in log odds. */
  private static Estimate between(MarginGame model, double lead, double left) {
    int low = (int) StrictMath.floor(lead);
    double share = lead - low;
    Estimate below = model.estimate(new ScoreState(low, left));
    Estimate above = model.estimate(new ScoreState(low + 1, left));
    double p =
        LogOdds.probability(
            (1 - share) * logit(below.probability()) + share * logit(above.probability()));
    return new Estimate(p, (1 - share) * below.sigma() + share * above.sigma());
  }

  private static double logit(double p) {
    return LogOdds.of(Math.clamp(p, CERTAIN, 1 - CERTAIN));
  }
}
