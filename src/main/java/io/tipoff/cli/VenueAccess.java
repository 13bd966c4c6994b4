package io.tipoff.cli;

import io.tipoff.cli.control.BotId;
import io.tipoff.polymarket.Universe;
import io.tipoff.polymarket.UniverseFilter;
import io.tipoff.polymarket.VenueSettings;
import io.tipoff.polymarket.auth.Credentials;
import io.tipoff.polymarket.auth.Ed25519Signer;
import io.tipoff.polymarket.auth.RequestSigner;
import io.tipoff.polymarket.auth.SignedAhead;
import io.tipoff.polymarket.auth.VenueClock;
import io.tipoff.polymarket.rest.Budgets;
import io.tipoff.polymarket.rest.EventsApi;
import io.tipoff.polymarket.rest.IncentivesApi;
import io.tipoff.polymarket.rest.MarketsApi;
import io.tipoff.polymarket.rest.OrderCalls;
import io.tipoff.polymarket.rest.OrdersApi;
import io.tipoff.polymarket.rest.PortfolioApi;
import io.tipoff.polymarket.rest.RateBudget;
import io.tipoff.polymarket.rest.RestClient;
import io.tipoff.polymarket.rest.RestSettings;
import io.tipoff.polymarket.rest.VenueEndpoints;
import io.tipoff.polymarket.stream.StreamClient;
import io.tipoff.polymarket.stream.StreamSettings;
import io.tipoff.polymarket.stream.StreamSetup;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What every mode that speaks to the venue needs: its keys, its clock, its HTTP client. */
final class VenueAccess implements AutoCloseable {
  /** Signed headers that lie ready for each call about orders. */
  private static final int HEADERS_READY = 16;

  private final VenueSettings settings;
  private final Optional<SignedAhead> signer;
  private final RestClient client;
  private final VenueClock clock;
  private final String key;
  private final String keyId;
  private final FeedKeys feedKeys;

  private VenueAccess(
      VenueSettings settings,
      String key,
      String keyId,
      Optional<SignedAhead> signer,
      RestClient client,
      VenueClock clock,
      FeedKeys feedKeys) {
    this.settings = settings;
    this.key = key;
    this.keyId = keyId;
    this.feedKeys = feedKeys;
    this.signer = signer;
    this.client = client;
    this.clock = clock;
  }

  /**
   * Access with the keys of an environment, or without any.
   *
   * @throws BadKeys if the keys are not well formed
   */
  static VenueAccess open(VenueSettings settings, Map<String, String> environment) {
    VenueClock clock = VenueClock.system();
    Optional<Credentials> credentials = credentials(environment);
    Optional<SignedAhead> signer =
        credentials
            .map(keys -> new Ed25519Signer(keys, clock))
            .map(keys -> SignedAhead.start(keys, clock, OrderCalls.FIXED, HEADERS_READY));
    int limit = settings.requestsPerSecond();
    Budgets venue = Budgets.ofVenue(0, System::nanoTime);
    Budgets budgets =
        new Budgets(
            new RateBudget(limit, settings.cancelReserve(), System::nanoTime),
            new RateBudget(limit, 0, System::nanoTime),
            venue.incentives());
    RestSettings usual = RestSettings.DEFAULT;
    RestSettings patience =
        new RestSettings(
            usual.connectTimeout(),
            settings.requestTimeout(),
            usual.idleTimeout(),
            usual.attempts(),
            usual.firstDelay(),
            usual.longestDelay(),
            usual.largestAnswer());
    VenueEndpoints endpoints = new VenueEndpoints(settings.publicUrl(), settings.url());
    return new VenueAccess(
        settings,
        credentials.map(keys -> BotId.fingerprint(keys.keyId())).orElse(""),
        credentials.map(Credentials::keyId).orElse(""),
        signer,
        new RestClient(endpoints, signer.map(RequestSigner.class::cast), clock, budgets, patience),
        clock,
        FeedKeys.of(environment));
  }

  private static Optional<Credentials> credentials(Map<String, String> environment) {
    try {
      return Credentials.fromEnvironment(environment);
    } catch (IllegalArgumentException e) {
      throw new BadKeys(
          "%s, %s: %s"
              .formatted(
                  Credentials.KEY_ID_VARIABLE, Credentials.SECRET_KEY_VARIABLE, e.getMessage()));
    }
  }

  /** Stands for the key without telling it; empty without one. */
  String key() {
    return key;
  }

  /** The public part of the key; empty without one. */
  String keyId() {
    return keyId;
  }

  /** The public part of the key in an environment; empty if there is none. */
  static String keyId(Map<String, String> environment) {
    return credentials(environment).map(Credentials::keyId).orElse("");
  }

  /** The keys of feeds of games and odds. */
  FeedKeys feedKeys() {
    return feedKeys;
  }

  /** The venue's time, as far as its answers told it. */
  VenueClock clock() {
    return clock;
  }

  RestClient client() {
    return client;
  }

  /**
   * What a stream with these keys is made of.
   *
   * @param streams shared by all streams; who made it closes it
   * @throws Refused if there is no key
   */
  StreamSetup stream(StreamClient streams) {
    RequestSigner keys =
        signer.orElseThrow(
            () ->
                new Refused(
                    "The venue streams market data only with a key: set %s and %s, or read the"
                            .formatted(Credentials.KEY_ID_VARIABLE, Credentials.SECRET_KEY_VARIABLE)
                        + " public books with --poll."));
    StreamSettings usual = StreamSettings.of(websocket(settings.url()));
    StreamSettings patience =
        new StreamSettings(
            usual.base(),
            settings.silenceLimit(),
            settings.silenceLimit(),
            usual.leastBackoff(),
            usual.longestBackoff(),
            usual.pingInterval(),
            usual.connectTimeout(),
            usual.maxMessageBytes());
    return new StreamSetup(streams, patience, keys, WallClock::nanos, RandomGenerator.getDefault());
  }

  private static URI websocket(URI http) {
    return URI.create(http.toString().replaceFirst("^http", "ws"));
  }

  VenueSettings settings() {
    return settings;
  }

  MarketsApi markets() {
    return new MarketsApi(client);
  }

  OrdersApi orders() {
    return new OrdersApi(client);
  }

  PortfolioApi portfolio() {
    return new PortfolioApi(client);
  }

  EventsApi events() {
    return new EventsApi(client);
  }

  IncentivesApi incentives() {
    return new IncentivesApi(client);
  }

  Universe universe(UniverseFilter filter) {
    return new Universe(filter, markets(), events(), WallClock::nanos);
  }

  @Override
  public void close() {
    client.close();
    signer.ifPresent(SignedAhead::close);
  }
}
