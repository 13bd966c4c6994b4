package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tipoff.polymarket.auth.Credentials;
import io.tipoff.polymarket.auth.RequestSigner;
import io.tipoff.polymarket.auth.SignedHeaders;
import io.tipoff.polymarket.auth.VenueClock;
import io.tipoff.polymarket.rest.Budgets.Access;
import io.tipoff.polymarket.rest.VenueException.RefusedByUs;
import io.tipoff.polymarket.rest.VenueException.RejectedByVenue;
import io.tipoff.polymarket.wire.Json;
import io.tipoff.polymarket.wire.WireException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Talks to the venue over HTTP. Reads are tried again where that may help; a {@code POST} is sent
 * once, whatever happens. Any thread may use it.
 */
public final class RestClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RestClient.class);
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final VenueEndpoints endpoints;
  private final Optional<RequestSigner> signer;
  private final VenueClock clock;
  private final Budgets budgets;
  private final RestSettings settings;
  private final Backoff backoff;
  private final HttpTransport transport;

  /**
   * A client that opens no connection yet.
   *
   * @param signer empty to use only what needs no key
   * @param clock learns the venue's time from answers to calls with a key
   */
  public RestClient(
      VenueEndpoints endpoints,
      Optional<RequestSigner> signer,
      VenueClock clock,
      Budgets budgets,
      RestSettings settings) {
    this(
        endpoints,
        signer,
        clock,
        budgets,
        settings,
        new Backoff(settings, RandomGenerator.getDefault(), Thread::sleep));
  }

  RestClient(
      VenueEndpoints endpoints,
      Optional<RequestSigner> signer,
      VenueClock clock,
      Budgets budgets,
      RestSettings settings,
      Backoff backoff) {
    this.endpoints = endpoints;
    this.signer = signer;
    this.clock = clock;
    this.budgets = budgets;
    this.settings = settings;
    this.backoff = backoff;
    this.transport = new HttpTransport(settings, clock::localNow);
  }

  /** The limits that this client keeps to. */
  public Budgets budgets() {
    return budgets;
  }

  /** Requests under way end as failures. */
  @Override
  public void close() {
    transport.close();
  }

  /**
   * Reads, as often as the settings allow.
   *
   * @param path starts with a slash, without a query
   * @throws VenueException if there is no answer to work with
   */
  <T> T get(Access access, String path, Query query, Function<JsonNode, T> reader)
      throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      for (RateBudget budget : budgets.of(access)) {
        budget.take(Share.OTHERS);
      }
      Exchange exchange = exchange("GET", path, access, query.toString(), false, null);
      Duration asked = Duration.ZERO;
      VenueException failure;
      try {
        HttpReply reply = await(exchange);
        if (reply.isSuccess() || !Verdict.isPassing(reply.status())) {
          return read(exchange, reply, tree -> reader.apply(object(tree)));
        }
        failure = failure(exchange, reply);
        asked = reply.status() == TOO_MANY_REQUESTS ? longer(retryAfter(reply)) : retryAfter(reply);
      } catch (TransportFailure e) {
        failure = exchange.verdict().of(e);
      }
      if (attempt == settings.attempts()) {
        throw failure;
      }
      backoff.await(attempt, asked);
    }
  }

  /** The same of something that may not be there: empty where the venue answers 404. */
  <T> Optional<T> find(Access access, String path, Query query, Function<JsonNode, T> reader)
      throws InterruptedException {
    try {
      return Optional.of(get(access, path, query, reader));
    } catch (RejectedByVenue e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Sends once and waits for the answer. Takes from the budget of the key.
   *
   * @throws VenueException if there is no answer to work with
   */
  <T> T post(OrderCall<T> call, byte[] body) throws InterruptedException {
    budgets.key().take(call.share());
    Exchange exchange = exchange(call, body);
    try {
      return read(exchange, await(exchange), call.reader());
    } catch (TransportFailure e) {
      throw exchange.verdict().of(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw exchange.verdict().lost("interrupted while waiting for the answer");
    }
  }

  /**
   * Sends once without waiting. Takes nothing from the budget of the key: the caller has done that.
   *
   * @param then is called exactly once, perhaps before this returns, by a thread of the client that
   *     must not be held up
   */
  public <T> void post(OrderCall<T> call, byte[] body, Consumer<Outcome<T>> then) {
    Exchange exchange;
    try {
      exchange = exchange(call, body);
    } catch (VenueException e) {
      then.accept(new Outcome.Failed<>(e));
      return;
    }
    var _ =
        transport
            .send(exchange.outgoing())
            .handle((reply, problem) -> outcome(call, exchange, reply, problem))
            .thenAccept(then)
            .exceptionally(RestClient::logged);
  }

  private <T> Outcome<T> outcome(
      OrderCall<T> call, Exchange exchange, HttpReply reply, @Nullable Throwable problem) {
    if (problem != null) {
      return new Outcome.Failed<>(exchange.verdict().of((TransportFailure) problem));
    }
    try {
      return new Outcome.Answered<>(read(exchange, reply, call.reader()));
    } catch (VenueException e) {
      return new Outcome.Failed<>(e);
    }
  }

  private static @Nullable Void logged(Throwable bug) {
    LOG.error("What was to be done with an answer of the venue failed", bug);
    return null;
  }

  private Exchange exchange(OrderCall<?> call, byte[] body) {
    if (call.share() == Share.OTHERS && call.changesOrders()) {
      requireUsableClock();
    }
    return exchange("POST", call.path(), Access.KEY, "", call.changesOrders(), content(body));
  }

  private static Request.Content content(byte[] body) {
    return new BytesRequestContent("application/json", body);
  }

  private void requireUsableClock() {
    try {
      clock.requireUsable();
    } catch (IllegalStateException e) {
      throw new RefusedByUs(String.valueOf(e.getMessage()));
    }
  }

  private Exchange exchange(
      String method,
      String path,
      Access access,
      String query,
      boolean changesOrders,
      Request.@Nullable Content body) {
    boolean open = access == Access.OPEN;
    URI base = open ? endpoints.publicBase() : endpoints.authenticatedBase();
    Optional<SignedHeaders> signature = open ? Optional.empty() : Optional.of(sign(method, path));
    String id = UUID.randomUUID().toString();
    return new Exchange(
        new HttpTransport.Outgoing(method, URI.create(base + path + query), id, signature, body),
        access,
        new Verdict(method + " " + path, changesOrders, id, signature));
  }

  private SignedHeaders sign(String method, String path) {
    return signer
        .orElseThrow(
            () ->
                new RefusedByUs(
                    method
                        + " "
                        + path
                        + " needs an API key; set "
                        + Credentials.KEY_ID_VARIABLE
                        + " and "
                        + Credentials.SECRET_KEY_VARIABLE
                        + "."))
        .sign(method, path);
  }

  private HttpReply await(Exchange exchange) throws TransportFailure, InterruptedException {
    try {
      return transport.send(exchange.outgoing()).get();
    } catch (ExecutionException e) {
      throw (TransportFailure) e.getCause();
    }
  }

  /** What an answer says: the clock learns, the budgets learn, the reader reads or it is a no. */
  private <T> T read(Exchange exchange, HttpReply reply, Function<JsonNode, T> reader) {
    if (!reply.isSuccess()) {
      throw failure(exchange, reply);
    }
    learn(exchange, reply);
    budgets.of(exchange.access()).forEach(RateBudget::succeeded);
    try {
      byte[] body = reply.body();
      return reader.apply(body.length == 0 ? MissingNode.getInstance() : Json.parse(body));
    } catch (RuntimeException e) {
      throw exchange.verdict().unreadable(reply, e);
    }
  }

  /** Nothing at all is not the same as an object without members. */
  private static JsonNode object(JsonNode tree) {
    if (!tree.isObject()) {
      throw new WireException("not an object");
    }
    return tree;
  }

  private VenueException failure(Exchange exchange, HttpReply reply) {
    learn(exchange, reply);
    Duration asked = retryAfter(reply);
    if (reply.status() == TOO_MANY_REQUESTS) {
      budgets.of(exchange.access()).forEach(budget -> budget.pause(asked));
    }
    return exchange.verdict().of(reply, longer(asked));
  }

  private void learn(Exchange exchange, HttpReply reply) {
    if (exchange.access() != Access.OPEN) {
      reply.date().ifPresent(date -> clock.observe(date, reply.sent(), reply.received()));
    }
  }

  private static Duration longer(Duration asked) {
    return asked.compareTo(SHORTEST) > 0 ? asked : SHORTEST;
  }

  private Duration retryAfter(HttpReply reply) {
    return backoff.retryAfter(reply.retryAfter(), clock.now());
  }
}
