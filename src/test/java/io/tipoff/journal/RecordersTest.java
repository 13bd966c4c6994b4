package io.tipoff.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.engine.Command.SetTimer;
import io.tipoff.event.CommandId;
import io.tipoff.event.StreamRestored;
import org.junit.jupiter.api.Test;

class RecordersTest {
  @Test
  void shouldTellEverythingToEach() {
    var one = new Recording();
    var other = new Recording();
    var both = Recorders.of(one, other);
    both.record(new StreamRestored(1));
    both.record(new SetTimer(new CommandId(1), 100));
    assertThat(one.told())
        .containsExactly(
            new StreamRestored(1), new RecordedCommand.SetTimer(new CommandId(1), 100));
    assertThat(other.told()).isEqualTo(one.told());
  }
}
