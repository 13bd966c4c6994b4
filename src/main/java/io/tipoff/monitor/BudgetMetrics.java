package io.tipoff.monitor;

import io.tipoff.polymarket.rest.RateBudget;

/** What there is to tell of the requests that the venue allows. */
public record BudgetMetrics(RateBudget budget) implements MetricSource {
  @Override
  public void tell(Exposition out) {
    out.gauge("requests_last_second", "Requests that left within a second.", budget.used());
    out.gauge("requests_limit", "Requests allowed in any second.", budget.limit());
    out.counter(
        "requests_refused",
        "Requests that the venue refused because there were too many.",
        budget.refusals());
  }
}
