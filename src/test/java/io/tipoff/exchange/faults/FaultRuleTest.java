package io.tipoff.exchange.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultRuleTest {

  @Test
  void shouldReadWhatAFlagSays() {
    FaultRule rule =
        FaultRule.parse("lose-answer:path=/v1/orders,next=2,probability=0.25,variant=hang");

    assertThat(rule.fault()).isEqualTo(Fault.LOSE_ANSWER);
    assertThat(rule.path()).isEqualTo("/v1/orders");
    assertThat(rule.next()).isEqualTo(2);
    assertThat(rule.probability()).isEqualTo(0.25);
    assertThat(rule.variant()).isEqualTo("hang");
    assertThat(rule.said())
        .isEqualTo(
            Map.of("path", "/v1/orders", "next", "2", "probability", "0.25", "variant", "hang"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldReadEveryFaultByItsNameAlone(Fault fault) {
    FaultRule rule = FaultRule.parse(fault.words());

    assertThat(rule).isEqualTo(FaultRule.of(fault));
    assertThat(rule.said()).isEmpty();
    assertThat(rule.probability()).isEqualTo(1);
    assertThat(rule.next()).isZero();
    assertThat(rule.duration()).isZero();
  }

  @Test
  void shouldHaveTheUsualDelaysAndWays() {
    assertThat(FaultRule.parse("late-reject").delay()).isEqualTo(Duration.ofSeconds(5));
    assertThat(FaultRule.parse("lose-request").variant()).isEqualTo("reset");
    assertThat(FaultRule.parse("http-429").seconds()).isEqualTo(1);
    assertThat(FaultRule.parse("slow-body:delay=7").delay()).isEqualTo(Duration.ofMillis(7));
    assertThat(FaultRule.parse("clock-skew:seconds=-45").seconds()).isEqualTo(-45);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          nothing                     | no fault 'nothing'; there are: drop-message, delay-message
          ""                          | no fault ''
          drop-message:               | '' of drop-message is not key=value
          drop-message:next           | 'next' of drop-message is not key=value
          drop-message:next=1,next=2  | next of drop-message is said twice
          drop-message:next=0         | next of drop-message must be a whole number from 1
          drop-message:next=x         | next of drop-message must be a whole number from 1
          drop-message:probability=2  | probability of drop-message must be a number from 0 to 1
          drop-message:probability=NaN | probability of drop-message must be a number from 0 to 1
          drop-message:delay=5        | drop-message takes no 'delay'; it takes: probability, next, stream
          drop-message:stream=other   | stream of drop-message must be markets or private
          drop-message:kind=news      | kind of drop-message must be market-data, market-data-lite
          drop-message:market=a b     | market of drop-message must be a slug
          lose-answer:path=orders     | path of lose-answer must be a path such as /v1/orders
          lose-answer:variant=burn    | variant of lose-answer must be reset or hang, not 'burn'
          delay-message:delay=-1      | delay of delay-message must be milliseconds from 0
          clock-skew:seconds=1.5      | seconds of clock-skew must be a whole number of seconds
          clock-skew:next=1           | clock-skew takes no 'next'
          http-429:seconds=-1         | seconds of http-429 must be
          halt-market:duration=0      | duration of halt-market must be milliseconds from 1
          """)
  void shouldSayWhatIsAllowed(String text, String complaint) {
    assertThatThrownBy(() -> FaultRule.parse(text))
        .isInstanceOf(BadFault.class)
        .hasMessageContaining(complaint);
  }
}
