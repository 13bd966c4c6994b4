package io.tipoff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SplitMix64Test {
  /** The first numbers of the published algorithm for the seed 1234567. */
  @Test
  void shouldGiveThePublishedNumbers() {
    SplitMix64 random = new SplitMix64(1_234_567);

    assertThat(Long.toUnsignedString(random.next())).isEqualTo("6457827717110365317");
    assertThat(Long.toUnsignedString(random.next())).isEqualTo("3203168211198807973");
    assertThat(Long.toUnsignedString(random.next())).isEqualTo("9817491932198370423");
  }
}
