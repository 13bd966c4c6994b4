package io.tipoff.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.FillEvidence.Kind;
import io.tipoff.market.Side;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReportFillReasonTest {

  static Stream<Arguments> reasons() {
    return Stream.of(
        reason(Side.BUY, Kind.VENUE, "0.55", "10", "the venue reported it"),
        reason(
            Side.SELL,
            Kind.TRADE_AT_PRICE,
            "0.55",
            "30",
            "print of 30 at 0.55 reached our place in the queue"),
        reason(
            Side.SELL,
            Kind.TRADE_THROUGH,
            "0.56",
            "30",
            "print of 30 at 0.56 went through our offer 0.55"),
        reason(
            Side.BUY,
            Kind.BOOK_THROUGH,
            "0.54",
            "20",
            "offer 0.54 (20 shown) came to our bid 0.55"),
        reason(Side.BUY, Kind.TOOK_SHOWN, "0.55", "20", "took 10 of 20 shown at 0.55"),
        reason(Side.BUY, Kind.TOOK_SHOWN, "0.55", "10", "took 10 shown at 0.55"));
  }

  private static Arguments reason(
      Side side, Kind kind, String seenPrice, String seenQuantity, String words) {
    return Arguments.of(side, kind, seenPrice, seenQuantity, words + " at 23:10:00");
  }

  static Stream<Arguments> assumedReasons() {
    return Stream.of(
        reason(
            Side.BUY,
            Kind.BOOK_THROUGH_SIZE_ASSUMED,
            "0.54",
            "0",
            "offer 0.54 came to our bid 0.55"),
        reason(Side.SELL, Kind.TOOK_SIZE_ASSUMED, "0.55", "0", "took the best bid 0.55"));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void shouldSayWhatTheMarketShowed(
      Side side, Kind kind, String seenPrice, String seenQuantity, String words) {
    assertThat(reasonOf(side, kind, seenPrice, seenQuantity)).isEqualTo(words);
  }

  @ParameterizedTest
  @MethodSource("assumedReasons")
  void shouldSaySoWhenTheSizeIsAssumed(
      Side side, Kind kind, String seenPrice, String seenQuantity, String words) {
    assertThat(reasonOf(side, kind, seenPrice, seenQuantity)).isEqualTo(words + " (size assumed)");
  }

  private static String reasonOf(Side side, Kind kind, String seenPrice, String seenQuantity) {
    return FillReason.of(
        SampleReports.fill(SampleReports.OPEN, side, "0.55", "10", kind, seenPrice, seenQuantity));
  }
}
