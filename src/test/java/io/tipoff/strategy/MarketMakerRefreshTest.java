package io.tipoff.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.strategy.QuoteDesk.Knobs;
import org.junit.jupiter.api.Test;

/** When the market maker works out its quotes anew. */
class MarketMakerRefreshTest {

  @Test
  void shouldAskToBeWokenForItsNextRefresh() {
    QuoteDesk desk = QuoteDesk.usual().book("0.46", "0.54");

    assertThat(desk.wakes()).containsExactly(5.0);
  }

  @Test
  void shouldQuoteAnewOnceTheIntervalIsOver() {
    QuoteDesk desk = QuoteDesk.usual().book("0.46", "0.54");
    desk.quotes();

    assertThat(desk.after(4.999).timer().quotes()).isEmpty();
    assertThat(desk.after(0.001).timer().quotes()).containsExactly("buy 10 @ 0.48, sell 10 @ 0.52");
    assertThat(desk.wakes()).containsExactly(5.0, 5.0, 10.0);
  }

  @Test
  void shouldUseTheIntervalThatIsSet() {
    QuoteDesk desk = QuoteDesk.with(new Knobs().refresh(2, "0.005")).book("0.46", "0.54");
    desk.quotes();

    assertThat(desk.after(1.999).nothingNew().quotes()).isEmpty();
    assertThat(desk.after(0.001).nothingNew().quotes()).hasSize(1);
  }

  @Test
  void shouldQuoteAnewWhenTheFairValueMovedByHalfACent() {
    QuoteDesk desk = QuoteDesk.usual().list("0.001", "1").book("0.460", "0.540");
    desk.quotes();

    assertThat(desk.after(1).book("0.464", "0.545").quotes()).isEmpty();
    assertThat(desk.after(1).book("0.465", "0.545").quotes())
        .containsExactly("buy 10 @ 0.485, sell 10 @ 0.525");
  }

  @Test
  void shouldUseTheMoveThatIsSet() {
    QuoteDesk desk =
        QuoteDesk.with(new Knobs().refresh(5, "0.001")).list("0.001", "1").book("0.460", "0.540");
    desk.quotes();

    assertThat(desk.after(1).book("0.461", "0.541").quotes()).hasSize(1);
  }

  @Test
  void shouldMeasureTheMoveFromTheFairValueThatItQuotedAround() {
    QuoteDesk desk = QuoteDesk.usual().list("0.001", "1").book("0.460", "0.540");
    desk.quotes();

    assertThat(desk.after(1).book("0.463", "0.543").quotes()).isEmpty();
    assertThat(desk.after(1).book("0.466", "0.546").quotes()).hasSize(1);
    assertThat(desk.after(1).book("0.469", "0.549").quotes()).isEmpty();
  }

  @Test
  void shouldWaitOutTheShortestTimeBetweenTwoQuotes() {
    QuoteDesk desk = QuoteDesk.usual().book("0.46", "0.54");
    desk.quotes();
    desk.wakes();

    assertThat(desk.after(0.1).book("0.47", "0.55").quotes()).isEmpty();
    assertThat(desk.wakes()).containsExactly(0.25);
    assertThat(desk.after(0.15).timer().quotes()).containsExactly("buy 10 @ 0.49, sell 10 @ 0.53");
  }

  @Test
  void shouldUseTheShortestTimeThatIsSet() {
    QuoteDesk desk = QuoteDesk.with(new Knobs().atMostEvery(1)).book("0.46", "0.54");
    desk.quotes();

    assertThat(desk.after(0.9).book("0.47", "0.55").quotes()).isEmpty();
    assertThat(desk.after(0.1).nothingNew().quotes()).hasSize(1);
  }

  @Test
  void shouldQuoteAnewAtOnceWhenItsPositionChanged() {
    QuoteDesk desk = QuoteDesk.usual().book("0.46", "0.54");
    desk.quotes();

    assertThat(desk.after(0.01).holds("45").nothingNew().quotes())
        .containsExactly("buy 5 @ 0.48, sell 10 @ 0.52");
    assertThat(desk.nothingNew().quotes()).isEmpty();
  }

  @Test
  void shouldQuoteAnewAtOnceWhenTheRegimeChanged() {
    QuoteDesk desk = QuoteDesk.usual().holds("5").book("0.46", "0.54");
    desk.quotes();

    assertThat(desk.after(0.01).regime(Regime.REDUCE_ONLY).quotes())
        .containsExactly("sell 5 @ 0.52");
    assertThat(desk.after(0.01).regime(Regime.QUIET).quotes())
        .containsExactly("buy 10 @ 0.48, sell 10 @ 0.52");
  }
}
