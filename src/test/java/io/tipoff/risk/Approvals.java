package io.tipoff.risk;

import io.tipoff.portfolio.OrderTerms;
import io.tipoff.risk.Decision.Approved;

/** What the gate let pass, for tests of what comes after it. */
public final class Approvals {
  private Approvals() {}

  public static Approved of(OrderTerms terms) {
    return new Approved(terms, false, null);
  }

  public static Approved exit(OrderTerms terms) {
    return new Approved(terms, true, null);
  }
}
