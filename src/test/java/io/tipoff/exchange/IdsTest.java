package io.tipoff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void shouldGiveTwelveLettersAndDigitsAndNoneTwice() {
    Ids ids = new Ids();
    var seen = new HashSet<String>();
    for (int i = 0; i < 200_000; i++) {
      String id = ids.next();
      assertThat(id.matches("[0-9A-Z]{12}") && seen.add(id)).as(id).isTrue();
    }
    assertThat(new Ids().next()).isEqualTo(new Ids().next());
  }
}
