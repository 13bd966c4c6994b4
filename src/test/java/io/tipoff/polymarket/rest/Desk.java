package io.tipoff.polymarket.rest;

import io.tipoff.polymarket.auth.Credentials;
import io.tipoff.polymarket.auth.Ed25519Signer;
import io.tipoff.polymarket.auth.RequestSigner;
import io.tipoff.polymarket.auth.VenueClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A client of a scripted server, whose waiting takes no time. */
final class Desk implements AutoCloseable {
  static final String KEY_ID = "0b5f5bd8-6f6a-4d5e-9a55-3f6c2f9f7a11";

  /** RFC 8032, section 7.1, test 1. */
  static final String SECRET = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";

  static final RestSettings SETTINGS =
      new RestSettings(
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          4,
          Duration.ofMillis(100),
          Duration.ofSeconds(20),
          100_000);

  final ScriptedServer server;
  final List<Duration> slept = new CopyOnWriteArrayList<>();

  /** Real time and what was slept, so that nothing can wait for ever. */
  private final AtomicLong skipped = new AtomicLong();

  final AtomicLong millis = new AtomicLong(1_790_000_000_000L);
  final VenueClock clock = new VenueClock(millis::get);
  final Budgets budgets = Budgets.ofVenue(4, () -> System.nanoTime() + skipped.get());
  final RestClient client;

  Desk() throws Exception {
    this(SETTINGS);
  }

  Desk(RestSettings settings) throws Exception {
    this.server = new ScriptedServer();
    this.client = client(settings, server.url(), Optional.of(signer()));
  }

  RequestSigner signer() {
    return new Ed25519Signer(Credentials.of(KEY_ID, SECRET), clock);
  }

  RestClient client(RestSettings settings, String url, Optional<RequestSigner> signer) {
    return new RestClient(
        VenueEndpoints.at(url),
        signer,
        clock,
        budgets,
        settings,
        new Backoff(settings, new SplittableRandom(1), this::sleep));
  }

  private void sleep(Duration time) {
    slept.add(time);
    skip(time);
  }

  /** Lets the budgets believe that time has passed. */
  void skip(Duration time) {
    skipped.addAndGet(time.toNanos());
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
