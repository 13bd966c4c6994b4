package io.tipoff.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Price;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.strategy.QuoteDesk.Knobs;
import io.tipoff.strategy.Signal.Level;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At which prices and in which sizes the market maker quotes. */
class MarketMakerPricesTest {

  @Test
  void shouldQuoteBothSidesAroundTheMid() {
    QuoteDesk desk = QuoteDesk.usual().book("0.46", "0.54");

    assertThat(desk.quotes()).containsExactly("buy 10 @ 0.48, sell 10 @ 0.52");
  }

  @Test
  void shouldLeanTheMidAwayFromTheHeavierSide() {
    QuoteDesk desk = QuoteDesk.usual().book("0.46", 300, "0.54", 100);

    assertThat(desk.quotes()).containsExactly("buy 10 @ 0.50, sell 10 @ 0.54");
  }

  @Test
  void shouldNotFollowItsOwnQuotes() {
    // Ours is the best bid, 20 contracts in front of the others' 300.
    QuoteDesk desk = QuoteDesk.usual().works(Side.BUY, "0.49", 20).book("0.49", 20, "0.54", 300);

    assertThat(desk.quotes())
        .as("nobody else bids")
        .containsExactly("nothing: nobody else on a side");
  }

  @Test
  void shouldUseThePlainMidWhereNoSizesAreTold() {
    QuoteDesk desk = QuoteDesk.usual().unsizedBook("0.45", "0.54");

    assertThat(desk.quotes()).containsExactly("buy 10 @ 0.47, sell 10 @ 0.52");
  }

  @Test
  void shouldRoundAwayFromTheMid() {
    QuoteDesk desk = QuoteDesk.with(new Knobs().spread("0.03")).book("0.46", "0.54");

    assertThat(desk.quotes()).containsExactly("buy 10 @ 0.48, sell 10 @ 0.52");
  }

  @Test
  void shouldStayATickFromTheMidWhenTheSpreadIsNarrower() {
    QuoteDesk desk = QuoteDesk.with(new Knobs().spread("0.00")).book("0.46", "0.54");

    assertThat(desk.quotes()).containsExactly("buy 10 @ 0.49, sell 10 @ 0.51");
  }

  @Test
  void shouldQuoteLevelsAStepApart() {
    QuoteDesk desk = QuoteDesk.with(new Knobs().levels(3, "0.02")).book("0.46", "0.54");

    assertThat(desk.quotes())
        .containsExactly(
            "buy 10 @ 0.48, buy 10 @ 0.46, buy 10 @ 0.44, "
                + "sell 10 @ 0.52, sell 10 @ 0.54, sell 10 @ 0.56");
  }

  @Test
  void shouldKeepLevelsATickApartWhenTheStepIsLess() {
    QuoteDesk desk = QuoteDesk.with(new Knobs().levels(2, "0.001")).book("0.46", "0.54");

    assertThat(desk.quotes())
        .containsExactly("buy 10 @ 0.48, buy 10 @ 0.47, sell 10 @ 0.52, sell 10 @ 0.53");
  }

  @ParameterizedTest
  @CsvSource({
    "0.01, 0.46, 0.55, 'buy 10 @ 0.48, sell 10 @ 0.53'",
    "0.005, 0.465, 0.545, 'buy 10 @ 0.485, sell 10 @ 0.525'",
    "0.0025, 0.4625, 0.5450, 'buy 10 @ 0.4825, sell 10 @ 0.525'",
    "0.001, 0.461, 0.542, 'buy 10 @ 0.481, sell 10 @ 0.522'",
  })
  void shouldQuoteOnTheTick(String tick, String bid, String offer, String quotes) {
    QuoteDesk desk = QuoteDesk.usual().list(tick, "1").book(bid, offer);

    assertThat(desk.quotes()).containsExactly(quotes);
  }

  @Test
  void shouldFloorSizesToTheMinimum() {
    QuoteDesk desk = QuoteDesk.with(new Knobs().size("10.25")).list("0.01", "0.1");

    assertThat(desk.book("0.46", "0.54").quotes())
        .containsExactly("buy 10.2 @ 0.48, sell 10.2 @ 0.52");
  }

