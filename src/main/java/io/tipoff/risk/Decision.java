package io.tipoff.risk;

import io.tipoff.portfolio.OrderTerms;
import org.jspecify.annotations.Nullable;

/** What the gate says to a proposal. */
public sealed interface Decision {

  /**
   * Terms that passed the gate. Nobody but the gate can make one, and nothing but one can be
   * submitted.
   */
  final class Approved implements Decision {
    private final OrderTerms terms;
    private final boolean exit;
    private final @Nullable Refused bound;

    Approved(OrderTerms terms, boolean exit, @Nullable Refused bound) {
      this.terms = terms;
      this.exit = exit;
      this.bound = bound;
    }

    /** Why it is smaller than what was asked for; null if it is not. */
    public @Nullable Refused bound() {
      return bound;
    }

    public OrderTerms terms() {
      return terms;
    }

    /** Whether it passed as an exit, without regard to money limits. */
    public boolean isExit() {
      return exit;
    }

    @Override
    public String toString() {
      return "approved " + (exit ? "exit " : "") + terms;
    }
  }

  /**
   * A proposal that did not pass.
   *
   * @param limit what it ran into
   * @param allowed the limit's value
   * @param asked what the proposal would have made of it
   */
  record Refused(Proposal proposal, Limit limit, String allowed, String asked)
      implements Decision {}
}
