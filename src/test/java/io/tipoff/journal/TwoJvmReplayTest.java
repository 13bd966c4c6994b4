package io.tipoff.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same events give the same commands in any process, whatever it gives its objects as hashes.
 */
class TwoJvmReplayTest {
  private static final long SEED = 11;
  private static final int STEPS = 1_500;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:hashCode=0",
        "-XX:hashCode=2",
        "-XX:hashCode=3",
        "-Xint",
        "-Duser.timezone=Asia/Tokyo -Duser.language=tr -Dfile.encoding=ISO-8859-1",
      })
  void shouldGiveTheSameCommandsInAnotherJvm(String flags) {
    var hash = new CommandHash();
    RandomSession.run(SEED, STEPS, hash);
    var arguments = ("-XX:+UnlockExperimentalVMOptions " + flags).split(" ");
    var other = ChildJvm.run(List.of(arguments), RandomSession.class, SEED, STEPS);
    assertThat(other).isEqualTo(new ChildJvm.Result(0, hash.hex()));
  }
}
