package io.tipoff.contract;

import io.tipoff.market.Money;

/** Orders in the core of the embedded exchange. */
class ExchangeOrderTest extends OrderContract {
  @Override
  Venue open(Money cash) {
    return new ExchangeVenueUnderTest(cash);
  }
}
