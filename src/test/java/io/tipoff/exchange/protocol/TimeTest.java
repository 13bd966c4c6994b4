package io.tipoff.exchange.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens by itself as time passes. */
@Timeout(60)
class TimeTest {
  private final ManualClock clock = new ManualClock("2026-10-01T20:00:00Z");

  @Test
  void shouldLetOrdersExpire() {
    try (Venue venue = Venue.open(settings -> settings.withClock(clock));
        Stream stream = Stream.personal(venue, venue.ann)) {
      stream.subscribe("o", "ORDER");
      stream.shouldBeSilent();
      venue.post(
          venue.ann,
          "/v1/orders",
          Venue.limit(
                  Venue.GAME, "BUY_LONG", "0.40", "1", ",\"goodTillTime\":\"2026-10-01T20:00:05Z\"")
              .replace("GOOD_TILL_CANCEL", "GOOD_TILL_DATE"));
      assertThat(type(stream.next())).isEqualTo("EXECUTION_TYPE_NEW");

      clock.pass(Duration.ofSeconds(5));

      assertThat(type(stream.next())).isEqualTo("EXECUTION_TYPE_EXPIRED");
      assertThat(venue.get(venue.ann, "/v1/orders/open").body().path("orders")).isEmpty();
    }
  }

  private static String type(JsonNode update) {
    return update.at("/orderSubscriptionUpdate/execution/type").textValue();
  }
}
