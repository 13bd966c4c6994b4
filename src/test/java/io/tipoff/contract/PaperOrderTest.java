package io.tipoff.contract;

import io.tipoff.market.Money;

/** Orders in the simulated venue. */
class PaperOrderTest extends OrderContract {
  @Override
  Venue open(Money cash) {
    return new PaperVenueUnderTest(cash);
  }
}
