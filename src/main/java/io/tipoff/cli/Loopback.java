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
import io.tipoff.polymarket.rest.RateBudget;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An embedded exchange without limits in this process, for measurements. */
final class Loopback {
  private static final int NO_LIMIT = 100_000;
  private static final int STRICT_RESERVE = 5;

  private Loopback() {}

  static ExchangeServer exchange(List<Market> markets) throws IOException {
    return ExchangeServer.start(
        ServerSettings.of(markets, Configuration.defaults().feeSchedule())
            .withRates(RequestRates.UNLIMITED)
            .withCash(Money.of("1000000")));
  }

  /** An exchange that keeps to the venue's limits of requests. */
  static ExchangeServer strictExchange(List<Market> markets) throws IOException {
    return ExchangeServer.start(
        ServerSettings.of(markets, Configuration.defaults().feeSchedule())
            .withCash(Money.of("1000000")));
  }

  /** The whole access with the venue's limits of requests. */
  static VenueAccess strictAccess(ExchangeServer server, ApiKey key) {
    return access(settings(server.rest(), RateBudget.VENUE_LIMIT, STRICT_RESERVE), key);
  }

  static VenueAccess access(ExchangeServer server) {
    return access(settings(server.rest(), NO_LIMIT, 1), server.key());
  }

  private static VenueAccess access(VenueSettings settings, ApiKey key) {
    return VenueAccess.open(
        settings,
        Map.of(
            Credentials.KEY_ID_VARIABLE, key.id(), Credentials.SECRET_KEY_VARIABLE, key.secret()));
  }

  private static VenueSettings settings(URI place, int requests, int reserve) {
    return new VenueSettings(
        place,
        place,
        requests,
        reserve,
        Duration.ofMinutes(1),
        Duration.ofSeconds(10),
        true,
        Duration.ofSeconds(30),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1));
  }
}
