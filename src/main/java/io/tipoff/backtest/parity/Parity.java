package io.tipoff.backtest.parity;

import io.tipoff.engine.Command;
import io.tipoff.engine.Recorder;
import io.tipoff.event.AccountEvent;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.ChangeRejected;
import io.tipoff.event.CommandId;
import io.tipoff.event.CommandNotSent;
import io.tipoff.event.CommandOutcome;
import io.tipoff.event.Event;
import io.tipoff.event.Execution;
import io.tipoff.event.FillReversed;
import io.tipoff.event.GameEvent;
import io.tipoff.event.IncentiveListed;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OrderAbsent;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderExpired;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderNamed;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderRejected;
import io.tipoff.event.OrderReplaced;
import io.tipoff.event.OutcomeUnknown;
import io.tipoff.event.OutlookReported;
import io.tipoff.event.RequestRefused;
import io.tipoff.event.RequestTaken;
import io.tipoff.event.SessionEvent;
import io.tipoff.event.StreamEvent;
import io.tipoff.event.StreamLost;
import io.tipoff.event.TimerFired;
import io.tipoff.event.TradePrinted;
import io.tipoff.journal.RecordedCommand;
import io.tipoff.journal.RecordedCommand.CancelOrder;
import io.tipoff.journal.RecordedCommand.ReplaceOrder;
import io.tipoff.journal.RecordedCommand.SetTimer;
import io.tipoff.journal.RecordedCommand.SubmitOrder;
import io.tipoff.market.FairValue;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Ladder;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Side;
import io.tipoff.paper.PaperSettings;
import io.tipoff.paper.PaperVenue;
import io.tipoff.portfolio.OrderTerms;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives the commands of a session that really traded to the simulated venue, and compares the
 * fills. It is told the session as it was recorded, while it runs or afterwards; the engine is not
 * run again.
 *
 * <p>A command meets the market where its effect was told, or its answer. The session's own resting
 * orders are taken out of the recorded books, and the prints that its own orders caused out of the
 * recorded trades. A print against one of its resting orders stays: somebody else wanted to trade.
 */
public final class Parity implements Recorder {
  /** So long after an event everything is known that belongs to it: answers, prints. */
  private static final long WINDOW = Duration.ofSeconds(15).toNanos();

  /** A print comes at most so long before or after the news of our fill. */
  private static final long PRINT_APART = Duration.ofSeconds(2).toNanos();

  private final PaperSettings settings;
  private final FeeSchedule fees;
  private final Deque<Event> waiting = new ArrayDeque<>();
  private final Map<CommandId, RecordedCommand> sent = new LinkedHashMap<>();
  private final Map<OrderId, Deque<RecordedCommand>> byOrder = new HashMap<>();

  /** Changes that were answered, and carried out here, before their effect was told. */
  private final Map<OrderId, Integer> untold = new HashMap<>();

  private final List<OrderFilled> takes = new ArrayList<>();
  private final OwnOrders own = new OwnOrders();
  private final FillMatcher makers = new FillMatcher(Liquidity.MAKER);
  private final FillMatcher takers = new FillMatcher(Liquidity.TAKER);
  private final Account real = new Account();
  private final Account simulated = new Account();
  private final Map<MarketId, FairValue> mids = new LinkedHashMap<>();
  private final Deque<Ended> ended = new ArrayDeque<>();
  private @Nullable PaperVenue venue;
  private long now;

  /** An order that the venue is done with; a bot would not leave it to the simulated one. */
  private record Ended(OrderId order, long time) {}

  /**
   * Of a session that has not begun.
   *
   * @param settings of the simulated venue; its cash is the session's
   */
  public Parity(PaperSettings settings, FeeSchedule fees) {
    this.settings = settings;
    this.fees = fees;
  }

  @Override
  public void record(Command command) {
    record(RecordedCommand.of(command));
  }

  /** Takes a command of the session. */
  public void record(RecordedCommand command) {
    switch (command) {
      case SubmitOrder submit -> {
        own.submitted(submit.order(), submit.terms());
        await(submit, submit.order());
      }
      case ReplaceOrder replace -> await(replace, replace.order());
      case CancelOrder cancel -> await(cancel, cancel.order());
      case SetTimer _ -> {}
    }
  }

  private void await(RecordedCommand command, OrderId order) {
    sent.put(command.id(), command);
    byOrder.computeIfAbsent(order, _ -> new ArrayDeque<>(2)).add(command);
  }

  @Override
  public void record(Event event) {
    waiting.add(event);
    if (event instanceof OrderFilled fill && fill.liquidity() == Liquidity.TAKER) {
      takes.add(fill);
    }
    while (waiting.element().time() < event.time() - WINDOW) {
      play(waiting.remove());
    }
  }

  /**
   * The session is over.
   *
   * @param commandsEqual whether the recorded events gave a second engine the same commands
   */
  public ParityReport finish(boolean commandsEqual) {
    waiting.forEach(this::play);
    waiting.clear();
    return new ParityReport(
        commandsEqual,
        makers.result(),
        takers.result(),
        real.worth(this::value),
        simulated.worth(this::value));
  }

  private FairValue value(MarketId market) {
    return Objects.requireNonNull(mids.get(market), "a fill has a price");
  }

  private void play(Event event) {
    now = event.time();
    while (!ended.isEmpty() && ended.element().time < now - PRINT_APART) {
      venue().cancel(ended.remove().order, now);
    }
    switch (event) {
      case BalanceRestored balance -> begin(balance);
      case MarketEvent market -> play(market);
      case Execution execution -> play(execution);
      case CommandOutcome outcome -> play(outcome);
      case StreamLost _ -> venue().forgetBooks();
      case StreamEvent _, GameEvent _, SessionEvent _, AccountEvent _ -> {}
    }
  }

