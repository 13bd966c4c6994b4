package io.tipoff.exchange.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.exchange.faults.FaultyStream.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages on a stream that goes wrong, without any socket. */
class FaultyStreamTest {
  private final Faults faults = new Faults(7, () -> 0);
  private final FaultyStream<String> stream =
      new FaultyStream<>(faults, "markets", (message, variant) -> message + " " + variant);

  private List<String> put(String... messages) {
    List<String> told = new ArrayList<>();
    for (String message : messages) {
      stream
          .put(message, "market-data", "game")
          .forEach(
              sent ->
                  told.add(
                      sent.message()
                          + (sent.delay().isZero() ? "" : " after " + sent.delay().toMillis())));
    }
    return told;
  }

  @Test
  void shouldSendWhatIsPutIn() {
    assertThat(put("a", "b")).containsExactly("a", "b");
  }

  @Test
  void shouldDrop() {
    faults.add("drop-message:next=1");

    assertThat(put("a", "b")).containsExactly("b");
  }

  @Test
  void shouldDelay() {
    faults.add("delay-message:delay=20,next=1");

    assertThat(put("a", "b")).containsExactly("a after 20", "b");
  }

  @Test
  void shouldDuplicate() {
    faults.add("duplicate-message:next=1");

    assertThat(put("a", "b")).containsExactly("a", "a", "b");
  }

  @Test
  void shouldSwapTwoNeighbours() {
    faults.add("reorder-message:next=1");

    assertThat(put("a", "b", "c")).containsExactly("b", "a", "c");
  }

  @Test
  void shouldSwapPairsWhereAllAreStruck() {
    faults.add("reorder-message");

    assertThat(put("a", "b", "c", "d")).containsExactly("b", "a", "d", "c");
  }

  @Test
  void shouldSendAMessageThatWaitedBehindOneThatIsStruck() {
    faults.add("reorder-message:next=1", "duplicate-message:next=1");

    assertThat(put("a", "b", "c")).containsExactly("b", "b", "a", "c");
  }

  @Test
  void shouldSayWhatNobodyHasHeardOf() {
    faults.add("unknown-enum:next=1");

    assertThat(put("a", "b")).containsExactly("a market-state", "b");
  }

  @Test
  void shouldFallSilentForGood() {
    faults.add("half-open:next=1");
    assertThat(stream.state()).isEqualTo(State.WHOLE);

    assertThat(put("a", "b")).isEmpty();

    assertThat(stream.state()).isEqualTo(State.HALF_OPEN);
    assertThat(faults.strikes(Fault.HALF_OPEN)).isEqualTo(1);
  }

  @Test
  void shouldEndForGood() {
    faults.add("cut-connection:next=1");

    assertThat(put("a", "b")).isEmpty();

    assertThat(stream.state()).isEqualTo(State.CUT);
  }
}
