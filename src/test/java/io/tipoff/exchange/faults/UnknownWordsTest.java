package io.tipoff.exchange.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnknownWordsTest {

  @Test
  void shouldReplaceTheValuesOfOneKindOnly() {
    String json =
        """
        {"type":"EXECUTION_TYPE_NEW","order":{"state":"ORDER_STATE_NEW","text":"ORDER_STATE"},"market":"MARKET_STATE_OPEN"}""";

    assertThat(UnknownWords.in(json, "order-state"))
        .isEqualTo(json.replace("ORDER_STATE_NEW", "ORDER_STATE_UNHEARD_OF"));
    assertThat(UnknownWords.in(json, "execution-type"))
        .isEqualTo(json.replace("EXECUTION_TYPE_NEW", "EXECUTION_TYPE_UNHEARD_OF"));
    assertThat(UnknownWords.in(json, "market-state"))
        .isEqualTo(json.replace("MARKET_STATE_OPEN", "MARKET_STATE_UNHEARD_OF"));
  }

  @Test
  void shouldRenameTheBodyInBothWordings() {
    String camel =
        """
        {"requestId":"r","subscriptionType":"SUBSCRIPTION_TYPE_TRADE","trade":{"a":1}}""";
    String snake =
        """
        {"request_id":"r","subscription_type":3,"trade":{"a":1}}""";

    assertThat(UnknownWords.in(camel, "message-kind"))
        .isEqualTo(
            """
            {"requestId":"r","subscriptionType":"SUBSCRIPTION_TYPE_UNHEARD_OF","unheardOf":{"a":1}}""");
    assertThat(UnknownWords.in(snake, "message-kind"))
        .isEqualTo(
            """
            {"request_id":"r","subscription_type":"SUBSCRIPTION_TYPE_UNHEARD_OF","unheardOf":{"a":1}}""");
  }
}
