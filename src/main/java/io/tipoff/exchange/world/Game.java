package io.tipoff.exchange.world;

import org.jspecify.annotations.Nullable;

/**
 * A game that plays itself: a seeded scoring process with a clock, pauses, overtimes and an end. It
 * moves only by {@link #advance}.
 */
public final class Game {
  private static final double NANOS = 1e9;
  private static final double LATEST_START = 300;

  private final GameSettings settings;
  private final Rules rules;
  private final Draws draws;
  private final Strengths strengths;
  private final Valuation winner;
  private GameState state;
  private int played;
  private PeriodClock clock;
  private @Nullable Runnable next;
  private long due;

  /**
   * A game that is yet to come.
   *
   * @param seed what happens in it
   */
  public Game(GameSettings settings, long seed) {
    this.settings = settings;
    this.rules = settings.rules();
    this.draws = Draws.of(seed, "game " + settings.away() + " " + settings.home());
    this.strengths = Strengths.draw(rules, draws);
    this.winner = valuation(new Contract.Winner());
    this.state = GameState.scheduled(settings.scheduledStart() - settings.preGame());
    this.clock = new PeriodClock(rules, 1, draws);
    after(settings.scheduledStart(), draws.uniform(0, LATEST_START), this::start);
  }

  public GameSettings settings() {
    return settings;
  }

  public GameState state() {
    return state;
  }

  /** When the state changes next, nanoseconds since 1970; never after the end. */
  public long nextDue() {
    return next == null ? Long.MAX_VALUE : due;
  }

  /** Plays on up to a time. */
  public void advance(long now) {
    while (next != null && due <= now) {
      Runnable happening = next;
      next = null;
      happening.run();
    }
  }

  /** The chance that the home team wins, half of that of a tie added: a martingale. */
  public double homeWin() {
    return 1 - value(winner);
  }

  /** What a contract is worth now where a tie after regulation stands. */
  double roughValue(Contract contract) {
    return value(new Valuation(rules.withoutOvertime(), strengths, contract));
  }

  /** Turns played so far: what is worth more or less changes only with them. */
  int played() {
    return played;
  }

  Valuation valuation(Contract contract) {
    return new Valuation(rules, strengths, contract);
  }

  /** What a contract is worth now to somebody who sees all but the future. */
  double value(Valuation valuation) {
    return state.isFinal()
        ? valuation.contract().payoff(state.away(), state.home())
        : valuation.value(played, state.away(), state.home());
  }

  private void after(long from, double seconds, Runnable happening) {
    due = from + Math.round(seconds * NANOS);
    next = happening;
  }

  private void start() {
    begin(1);
  }

  private void begin(int period) {
    clock = new PeriodClock(rules, period, draws);
    state = live(period, rules.secondsOf(period), false);
    after(due, clock.nextTurn(), this::endTurn);
  }

  private GameState live(int period, int secondsLeft, boolean review) {
    return new GameState(
        GameStatus.LIVE,
        period,
        secondsLeft,
        state.away(),
        state.home(),
        rules.turnAfter(played),
        review,
        due);
  }

  private void endTurn() {
    Team team = rules.turnAfter(played);
    int points = strengths.scoring(team).pointsAt(draws.uniform());
    played++;
    clock.turnEnded();
    state =
        new GameState(
            GameStatus.LIVE,
            state.period(),
            clock.secondsLeft(),
            state.away() + (team == Team.AWAY ? points : 0),
            state.home() + (team == Team.HOME ? points : 0),
            rules.turnAfter(played),
            false,
            due);
    goOn();
  }

  private void goOn() {
    if (isOver()) {
      state =
          new GameState(
              GameStatus.FINAL,
              state.period(),
              state.secondsLeft(),
              state.away(),
              state.home(),
              null,
              false,
              due);
    } else if (clock.isOver()) {
      int period = state.period() + 1;
      boolean half = state.period() * 2 == rules.regulation().periods();
      Pace pace = rules.pace();
      after(due, half ? pace.halfTime() : pace.interval(), () -> begin(period));
    } else {
      pause();
    }
  }

  private boolean isOver() {
    if (rules.decidesAfter(played)) {
      return state.away() != state.home() || rules.overtimesAfter(played - 1) == 0;
    }
    return rules.walkOff() && state.home() > state.away() && isLastRow();
  }

  /** Whether only turns of the home team are left until the game is decided. */
  private boolean isLastRow() {
    int toCome = played;
    while (!rules.decidesAfter(toCome)) {
      if (rules.turnAfter(toCome) == Team.AWAY) {
        return false;
      }
      toCome++;
    }
    return true;
  }

  /** What follows a turn: play, a time-out or a review. Always the same number of draws. */
  private void pause() {
    Pace pace = rules.pace();
    double which = draws.uniform();
    double length = draws.uniform(1.0 / 3, 1);
    double dead = draws.exponential(pace.deadTime());
    if (which < pace.timeOutChance()) {
      after(due, 1, () -> suspend(false, pace.timeOut() * length));
    } else if (which < pace.timeOutChance() + pace.reviewChance()) {
      after(due, 1, () -> suspend(true, pace.review() * length));
    } else {
      after(due, dead + clock.nextTurn(), this::endTurn);
    }
  }

  private void suspend(boolean review, double seconds) {
    state =
        new GameState(
            GameStatus.SUSPENDED,
            state.period(),
            state.secondsLeft(),
            state.away(),
            state.home(),
            state.possession(),
            review,
            due);
    after(due, seconds, this::resume);
  }

  private void resume() {
    state = live(state.period(), state.secondsLeft(), false);
    after(due, clock.nextTurn(), this::endTurn);
  }
}
