package io.tipoff.engine.fills;

import io.tipoff.engine.Command;
import io.tipoff.engine.Engine;
import io.tipoff.event.CommandId;
import io.tipoff.event.CommandOutcome;
import io.tipoff.event.Event;
import io.tipoff.event.RequestTaken;
import io.tipoff.game.Outlook;
import io.tipoff.market.MarketId;
import io.tipoff.strategy.LiveArbitrage;
import io.tipoff.strategy.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures how fast an engine and its venue react to a change of a score or a status: from the
 * feed's stamp, and from its arrival, until the venue took the request. Cancels count that were
 * decided in the step that brought the news, and what live arbitrage took because of it.
 */
public final class ReactionWatch {
  private final Consumer<Reaction> sink;
  private final List<Command> step = new ArrayList<>();
  private final Map<CommandId, Begun> begun = new HashMap<>();
  private final Map<MarketId, String> reasons = new HashMap<>();
  private @Nullable Engine engine;

  private record Begun(Reaction.Kind kind, long stamped, long arrived) {}

  /**
   * A watch that has seen nothing.
   *
   * @param sink is given each reaction once the venue took the request
   */
  public ReactionWatch(Consumer<Reaction> sink) {
    this.sink = sink;
  }

  /** Watches an engine from its start. */
  public void starts(Engine started) {
    engine = started;
  }

  /** A strategy said what it wants, and why. */
  public void signalled(Signal signal) {
    if (signal.strategy().equals(LiveArbitrage.NAME)) {
      reasons.put(signal.market(), signal.rationale().reason());
    }
  }

  /** Takes a command in the step that decided it. */
  public void decided(Command command) {
    step.add(command);
  }

  /** Takes an event after the engine has. */
  public void took(Event event) {
    for (Command command : step) {
      switch (command) {
        case Command.SubmitOrder submit -> {
          MarketId market = submit.approved().terms().market();
          if (submit.strategy().equals(LiveArbitrage.NAME)
              && LiveArbitrage.ON_SCORE.equals(reasons.get(market))) {
            begin(command, Reaction.Kind.TAKE, market, Long.MIN_VALUE);
          }
        }
        case Command.CancelOrder cancel ->
            begin(command, Reaction.Kind.PULL, cancel.market(), event.time());
        case Command.ReplaceOrder _, Command.SetTimer _ -> {}
      }
    }
    step.clear();
    if (event instanceof CommandOutcome outcome) {
      @Nullable Begun begin = begun.remove(outcome.command());
      if (begin != null && outcome instanceof RequestTaken) {
        sink.accept(
            new Reaction(begin.kind, event.time() - begin.stamped, event.time() - begin.arrived));
      }
    }
  }

  private void begin(Command command, Reaction.Kind kind, MarketId market, long since) {
    @Nullable Outlook news = engine == null ? null : engine.outlook(market).orElse(null);
    if (news != null && news.isSurprise() && news.arrived() >= since) {
      begun.put(command.id(), new Begun(kind, news.stamped(), news.arrived()));
    }
  }
}