  @Test
  void shouldQuoteNothingWhereTheMinimumIsMoreThanItsSize() {
    QuoteDesk desk = QuoteDesk.usual().list("0.01", "11").book("0.46", "0.54");

    assertThat(desk.quotes()).containsExactly("nothing: quote");
  }

  @Test
  void shouldNeitherReachNorCrossTheOtherSide() {
    QuoteDesk desk = QuoteDesk.with(new Knobs().spread("0.02")).book("0.50", 9_900, "0.51", 1);

    assertThat(desk.quotes()).containsExactly("buy 10 @ 0.49, sell 10 @ 0.52");

    desk = QuoteDesk.with(new Knobs().inventory("50", "0.10")).holds("50").book("0.46", "0.54");

    assertThat(desk.quotes()).containsExactly("sell 10 @ 0.47");
  }

  @Test
  void shouldStackLevelsBehindTheOneThatMayGoNoFurther() {
    QuoteDesk desk =
        QuoteDesk.with(new Knobs().levels(2, "0.01").inventory("50", "0.10"))
            .holds("-50")
            .book("0.46", "0.54");

    assertThat(desk.quotes()).containsExactly("buy 10 @ 0.53, buy 10 @ 0.52");
  }

  @Test
  void shouldNotQuoteAtThePriceOfTheOtherSideWhereNoPriceIsBehindIt() {
    Knobs knobs = new Knobs().fairBetween("0", "1").inventory("50", "0.06");

    assertThat(QuoteDesk.with(knobs).holds("-50").book("0.005", "0.01").quotes())
        .as("a bid at 0.01 would trade")
        .containsExactly("nothing: quote");
    assertThat(QuoteDesk.with(knobs).holds("50").book("0.99", "0.995").quotes())
        .as("an offer at 0.99 would trade")
        .containsExactly("nothing: quote");
  }

  @Test
  void shouldLeaveOutLevelsBeyondTheBounds() {
    QuoteDesk desk = QuoteDesk.with(new Knobs().levels(3, "0.02").fairBetween("0.00", "1.00"));

    assertThat(desk.book("0.03", "0.07").quotes())
        .containsExactly(
            "buy 10 @ 0.03, buy 10 @ 0.01, sell 10 @ 0.07, sell 10 @ 0.09, sell 10 @ 0.11");
    assertThat(desk.after(5).book("0.97", "0.99").quotes())
        .containsExactly("buy 10 @ 0.96, buy 10 @ 0.94, buy 10 @ 0.92");
  }

  @Test
  void shouldMoveBothQuotesAgainstItsPosition() {
    Knobs knobs = new Knobs().inventory("50", "0.04");

    assertThat(QuoteDesk.with(knobs).holds("25").book("0.44", "0.56").quotes())
        .containsExactly("buy 10 @ 0.46, sell 10 @ 0.50");
    assertThat(QuoteDesk.with(knobs).holds("-25").book("0.44", "0.56").quotes())
        .containsExactly("buy 10 @ 0.50, sell 10 @ 0.54");
  }

  @Test
  void shouldMoveNoFurtherBeyondTheLimit() {
    QuoteDesk desk = QuoteDesk.with(new Knobs().inventory("50", "0.04")).holds("400");

    assertThat(desk.book("0.40", "0.60").quotes()).containsExactly("sell 10 @ 0.48");
  }

  @Test
  void shouldQuoteOnlyTheReducingSideAtItsLimit() {
    assertThat(QuoteDesk.usual().holds("50").book("0.46", "0.54").quotes())
        .containsExactly("sell 10 @ 0.52");
    assertThat(QuoteDesk.usual().holds("-50").book("0.46", "0.54").quotes())
        .containsExactly("buy 10 @ 0.48");
  }

  @Test
  void shouldQuoteNoMoreThanLeadsToItsLimit() {
    QuoteDesk desk = QuoteDesk.with(new Knobs().levels(2, "0.01")).holds("36");

    assertThat(desk.book("0.46", "0.54").quotes())
        .containsExactly("buy 10 @ 0.48, buy 4 @ 0.47, sell 10 @ 0.52, sell 10 @ 0.53");
  }

