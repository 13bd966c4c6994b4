package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.InventedMarkets;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A running exchange and two participants who talk to it over real sockets. */
final class Venue implements AutoCloseable {
  static final String GAME = "aec-nba-hbr-smt-2026-10-01";
  static final String SPREAD = "asc-nba-hbr-smt-2026-10-01-pos-3pt5";
  static final String TOTAL = "tsc-nba-hbr-smt-2026-10-01-220pt5";
  static final String FINE = "aec-nba-oak-elm-2026-10-01";
  static final String EVENT = "nba-hbr-smt-2026-10-01";

  /** An answer as it came. */
  record Answer(int status, JsonNode body, String text, HttpHeaders headers) {}

  private static final ObjectMapper MAPPER = new ObjectMapper();

  final ExchangeServer server;
  final ApiKey ann;
  final ApiKey bob;
  private final HttpClient http = HttpClient.newHttpClient();

  private Venue(ServerSettings settings) {
    try {
      server = ExchangeServer.start(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ann = server.key();
    bob = server.open(new AccountId("bob"), Money.of("10000"));
  }

  /** Nobody else trades, nothing is limited, streams are quick. */
  static Venue open() {
    return open(settings -> settings);
  }

  static Venue open(UnaryOperator<ServerSettings> change) {
    return new Venue(
        change.apply(ServerSettings.of(markets(), fees()).withRates(RequestRates.UNLIMITED)));
  }

  static List<Market> markets() {
    return InventedMarkets.on(LocalDate.of(2026, 10, 1));
  }

  static FeeSchedule fees() {
    FeeRates rates = FeeRates.of("0.0695", "-0.0125");
    return new FeeSchedule(List.of(new FeeSchedule.Entry(0, FeeCurve.STANDARD, rates)));
  }

  static JsonNode json(String text) {
    try {
      return text.isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  /** A signature as a client makes it. */
  static String sign(ApiKey key, String message) {
    byte[] seed = Arrays.copyOf(Base64.getDecoder().decode(key.secret()), 32);
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    new Ed25519PrivateKeyParameters(seed)
        .sign(Ed25519.Algorithm.Ed25519, null, bytes, 0, bytes.length, signature, 0);
    return Base64.getEncoder().encodeToString(signature);
  }

  static HttpRequest.Builder signed(
      HttpRequest.Builder request, ApiKey key, long millis, String method, String path) {
    return request
        .header("X-PM-Access-Key", key.id())
        .header("X-PM-Timestamp", String.valueOf(millis))
        .header("X-PM-Signature", sign(key, millis + method + path));
  }

  Answer get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).GET());
  }

  Answer get(ApiKey key, String path) {
    String bare = path.split("\\?", 2)[0];
    return send(signed(HttpRequest.newBuilder(uri(path)).GET(), key, now(), "GET", bare));
  }

  Answer post(ApiKey key, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return send(signed(request, key, now(), "POST", path));
  }

  /** The server's time, milliseconds since 1970. */
  long now() {
    return server.with((_, nanos) -> nanos / 1_000_000);
  }

  URI uri(String path) {
    return URI.create(server.rest() + path);
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(), json(response.body()), response.body(), response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The body of a limit order. */
  static String limit(String market, String intent, String price, String quantity) {
    return limit(market, intent, price, quantity, "");
  }

  /** The same with more fields, each with a comma before it. */
  static String limit(String market, String intent, String price, String quantity, String more) {
    return """
        {"marketSlug":"%s","intent":"ORDER_INTENT_%s","type":"ORDER_TYPE_LIMIT",
         "price":{"value":"%s","currency":"USD"},"quantity":%s,
         "tif":"TIME_IN_FORCE_GOOD_TILL_CANCEL",
         "manualOrderIndicator":"MANUAL_ORDER_INDICATOR_AUTOMATIC"%s}"""
        .formatted(market, intent, price, quantity, more);
  }

  /** Enters an order; returns its id. */
  String order(ApiKey key, String intent, String price, String quantity) {
    return order(key, GAME, intent, price, quantity);
  }

  String order(ApiKey key, String market, String intent, String price, String quantity) {
    Answer answer = post(key, "/v1/orders", limit(market, intent, price, quantity));
    if (answer.status() != 200) {
      throw new AssertionError(answer);
    }
    return answer.body().path("id").textValue();
  }

  JsonNode find(ApiKey key, String orderId) {
    return get(key, "/v1/order/" + orderId).body().path("order");
  }

  /** Ann buys so many of a market from Bob. */
  void trade(String market, String price, String quantity) {
    order(bob, market, "BUY_SHORT", price, quantity);
    order(ann, market, "BUY_LONG", price, quantity);
  }

  void settle(String market, String price) {
    server.with(
        (exchange, now) -> {
          exchange.settle(new MarketId(market), Price.of(price), now);
          return true;
        });
  }

  @Override
  public void close() {
    http.close();
    server.close();
  }
}
