package io.tipoff.cli;

import io.tipoff.config.Configuration;
import io.tipoff.exchange.protocol.ApiKey;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.exchange.protocol.RequestRates;
import io.tipoff.exchange.protocol.ServerSettings;
import io.tipoff.market.Market;
import io.tipoff.market.Money;
import io.tipoff.polymarket.VenueSettings;
import io.tipoff.polymarket.auth.Credentials;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An embedded exchange without limits in this process, for measurements. */
final class Loopback {
  private static final int NO_LIMIT = 100_000;

  private Loopback() {}

  static ExchangeServer exchange(List<Market> markets) throws IOException {
    return ExchangeServer.start(
        ServerSettings.of(markets, Configuration.defaults().feeSchedule())
            .withRates(RequestRates.UNLIMITED)
            .withCash(Money.of("1000000")));
  }

  static VenueAccess access(ExchangeServer server) {
    ApiKey key = server.key();
    return VenueAccess.open(
        settings(server.rest()),
        Map.of(
            Credentials.KEY_ID_VARIABLE, key.id(), Credentials.SECRET_KEY_VARIABLE, key.secret()));
  }

  private static VenueSettings settings(URI place) {
    return new VenueSettings(
        place,
        place,
        NO_LIMIT,
        1,
        Duration.ofMinutes(1),
        Duration.ofSeconds(10),
        true,
        Duration.ofSeconds(30),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1));
  }
}
