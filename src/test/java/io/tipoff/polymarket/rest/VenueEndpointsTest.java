package io.tipoff.polymarket.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VenueEndpointsTest {

  @Test
  void shouldKnowTheRealVenue() {
    assertThat(VenueEndpoints.POLYMARKET_US.publicBase())
        .hasToString("https://gateway.polymarket.us");
    assertThat(VenueEndpoints.POLYMARKET_US.authenticatedBase())
        .hasToString("https://api.polymarket.us");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080",
        "http://127.8.0.1",
        "http://localhost:1",
        "http://[::1]:80",
        "HTTPS://Api.polymarket.us",
        "https://10.0.0.1:8443/"
      })
  void shouldTakeOneUrlForEverything(String url) {
    VenueEndpoints endpoints = VenueEndpoints.at(url);

    assertThat(endpoints.publicBase()).isEqualTo(endpoints.authenticatedBase());
    assertThat(endpoints.publicBase().toString()).doesNotEndWith("/").startsWith("http");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.polymarket.us", "http://127.0.0.1.evil.com", "http://localhost.evil.com",
        "http://10.0.0.1", "ws://127.0.0.1", "ftp://127.0.0.1"
      })
  void shouldRefuseWhatIsNotSafe(String url) {
    assertThatThrownBy(() -> VenueEndpoints.at(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be https");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "api.polymarket.us",
        "https://",
        "https://a.b/v1",
        "https://a.b?x=1",
        "https://a.b#x",
        "https://user:secret@a.b",
        "https://a b"
      })
  void shouldRefuseWhatIsNoPlainBase(String url) {
    assertThatThrownBy(() -> VenueEndpoints.at(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }
}
