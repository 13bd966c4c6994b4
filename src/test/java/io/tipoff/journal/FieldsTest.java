package io.tipoff.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tipoff.market.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  private final Output out = new Output().begin(EventKind.STREAM_LOST);
  private final Input in = new Input();

  @ParameterizedTest
  @ValueSource(doubles = {0.0, -0.0, 0.1, Double.NaN, Double.MIN_VALUE, Double.NEGATIVE_INFINITY})
  void shouldGiveBackADouble(double value) {
    out.put(value);
    assertThat(Double.doubleToRawLongBits(in().getDouble()))
        .isEqualTo(Double.doubleToRawLongBits(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nba", "caf\u00e9", "\u00ff\u0100", "\ud83c\udfc0", "lone \udfc0", "\0"})
  void shouldGiveBackAText(String text) {
    out.put(text);
    assertThat(in().getString()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.060", "-1E+3", "123456789012345678901234567890.5"})
  void shouldGiveBackADecimalWithItsScale(String decimal) {
    out.put(new BigDecimal(decimal));
    assertThat(in().getBigDecimal()).isEqualTo(new BigDecimal(decimal));
  }

  @Test
  void shouldGiveBackAList() {
    out.put(List.of("a", "b"), Output::put).put(List.<String>of(), Output::put);
    in();
    assertThat(in.getList(Input::getString)).containsExactly("a", "b");
    assertThat(in.getList(Input::getString)).isEmpty();
  }

  @Test
  void shouldGiveBackWhatMayBeAbsent() {
    out.put(Optional.of("a"), Output::put).put(Optional.<String>empty(), Output::put);
    in();
    assertThat(in.getOptional(Input::getString)).contains("a");
    assertThat(in.getOptional(Input::getString)).isEmpty();
  }

  @Test
  void shouldGiveBackAConstantByItsName() {
    out.put(Side.SELL);
    assertThat(in().getEnum(Side.class)).isEqualTo(Side.SELL);
  }

  @Test
  void shouldComplainOfAConstantThatWasRenamed() {
    out.put("OFFER");
    assertThatIllegalArgumentException().isThrownBy(() -> in().getEnum(Side.class));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1000, 1000, Integer.MAX_VALUE})
  void shouldNotLookBeyondTheRecordWhenACountIsWrong(int count) {
    out.put(count).put(count).put(count);
    assertThatIllegalArgumentException().isThrownBy(() -> in().getString());
    assertThatIllegalArgumentException().isThrownBy(() -> in().getBigDecimal());
    assertThatIllegalArgumentException().isThrownBy(() -> in().getLadder(Side.BUY));
    assertThatIllegalArgumentException().isThrownBy(() -> in().getList(Input::getInt));
  }

  @Test
  void shouldComplainOfAFieldThatIsCut() {
    out.put(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> in().getLong())
        .withMessage("expected 8 bytes, found 4");
  }

  @Test
  void shouldComplainOfBytesThatNobodyReads() {
    out.put(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> in().requireEnd())
        .withMessage("4 bytes more than expected");
  }

  @Test
  void shouldTakeARecordOfManyBytes() {
    var text = "x".repeat(5_000_000);
    out.put(text);
    assertThat(in().getString()).isEqualTo(text);
  }

  @Test
  void shouldRefuseARecordOfTooManyBytes() {
    var text = "x".repeat(17_000_000);
    assertThatIllegalArgumentException().isThrownBy(() -> out.put(text));
  }

  private Input in() {
    in.reset(out.bytes(), Format.RECORD_HEADER + Integer.BYTES, out.length());
    return in;
  }
}