  @Test
  void shouldKeepItsPlaceWhenTheTargetMovedByLessThanATick() {
    QuoteDesk desk = QuoteDesk.usual().works(Side.BUY, "0.48", 10).works(Side.SELL, "0.52", 10);

    assertThat(desk.book("0.46", 100, "0.54", 120).quotes())
        .as("targets 0.4764 and 0.5164")
        .containsExactly("buy 10 @ 0.48, sell 10 @ 0.52");
  }

  @Test
  void shouldMoveWhenTheTargetMovedByATick() {
    QuoteDesk desk = QuoteDesk.usual().works(Side.BUY, "0.48", 10).works(Side.SELL, "0.52", 10);

    assertThat(desk.book("0.47", "0.55").quotes()).containsExactly("buy 10 @ 0.49, sell 10 @ 0.53");
  }

  @Test
  void shouldKeepThePlaceOfEachLevel() {
    QuoteDesk desk =
        QuoteDesk.with(new Knobs().levels(2, "0.01"))
            .works(Side.BUY, "0.48", 10)
            .works(Side.BUY, "0.47", 10);

    assertThat(desk.book("0.46", 100, "0.54", 120).quotes())
        .as("targets 0.4764 and 0.4664: 0.48 and 0.47 are within a tick of both")
        .containsExactly("buy 10 @ 0.48, buy 10 @ 0.47, sell 10 @ 0.52, sell 10 @ 0.53");
  }

  @Test
  void shouldNotKeepAPlaceThatWouldTrade() {
    QuoteDesk desk = QuoteDesk.with(new Knobs().spread("0.02")).works(Side.BUY, "0.50", 10);

    assertThat(desk.book("0.48", 900, "0.50", 1).quotes())
        .containsExactly("buy 10 @ 0.48, sell 10 @ 0.51");
  }

  @Test
  void shouldKeepNoPlaceOfAnOrderThatIsNotItsOwnOrOnItsWayOut() {
    QuoteDesk other = QuoteDesk.usual().works("arbitrage", Side.BUY, "0.48", 10);
    QuoteDesk leaving = QuoteDesk.usual().works(Side.BUY, "0.48", 10).cancelling(1);

    assertThat(other.book("0.46", 100, "0.54", 120).quotes())
        .containsExactly("buy 10 @ 0.47, sell 10 @ 0.52");
    assertThat(leaving.book("0.46", 100, "0.54", 120).quotes())
        .containsExactly("buy 10 @ 0.47, sell 10 @ 0.52");
  }

  @Test
  void shouldQuoteOnlyWhatTheVenueTakesWhateverTheBook() {
    Random random = new Random(4);
    for (int i = 0; i < 4_000; i++) {
      Tick tick = Tick.of(List.of("0.01", "0.005", "0.0025", "0.001").get(i % 4));
      int last = 10_000 / tick.units() - 1;
      int bid = 1 + random.nextInt(last - 1);
      int offer = Math.min(last, bid + 1 + random.nextInt(6));
      QuoteDesk desk =
          QuoteDesk.with(
                  new Knobs()
                      .spread("0.0" + random.nextInt(6))
                      .levels(1 + random.nextInt(4), "0.00" + random.nextInt(10))
                      .inventory("50", "0.0" + random.nextInt(9))
                      .fairBetween("0", "1"))
              .list(tick.toString(), "1")
              .holds(String.valueOf(random.nextInt(121) - 60));
      String book = bid + " x " + offer + " ticks of " + tick + ", round " + i + " of seed 4";
      desk.book(
          tick.move(Price.ZERO, bid).toString(),
          1 + random.nextInt(500),
          tick.move(Price.ZERO, offer).toString(),
          1 + random.nextInt(500));
      for (Level level : desk.lastSignal().levels()) {
        int ticks = level.price().units() / tick.units();
        assertThat(level.price().units() % tick.units()).as(book).isZero();
        assertThat(ticks).as(book).isBetween(1, last);
        if (level.side() == Side.BUY) {
          assertThat(ticks).as(book).isLessThan(offer);
        } else {
          assertThat(ticks).as(book).isGreaterThan(bid);
        }
      }
      assertThat(desk.lastSignal().levels().stream().map(Level::price).distinct().count())
          .as("no price twice, " + book)
          .isEqualTo(desk.lastSignal().levels().size());
    }
  }
}