  private void begin(BalanceRestored balance) {
    PaperSettings funded =
        new PaperSettings(
            balance.cash(),
            settings.fillCap(),
            settings.feedLatency(),
            settings.orderLatency(),
            settings.answerLatency(),
            settings.cancelAhead());
    venue = new PaperVenue(funded, fees, this::simulated);
  }

  private PaperVenue venue() {
    if (venue == null) {
      throw new IllegalStateException("the session told no balance before anything else");
    }
    return venue;
  }

  private void play(MarketEvent event) {
    switch (event) {
      case MarketListed _, MarketStateChanged _, BestPricesChanged _ -> venue().apply(event);
      case BookChanged book -> play(book);
      case TradePrinted print -> {
        if (!isOurs(print)) {
          venue().apply(print);
        }
      }
      case OutlookReported _, IncentiveListed _ -> {}
      case MarketSettled settled -> {
        venue().apply(settled);
        real.settle(settled.market(), settled.price());
        simulated.settle(settled.market(), settled.price());
      }
    }
  }

  private void play(BookChanged book) {
    Ladder bids = own.without(book.market(), Side.BUY, book.bids());
    Ladder offers = own.without(book.market(), Side.SELL, book.offers());
    if (!bids.isEmpty() && !offers.isEmpty()) {
      mids.put(book.market(), FairValue.between(bids.price(0), offers.price(0)));
    }
    venue().apply(new BookChanged(book.time(), book.market(), bids, offers));
  }

  /** Whether the print came of an order of ours that took; each of our fills is one print. */
  private boolean isOurs(TradePrinted print) {
    Iterator<OrderFilled> fills = takes.iterator();
    while (fills.hasNext()) {
      OrderFilled fill = fills.next();
      OrderTerms terms = own.terms(fill.order());
      if (fill.time() < print.time() - PRINT_APART) {
        fills.remove();
      } else if (fill.time() <= print.time() + PRINT_APART
          && terms.market().equals(print.market())
          && terms.side() == print.aggressor()
          && fill.price().equals(print.price())
          && fill.quantity().equals(print.quantity())) {
        fills.remove();
        return true;
      }
    }
    return false;
  }

  /** What the venue told of an order: the command that caused it meets the market now. */
  private void play(Execution execution) {
    OrderId order = execution.order();
    switch (execution) {
      case OrderOpened _, OrderRejected _ -> carryOutNext(order, SubmitOrder.class);
      case OrderReplaced _, ChangeRejected _ -> changed(order);
      case OrderCanceled canceled -> {
        if (canceled.cause() == OrderCanceled.Cause.REQUESTED) {
          carryOutNext(order, CancelOrder.class);
        }
      }
      case OrderFilled fill -> {
        carryOutNext(order, SubmitOrder.class);
        OrderTerms terms = own.terms(order);
        mids.putIfAbsent(terms.market(), FairValue.of(fill.price()));
        real.take(fill, terms.market(), terms.side());
        makers.real(fill);
        takers.real(fill);
      }
      case OrderExpired _ -> venue().expire(order, now);
      case OrderNamed _, OrderAbsent _, FillReversed _ -> {
        return;
      }
    }
    own.take(execution);
    if (!own.rests(order)) {
      ended.add(new Ended(order, now));
    }
  }

  /** What became of a change, which may have been carried out when its answer was told. */
  private void changed(OrderId order) {
    int changes = untold.getOrDefault(order, 0);
    if (changes == 0) {
      carryOutNext(order, ReplaceOrder.class);
    } else if (changes == 1) {
      untold.remove(order);
    } else {
      untold.put(order, changes - 1);
    }
  }

  private void play(CommandOutcome outcome) {
    @Nullable RecordedCommand command = sent.remove(outcome.command());
    if (command == null) {
      return;
    }
    switch (outcome) {
      case RequestTaken _ -> {
        carryOut(command);
        if (command instanceof ReplaceOrder replace) {
          untold.merge(replace.order(), 1, Integer::sum);
        }
      }
      case RequestRefused _, CommandNotSent _, OutcomeUnknown _, TimerFired _ -> {}
    }
    orderOf(command).remove(command);
  }

  private Deque<RecordedCommand> orderOf(RecordedCommand command) {
    OrderId order =
        switch (command) {
          case SubmitOrder submit -> submit.order();
          case ReplaceOrder replace -> replace.order();
          case CancelOrder cancel -> cancel.order();
          case SetTimer timer -> throw new IllegalArgumentException("no request: " + timer);
        };
    return byOrder.getOrDefault(order, new ArrayDeque<>());
  }

  /** Carries out the order's next command of a kind, if its answer was not told before. */
  private void carryOutNext(OrderId order, Class<? extends RecordedCommand> kind) {
    @Nullable Deque<RecordedCommand> commands = byOrder.get(order);
    if (commands != null && kind.isInstance(commands.peek())) {
      carryOut(commands.remove());
    }
  }

  /** Each command once. */
  private void carryOut(RecordedCommand command) {
    orderOf(command).remove(command);
    sent.remove(command.id());
    switch (command) {
      case SubmitOrder submit -> venue().submit(submit.order(), submit.terms(), now);
      case ReplaceOrder replace -> venue().replace(replace.order(), replace.terms(), now);
      case CancelOrder cancel -> venue().cancel(cancel.order(), now);
      case SetTimer _ -> {}
    }
  }

  private void simulated(Execution execution) {
    if (execution instanceof OrderFilled fill) {
      OrderTerms terms = own.terms(fill.order());
      mids.putIfAbsent(terms.market(), FairValue.of(fill.price()));
      simulated.take(fill, terms.market(), terms.side());
      makers.paper(fill);
      takers.paper(fill);
    }
  }
}
