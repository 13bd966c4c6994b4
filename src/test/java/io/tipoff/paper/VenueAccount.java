package io.tipoff.paper;

import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;

/** The simulated venue's own record of cash and positions, for tests of other packages. */
public record VenueAccount(PaperSession session) {

  public Money cash() {
    return session.account().cash();
  }

  /** Cash that no position locks. */
  public Money free() {
    return session.account().free();
  }

  public Quantity position(MarketId market) {
    return session.account().position(market);
  }
}
