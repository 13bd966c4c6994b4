package io.tipoff.engine.fills;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.config.Configuration;
import io.tipoff.engine.Command;
import io.tipoff.engine.Engine;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.CommandId;
import io.tipoff.event.CommandNotSent;
import io.tipoff.event.CommandOutcome;
import io.tipoff.event.Event;
import io.tipoff.event.OrderId;
import io.tipoff.event.OutlookReported;
import io.tipoff.event.RequestTaken;
import io.tipoff.event.SessionStarted;
import io.tipoff.game.Outlook;
import io.tipoff.game.Outlook.Cause;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.risk.Approvals;
import io.tipoff.strategy.Rationale;
import io.tipoff.strategy.Signal;
import io.tipoff.strategy.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A score that happened at 0 s and arrived at 1.8 s, and what was done then. */
class ReactionWatchTest {
  private static final MarketId GAME = new MarketId("aec-nba-bos-nyk-2026-10-01");
  private static final long MILLISECOND = 1_000_000;
  private static final long START = 1_790_000_000_000L * MILLISECOND;
  private static final CommandId COMMAND = new CommandId(7);
  private static final Command CANCEL = new Command.CancelOrder(COMMAND, new OrderId(1), GAME);

  private final List<Reaction> reactions = new ArrayList<>();
  private final ReactionWatch watch = new ReactionWatch(reactions::add);
  private final Engine engine =
      new Engine(Configuration.defaults().engineSettings(), List.of(), _ -> {});

  @BeforeEach
  void begin() {
    watch.starts(engine);
    engine.on(new SessionStarted(START, "test", "", 1));
    engine.on(new BalanceRestored(START, Money.of("1000")));
  }

  private static long at(long millis) {
    return START + millis * MILLISECOND;
  }

  /** What happened at 0 arrives, and this is decided at once. */
  private void told(Cause cause, long millis, Command... decided) {
    Outlook outlook =
        new Outlook(Outlook.Phase.IN_PLAY, cause, 0.6, 0.02, "model", START, at(millis));
    Event event = new OutlookReported(at(millis), GAME, outlook);
    engine.on(event);
    for (Command command : decided) {
      watch.decided(command);
    }
    watch.took(event);
  }

  private void taken(long millis) {
    watch.took(new RequestTaken(at(millis), COMMAND));
  }

  private static Command submit(String strategy) {
    OrderTerms terms =
        OrderTerms.quote(GAME, Intent.BUY_LONG, Price.of("0.55"), Quantity.ofContracts(10));
    return new Command.SubmitOrder(COMMAND, new OrderId(2), strategy, Approvals.of(terms));
  }

  private void wanted(String strategy, String reason) {
    watch.signalled(
        new Signal.Quotes(
            strategy, GAME, List.of(), new Rationale(Urgency.HIGH, 0.9, reason, Optional.empty())));
  }

  @Test
  void shouldMeasureAPullFromStampAndArrivalUntilTheVenueTookIt() {
    told(Cause.SCORE, 1_800, CANCEL);
    assertThat(reactions).isEmpty();
    taken(1_850);

    assertThat(reactions)
        .containsExactly(new Reaction(Reaction.Kind.PULL, 1_850 * MILLISECOND, 50 * MILLISECOND));
    taken(1_900);
    assertThat(reactions).hasSize(1);
  }

  @Test
  void shouldNotTakeACancelOfLaterForAReaction() {
    told(Cause.SCORE, 1_800);
    told(Cause.PLAY, 2_000, CANCEL);
    taken(2_050);
    assertThat(reactions).isEmpty();

    told(Cause.STATUS, 3_000);
    watch.decided(CANCEL);
    CommandOutcome other = new RequestTaken(at(3_100), new CommandId(99));
    watch.took(other);
    taken(3_200);
    assertThat(reactions).isEmpty();
  }

  @Test
  void shouldMeasureWhatLiveArbitrageTakesBecauseOfAScore() {
    told(Cause.SCORE, 1_800);
    wanted("live-arbitrage", "score");
    watch.decided(submit("live-arbitrage"));
    watch.took(new RequestTaken(at(1_810), new CommandId(99)));
    taken(1_900);

    assertThat(reactions)
        .containsExactly(new Reaction(Reaction.Kind.TAKE, 1_900 * MILLISECOND, 100 * MILLISECOND));
  }

  @Test
  void shouldNotMeasureExitsOrOtherStrategies() {
    wanted("live-arbitrage", "stop");
    told(Cause.SCORE, 1_800, submit("live-arbitrage"));
    taken(1_900);
    wanted("live-arbitrage", "score");
    told(Cause.SCORE, 2_800, submit("statistical-edge"));
    taken(2_900);

    assertThat(reactions).isEmpty();
  }

  @Test
  void shouldNotMeasureWhatNeverReachedTheVenue() {
    told(Cause.SCORE, 1_800, CANCEL);
    watch.took(new CommandNotSent(at(1_850), COMMAND, CommandNotSent.Reason.TOO_OLD));
    taken(1_900);

    assertThat(reactions).isEmpty();
  }
}
