package io.tipoff.contract;

import io.tipoff.market.Money;
import org.junit.jupiter.api.Timeout;

/** Orders that go through the venue adapter, over sockets, to the embedded exchange. */
@Timeout(60)
class AdapterOrderTest extends OrderContract {
  @Override
  Venue open(Money cash) throws InterruptedException {
    return new AdapterVenueUnderTest(cash);
  }
}
