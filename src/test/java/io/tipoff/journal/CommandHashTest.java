package io.tipoff.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.engine.Command.SetTimer;
import io.tipoff.event.CommandId;
import io.tipoff.event.StreamRestored;
import org.junit.jupiter.api.Test;

class CommandHashTest {
  private static final SetTimer FIRST = new SetTimer(new CommandId(1), 100);
  private static final SetTimer SECOND = new SetTimer(new CommandId(2), 200);

  private final CommandHash hash = new CommandHash();

  @Test
  void shouldBeThatOfNothingAtFirst() {
    assertThat(hash.hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void shouldKeepTheHashOfACommand() {
    hash.record(FIRST);
    assertThat(hash.hex())
        .isEqualTo("994e4a82f69c858658a7853aa40a2944831a013a4e064b7ba1ea69c17f2ebd75");
  }

  @Test
  void shouldGoOnAfterItWasAsked() {
    hash.record(FIRST);
    var one = hash.hex();
    hash.record(SECOND);
    assertThat(hash.hex()).isNotEqualTo(one).isEqualTo(of(FIRST, SECOND));
  }

  @Test
  void shouldDependOnTheOrder() {
    assertThat(of(FIRST, SECOND)).isNotEqualTo(of(SECOND, FIRST));
  }

  @Test
  void shouldNotDependOnEvents() {
    hash.record(new StreamRestored(1));
    hash.record(FIRST);
    assertThat(hash.hex()).isEqualTo(of(FIRST));
  }

  private static String of(SetTimer... commands) {
    var hash = new CommandHash();
    for (var command : commands) {
      hash.record(command);
    }
    return hash.hex();
  }
}
