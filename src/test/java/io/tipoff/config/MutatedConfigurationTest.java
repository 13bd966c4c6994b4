package io.tipoff.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** A file that somebody damaged: it is refused in words, or means what it says. */
class MutatedConfigurationTest {
  private static final String PIECES =
      "\n\t :-#[]{},*&!|>'\"%@`?~.0e9aTZ\\\u0000\u0085\u2028\uD800";

  @Test
  void shouldNeverFailInAnotherWay() {
    String text = Configuration.defaults().toYaml();
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      check(mutate(text, random));
    }
  }

  private static String mutate(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(mutated.length());
      int length = Math.min(random.nextInt(4), mutated.length() - at);
      char piece = PIECES.charAt(random.nextInt(PIECES.length()));
      mutated.replace(at, at + length, String.valueOf(piece));
    }
    return mutated.toString();
  }

  private static void check(String text) {
    try {
      Configuration read = Configuration.fromYaml(text, "file");
      assertThat(Configuration.fromYaml(read.toYaml(), "again")).isEqualTo(read);
      read.engineSettings();
      read.marketMaker();
      read.paper();
    } catch (ConfigException e) {
      assertThat(e.getMessage().lines()).isNotEmpty().allMatch(line -> line.startsWith("file:"));
    }
  }
}
