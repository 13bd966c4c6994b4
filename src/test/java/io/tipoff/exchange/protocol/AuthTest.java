package io.tipoff.exchange.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.exchange.AccountId;
import java.net.http.HttpRequest;
import java.util.Base64;
import org.eclipse.jetty.websocket.core.exception.UpgradeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthTest {
  private static final String PATH = "/v1/account/balances";

  private final ManualClock clock = new ManualClock("2026-10-01T20:00:00Z");
  private final Venue venue = Venue.open(settings -> settings.withClock(clock));

  @AfterEach
  void close() {
    venue.close();
  }

  private Venue.Answer ask(ApiKey key, long millis, String method, String path) {
    return venue.send(
        Venue.signed(HttpRequest.newBuilder(venue.uri(PATH)).GET(), key, millis, method, path));
  }

  private static void assertRefused(Venue.Answer answer, String message) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body().path("code").intValue()).isEqualTo(16);
    assertThat(answer.body().path("message").textValue()).isEqualTo(message);
    assertThat(answer.body().path("details").isArray()).isTrue();
  }

  @Test
  void shouldLetInWhoSignsTimeMethodAndPath() {
    Venue.Answer answer = ask(venue.ann, clock.millis(), "GET", PATH);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().at("/balances/0/currentBalance").decimalValue())
        .isEqualByComparingTo("10000");
  }

  @Test
  void shouldNotLetQueriesBeSigned() {
    HttpRequest.Builder bare = HttpRequest.newBuilder(venue.uri("/v1/orders/open?slugs=x")).GET();
    HttpRequest.Builder whole = bare.copy();

    assertThat(
            venue
                .send(Venue.signed(bare, venue.ann, clock.millis(), "GET", "/v1/orders/open"))
                .status())
        .isEqualTo(200);
    assertRefused(
        venue.send(
            Venue.signed(whole, venue.ann, clock.millis(), "GET", "/v1/orders/open?slugs=x")),
        "invalid signature");
  }

  @Test
  void shouldRefuseWrongSignatures() {
    assertRefused(ask(venue.ann, clock.millis(), "POST", PATH), "invalid signature");
    assertRefused(ask(venue.ann, clock.millis(), "GET", "/v1/orders/open"), "invalid signature");
    HttpRequest.Builder nonsense =
        HttpRequest.newBuilder(venue.uri(PATH))
            .header("X-PM-Access-Key", venue.ann.id())
            .header("X-PM-Timestamp", String.valueOf(clock.millis()))
            .header("X-PM-Signature", "no base64!");
    assertRefused(venue.send(nonsense), "invalid signature");
  }

  @Test
  void shouldRefuseTheSignatureOfAnotherKey() {
    String message = clock.millis() + "GET" + PATH;
    HttpRequest.Builder forged =
        HttpRequest.newBuilder(venue.uri(PATH))
            .header("X-PM-Access-Key", venue.ann.id())
            .header("X-PM-Timestamp", String.valueOf(clock.millis()))
            .header("X-PM-Signature", Venue.sign(venue.bob, message));

    assertRefused(venue.send(forged), "invalid signature");
  }

  @Test
  void shouldRefuseTimesMoreThanThirtySecondsOff() {
    long now = clock.millis();

    assertThat(ask(venue.ann, now - 30_000, "GET", PATH).status()).isEqualTo(200);
    assertThat(ask(venue.ann, now + 30_000, "GET", PATH).status()).isEqualTo(200);
    assertRefused(ask(venue.ann, now - 31_000, "GET", PATH), "timestamp is out of range");
    assertRefused(ask(venue.ann, now + 31_000, "GET", PATH), "timestamp is out of range");
    assertRefused(ask(venue.ann, Long.MIN_VALUE, "GET", PATH), "timestamp is out of range");
  }

  @Test
  void shouldRefuseUnknownKeysAndMissingHeaders() {
    ApiKey stranger = ApiKey.random(new AccountId("stranger"));

    assertRefused(ask(stranger, clock.millis(), "GET", PATH), "unknown API key");
    assertRefused(venue.get(PATH), "authentication headers are missing");
    assertRefused(venue.get("/v1/incentives"), "authentication headers are missing");
    assertRefused(venue.get("/v1/portfolio/positions"), "authentication headers are missing");
  }

  @Test
  void shouldRefuseStreamsAtTheUpgrade() {
    ApiKey stranger = ApiKey.random(new AccountId("stranger"));

    for (String path : new String[] {"/v1/ws/markets", "/v1/ws/private"}) {
      assertThatThrownBy(() -> Stream.connect(venue, stranger, venue.now(), path))
          .cause()
          .isInstanceOf(UpgradeException.class)
          .satisfies(
              refused ->
                  assertThat(((UpgradeException) refused).getResponseStatusCode()).isEqualTo(401));
      assertThatThrownBy(() -> Stream.connect(venue, venue.ann, venue.now() - 31_000, path))
          .hasCauseInstanceOf(UpgradeException.class);
    }
  }

  @Test
  void shouldMakeTheSameKeyOfTheSameSeed() {
    AccountId account = new AccountId("ann");

    assertThat(ApiKey.of(account, 7).secret()).isEqualTo(ApiKey.of(account, 7).secret());
    assertThat(ApiKey.of(account, 7).id()).isEqualTo(ApiKey.of(account, 7).id());
    assertThat(ApiKey.of(account, 7).secret()).isNotEqualTo(ApiKey.of(account, 8).secret());
    assertThat(ApiKey.of(account, 7).id()).isNotEqualTo(ApiKey.of(new AccountId("bob"), 7).id());
    assertThat(ApiKey.random(account).secret()).isNotEqualTo(ApiKey.random(account).secret());
    assertThat(Base64.getDecoder().decode(ApiKey.of(account, 7).secret())).hasSize(64);
  }

  @Test
  void shouldKeepTheSecretOutOfItsText() {
    assertThat(venue.ann.toString()).contains(venue.ann.id()).doesNotContain(venue.ann.secret());
  }
}
