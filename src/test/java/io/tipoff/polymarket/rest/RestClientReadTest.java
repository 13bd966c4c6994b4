package io.tipoff.polymarket.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tipoff.polymarket.auth.SignedHeaders;
import io.tipoff.polymarket.rest.Budgets.Access;
import io.tipoff.polymarket.rest.VenueException.AuthenticationFailed;
import io.tipoff.polymarket.rest.VenueException.RateLimited;
import io.tipoff.polymarket.rest.VenueException.RefusedByUs;
import io.tipoff.polymarket.rest.VenueException.RejectedByVenue;
import io.tipoff.polymarket.rest.VenueException.Unavailable;
import io.tipoff.polymarket.wire.Json;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestClientReadTest {
  private static final byte[] PUBLIC_KEY =
      HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

  private Desk desk;
  private ScriptedServer server;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk();
    server = desk.server;
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private String get() throws InterruptedException {
    return get(Access.KEY);
  }

  private String get(Access access) throws InterruptedException {
    return desk.client.get(
        access, "/v1/x", new Query().add("cursor", "a+/="), tree -> Json.text(tree, "id"));
  }

  @Test
  void shouldSignThePathWithoutItsQuery() throws InterruptedException {
    server.then(200, "{\"id\":\"7\",\"unheard\":[1]}");

    assertThat(get()).isEqualTo("7");

    var asked = server.asked().getFirst();
    assertThat(asked.query()).isEqualTo("cursor=a%2B%2F%3D");
    assertThat(asked.headers().get(SignedHeaders.KEY_ID)).isEqualTo(Desk.KEY_ID);
    assertThat(asked.headers().get("poly-correlation-id")).hasSize(36);
    String timestamp = asked.headers().get(SignedHeaders.TIMESTAMP);
    assertThat(timestamp).isEqualTo("1790000000000");
    var verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(PUBLIC_KEY, 0));
    byte[] message = (timestamp + "GET/v1/x").getBytes(UTF_8);
    verifier.update(message, 0, message.length);
    String signature = asked.headers().get(SignedHeaders.SIGNATURE);
    assertThat(verifier.verifySignature(Base64.getDecoder().decode(signature))).isTrue();
  }

  @Test
  void shouldSendNoKeyWhereNoneIsNeeded() throws InterruptedException {
    server.then(200, "{\"id\":\"7\"}");

    get(Access.OPEN);

    assertThat(server.asked().getFirst().headers().contains(SignedHeaders.KEY_ID)).isFalse();
  }

  @Test
  void shouldNotSendWithoutAKeyWhatNeedsOne() {
    try (RestClient keyless = desk.client(Desk.SETTINGS, server.url(), Optional.empty())) {
      assertThatThrownBy(() -> keyless.get(Access.KEY, "/v1/x", new Query(), tree -> tree))
          .isInstanceOf(RefusedByUs.class)
          .hasMessageContaining("POLYMARKET_KEY_ID");
    }
    assertThat(server.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 409, 500, 502, 503, 504})
  void shouldTryAgainAfterWhatMayPass(int status) throws InterruptedException {
    server.then(status, "").then(status, "{}").then(200, "{\"id\":\"7\"}");

    assertThat(get()).isEqualTo("7");

    assertThat(desk.slept).hasSize(2);
    assertThat(desk.slept.get(0)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
    assertThat(desk.slept.get(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
  }

  @Test
  void shouldGiveUpAfterTheLastAttempt() {
    for (int i = 0; i < 5; i++) {
      server.then(503, "text/html", "<html><head><style>p{}</style></head><p>Maintenance</html>");
    }

    assertThatThrownBy(this::get)
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("HTTP 503: Maintenance -")
        .hasMessageContaining("status.polymarketexchange.com");
    assertThat(server.asked()).hasSize(4);
    assertThat(desk.slept).hasSize(3);
  }

  @Test
  void shouldTryAgainAfterALostConnection() throws InterruptedException {
    server.thenCut().thenCutInBody().then(200, "{\"id\":\"7\"}");

    assertThat(get()).isEqualTo("7");
  }

  @Test
  void shouldBeUnavailableWhereNobodyListens() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    try (RestClient lonely =
        desk.client(Desk.SETTINGS, "http://127.0.0.1:" + port, Optional.of(desk.signer()))) {
      assertThatThrownBy(() -> lonely.get(Access.KEY, "/v1/x", new Query(), tree -> tree))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("connection refused");
    }
    assertThat(desk.slept).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void shouldNotTryAgainWithABadKey(int status) {
    server.then(status, "{\"code\":16,\"message\":\"key " + Desk.KEY_ID + " is revoked\"}");

    assertThatThrownBy(this::get)
        .isInstanceOf(AuthenticationFailed.class)
        .hasMessageContaining("key [key id] is revoked")
        .hasMessageNotContaining(Desk.KEY_ID);
    assertThat(server.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 422})
  void shouldNotTryAgainWhatTheVenueRejects(int status) {
    server.then(
        status, "application/json", "{\"error\":\"No such\\nthing\"}", "x-request-id", "r-1");

    var rejected = catchThrowableOfType(RejectedByVenue.class, this::get);

    assertThat(rejected.status()).isEqualTo(status);
    assertThat(rejected.reason()).isEqualTo("No such thing");
    assertThat(rejected.correlationId()).isEqualTo("r-1");
    assertThat(rejected).hasMessageContaining("GET /v1/x").hasMessageContaining("r-1");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void shouldWaitASecondAtLeastWhenItWasTooMuch() throws InterruptedException {
    server
        .then(429, "{\"status\":429,\"message\":\"Too Many Requests\"}")
        .then(429, "text/html", "<html><h1>Too many</h1></html>")
        .then(200, "{\"id\":\"7\"}");

    get();

    assertThat(desk.slept.get(0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(desk.slept).hasSize(2);
  }

  @Test
  void shouldBeRateLimitedAfterTheLastAttempt() {
    for (int i = 0; i < 4; i++) {
      server.then(
          429, "text/html", "<html><title>x</title><h1>Slow down</h1></html>", "Retry-After", "9");
    }

    var limited = catchThrowableOfType(RateLimited.class, () -> get(Access.OPEN));

    assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(9));
    assertThat(limited).hasMessageContaining("Slow down").hasMessageContaining("at least 9 s");
    assertThat(desk.budgets.open().tryTake(Share.CANCELS)).isPositive();
    assertThat(desk.budgets.key().tryTake(Share.OTHERS)).isZero();
  }

  @Test
  void shouldWaitAsLongAsTheVenueAsksInSecondsOrByDate() throws InterruptedException {
    server
        .then(503, "application/json", "", "Retry-After", "3")
        .then(503, "application/json", "", "Retry-After", "Mon, 21 Sep 2026 14:13:25 GMT")
        .then(503, "application/json", "", "Retry-After", "86400")
        .then(200, "{\"id\":\"7\"}");

    get();

    assertThat(desk.slept)
        .containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(20));
  }

  @Test
  void shouldIgnoreARetryAfterThatCannotBeRead() throws InterruptedException {
    server
        .then(503, "application/json", "", "Retry-After", "soon")
        .then(503, "application/json", "", "Retry-After", "-5")
        .then(200, "{\"id\":\"7\"}");

    get();

    assertThat(desk.slept).allMatch(time -> time.compareTo(Duration.ofMillis(200)) <= 0);
  }

  @Test
  void shouldNotFollowARedirect() {
    for (int i = 0; i < 4; i++) {
      server.then(302, "text/html", "", "Location", server.url() + "/v1/elsewhere");
    }

    assertThatThrownBy(this::get).isInstanceOf(Unavailable.class).hasMessageContaining("HTTP 302");
    assertThat(server.asked()).allMatch(asked -> asked.path().equals("/v1/x"));
  }

  @Test
  void shouldBeUnavailableWhereTheAnswerIsNoJson() {
    server.then(200, "text/html", "<html>Welcome to the airport</html>");

    assertThatThrownBy(this::get)
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void shouldNotReadAnEndlessAnswer() {
    for (int i = 0; i < 4; i++) {
      server.then(200, "{\"id\":\"" + "7".repeat(100_000) + "\"}");
    }

    assertThatThrownBy(this::get).isInstanceOf(Unavailable.class).hasMessageContaining("too long");
  }

  @Test
  void shouldLearnTheVenuesTime() throws InterruptedException {
    server
        .then(200, "application/json", "{}", "Date", "Mon, 21 Sep 2026 14:14:20 GMT")
        .then(200, "application/json", "{}", "Date", "Mon, 21 Sep 2026 14:23:20 GMT", "Age", "9")
        .then(200, "application/json", "{}", "Date", "Mon, 21 Sep 2026 14:23:20 GMT");

    get();
    assertThat(desk.clock.offset()).isEqualTo(Duration.ofSeconds(60));
    get();
    get(Access.OPEN);
    assertThat(desk.clock.offset()).isEqualTo(Duration.ofSeconds(60));
    assertThat(server.asked().get(1).headers().get(SignedHeaders.TIMESTAMP))
        .isEqualTo("1790000060000");
  }

  @Test
  void shouldTakeFromBothBudgetsForIncentives() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      server.then(200, "{}");
      get(Access.INCENTIVES);
    }

    assertThat(desk.budgets.incentives().tryTake(Share.CANCELS)).isPositive();
    for (int i = 0; i < 15; i++) {
      assertThat(desk.budgets.key().tryTake(Share.CANCELS)).isZero();
    }
    assertThat(desk.budgets.key().tryTake(Share.CANCELS)).isPositive();
  }
}
