package io.tipoff.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.FairValue;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import io.tipoff.strategy.QuoteDesk.Knobs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the market maker quotes nothing, or only what reduces its position. */
class MarketMakerStandsAsideTest {

  @ParameterizedTest
  @CsvSource({
    "0.46, -, ONE_SIDED",
    "-, 0.54, ONE_SIDED",
    "-, -, EMPTY",
    "0.50, 0.50, LOCKED",
    "0.51, 0.50, CROSSED",
    "0.02, 0.98, DEAD",
  })
  void shouldPullWhenTheBookCannotBeBelieved(String bid, String offer, String condition) {
    QuoteDesk desk = QuoteDesk.usual().book("0.46", "0.54");
    desk.quotes();

    assertThat(desk.book(bid, offer).quotes()).containsExactly("nothing: book " + condition);
    assertThat(desk.book(bid, offer).quotes()).as("once").isEmpty();
    assertThat(desk.book("0.46", "0.54").quotes())
        .as("and back without waiting")
        .containsExactly("buy 10 @ 0.48, sell 10 @ 0.52");
  }

  @ParameterizedTest
  @CsvSource({"0.46, -", "-, 0.54", "0.50, 0.50", "0.51, 0.50", "0.02, 0.98"})
  void shouldNeverQuoteABookThatCannotBeBelieved(String bid, String offer) {
    QuoteDesk desk = QuoteDesk.usual().book(bid, offer);

    assertThat(desk.quotes()).allMatch(quotes -> quotes.startsWith("nothing"));
  }

  @Test
  void shouldPullWhenTheConnectionIsLostUntilTheBookIsToldAgain() {
    QuoteDesk desk = QuoteDesk.usual().book("0.46", "0.54");
    desk.quotes();

    assertThat(desk.disconnected().quotes()).containsExactly("nothing: book STALE_CONNECTION");
    assertThat(desk.reconnected().quotes()).isEmpty();
    assertThat(desk.book("0.46", "0.54").quotes()).hasSize(1).doesNotContain("nothing");
  }

  @Test
  void shouldPullWhenTheBookGrewOld() {
    QuoteDesk desk = QuoteDesk.usual().book("0.46", "0.54").after(12).timer();
    desk.quotes();

    assertThat(desk.after(5).timer().quotes()).containsExactly("nothing: book STALE_AGE");
  }

  @ParameterizedTest
  @EnumSource(value = MarketState.class, mode = EnumSource.Mode.EXCLUDE, names = "OPEN")
  void shouldPullWhenTheMarketIsNotOpen(MarketState state) {
    QuoteDesk desk = QuoteDesk.usual().book("0.46", "0.54");
    desk.quotes();

    assertThat(desk.state(state).quotes()).containsExactly("nothing: market not open");
    assertThat(desk.state(MarketState.OPEN).quotes()).hasSize(1);
  }

  @Test
  void shouldPullWhenTheTickBecomesUnknown() {
    QuoteDesk desk = QuoteDesk.usual().book("0.46", "0.54");
    desk.quotes();

    assertThat(desk.listWithoutRules().nothingNew().quotes())
        .containsExactly("nothing: tick unknown");
  }

  @Test
  void shouldLookAgainWhetherAPauseIsOverThoughNothingIsHeard() {
    QuoteDesk desk = QuoteDesk.usual().book("0.46", "0.54");
    desk.wakes();

    desk.after(1).regime(Regime.EVENT);
    assertThat(desk.wakes()).containsExactly(6.0);
    desk.after(5).timer();
    assertThat(desk.wakes()).containsExactly(11.0);
  }

  @Test
  void shouldPullWhenHalted() {
    QuoteDesk desk = QuoteDesk.usual().holds("10").book("0.46", "0.54");
    desk.quotes();

    assertThat(desk.regime(Regime.HALTED).quotes()).containsExactly("nothing: halted");
    assertThat(desk.regime(Regime.QUIET).quotes()).containsExactly("buy 10 @ 0.48, sell 10 @ 0.52");
  }

  @Test
  void shouldOnlyReduceWhenToldTo() {
    assertThat(reduceOnly("7")).containsExactly("sell 7 @ 0.52");
    assertThat(reduceOnly("-7")).containsExactly("buy 7 @ 0.48");
    assertThat(reduceOnly("0")).containsExactly("nothing: reduce");
    assertThat(reduceOnly("7.5")).as("floored to the minimum").containsExactly("sell 7 @ 0.52");
  }

  private static List<String> reduceOnly(String position) {
    return QuoteDesk.usual()
        .regime(Regime.REDUCE_ONLY)
        .holds(position)
        .book("0.46", "0.54")
        .quotes();
  }

  @Test
  void shouldReduceByNoMoreThanItsPositionOverAllLevels() {
    QuoteDesk desk = QuoteDesk.with(new Knobs().levels(3, "0.01")).holds("13");

    assertThat(desk.regime(Regime.REDUCE_ONLY).book("0.46", "0.54").quotes())
        .containsExactly("sell 10 @ 0.52, sell 3 @ 0.53");
  }

  @Test
  void shouldOnlyReduceNearASettlement() {
    Knobs knobs = new Knobs().fairBetween("0.10", "0.90");

    assertThat(QuoteDesk.with(knobs).holds("7").book("0.07", "0.11").quotes())
        .containsExactly("sell 7 @ 0.11");
    assertThat(QuoteDesk.with(knobs).holds("-7").book("0.90", "0.92").quotes())
        .containsExactly("buy 7 @ 0.89");
    assertThat(QuoteDesk.with(knobs).holds("7").book("0.08", "0.12").quotes())
        .containsExactly("buy 10 @ 0.08, sell 10 @ 0.12");
    assertThat(QuoteDesk.with(knobs).holds("-7").book("0.88", "0.92").quotes())
        .containsExactly("buy 10 @ 0.88, sell 10 @ 0.92");
  }

  @Test
  void shouldOnlyReduceShortlyBeforeTheExpectedEnd() {
    QuoteDesk desk = QuoteDesk.usual().endsAfter(70).holds("7").book("0.46", "0.54");

    assertThat(desk.quotes()).containsExactly("buy 10 @ 0.48, sell 10 @ 0.52");
    assertThat(desk.after(9.999).book("0.46", "0.54").quotes())
        .containsExactly("buy 10 @ 0.48, sell 10 @ 0.52");
    assertThat(desk.after(5.001).timer().quotes()).containsExactly("sell 7 @ 0.52");
  }

  @Test
  void shouldUseTheTimeBeforeTheEndThatIsSet() {
    QuoteDesk desk = QuoteDesk.with(new Knobs().reduceBefore(70)).endsAfter(70).holds("7");

    assertThat(desk.book("0.46", "0.54").quotes()).containsExactly("sell 7 @ 0.52");
  }

  @Test
  void shouldSayWhyItQuotes() {
    QuoteDesk desk = QuoteDesk.usual().book("0.46", 300, "0.54", 100);

    assertThat(desk.lastSignal().strategy()).isEqualTo("market-maker");
    assertThat(desk.lastSignal().rationale())
        .isEqualTo(
            new Rationale(Urgency.LOW, 0.5, "quote", Optional.of(FairValue.of(Price.of("0.52")))));
  }

  @Test
  void shouldPullWithUrgencyAndWithoutABelief() {
    QuoteDesk desk = QuoteDesk.usual().book("0.46", "0.54").book("0.50", "0.50");

    assertThat(desk.lastSignal().rationale())
        .isEqualTo(new Rationale(Urgency.HIGH, 0.5, "book LOCKED", Optional.empty()));
  }
}
