package io.tipoff.engine;

import io.tipoff.engine.Command.CancelOrder;
import io.tipoff.engine.Command.ReplaceOrder;
import io.tipoff.engine.Command.SubmitOrder;
import io.tipoff.event.OrderId;
import io.tipoff.market.MarketId;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.portfolio.Portfolio;
import io.tipoff.risk.Decision;
import io.tipoff.risk.Decision.Approved;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.risk.Proposal;
import io.tipoff.risk.RiskBook;
import io.tipoff.risk.RiskGate;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The one way out for orders: through the gate, and out as commands of which portfolio and risk
 * know.
 */
final class OrderDesk implements OrderPlanner.Desk {
  private final RiskGate gate;
  private final RiskBook risk;
  private final Portfolio portfolio;
  private final Outbox outbox;
  private final Timers timers;
  private final Observer observer;
  private final LongSupplier time;
  private long orders;

  /**
   * A desk that placed nothing yet.
   *
   * @param observer is told what was refused
   * @param time now, nanoseconds since 1970
   */
  OrderDesk(
      RiskGate gate,
      RiskBook risk,
      Portfolio portfolio,
      Outbox outbox,
      Timers timers,
      Observer observer,
      LongSupplier time) {
    this.gate = gate;
    this.risk = risk;
    this.portfolio = portfolio;
    this.outbox = outbox;
    this.timers = timers;
    this.observer = observer;
    this.time = time;
  }

  /** Orders up to this number are there already. */
  void numbered(long last) {
    orders = Math.max(orders, last);
  }

  @Override
  public @Nullable Approved ask(String strategy, OrderTerms terms, @Nullable Order replaces) {
    Decision decision = gate.decide(new Proposal(strategy, terms, replaces), time.getAsLong());
    return switch (decision) {
      case Approved approved -> {
        @Nullable Refused bound = approved.bound();
        if (bound != null) {
          observer.shortened(bound);
        }
        yield approved;
      }
      case Refused refused -> {
        observer.refused(refused);
        yield null;
      }
    };
  }

  @Override
  public void submit(String strategy, Approved approved) {
    OrderId id = new OrderId(++orders);
    gate.sent(time.getAsLong());
    portfolio.submit(id, strategy, approved.terms());
    give(new SubmitOrder(outbox.next(), id, strategy, approved));
    timers.renew(approved.terms().market(), time.getAsLong());
  }

  @Override
  public void replace(Order order, Approved approved) {
    gate.sent(time.getAsLong());
    portfolio.requestReplacement(order.id(), approved.terms());
    give(new ReplaceOrder(outbox.next(), order.id(), approved));
  }

  @Override
  public void cancel(Order order) {
    portfolio.requestCancel(order.id());
    give(new CancelOrder(outbox.next(), order.id(), order.market()));
  }

  @Override
  public void unwanted(Order order) {
    observer.unwanted(order.id());
  }

  private void give(Command request) {
    outbox.give(request);
    risk.sent(request.id(), time.getAsLong());
  }

  /** The same way for exits: the gate looks at them as such. */
  Flattening.Hand exits(Permit permit) {
    return new Exits(permit);
  }

  private final class Exits implements Flattening.Hand {
    private final Permit permit;

    private Exits(Permit permit) {
      this.permit = permit;
    }

    @Override
    public Decision ask(Proposal proposal) {
      Decision decision = gate.review(proposal, time.getAsLong());
      if (decision instanceof Refused refused) {
        observer.refused(refused);
      }
      return decision;
    }

    @Override
    public void submit(Approved approved) {
      OrderDesk.this.submit(Flattening.NAME, approved);
    }

    @Override
    public void replace(Order order, Approved approved) {
      OrderDesk.this.replace(order, approved);
    }

    @Override
    public void cancel(Order order) {
      OrderDesk.this.cancel(order);
    }

    @Override
    public void wake(MarketId market, long at) {
      timers.set(new Timers.Purpose.Exit(market), at);
    }

    @Override
    public boolean isCertain() {
      return permit.isCertain();
    }
  }
}
