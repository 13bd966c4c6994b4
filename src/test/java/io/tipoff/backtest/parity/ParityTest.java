package io.tipoff.backtest.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.backtest.parity.ParityReport.Fills;
import io.tipoff.event.OrderCanceled;
import io.tipoff.market.Intent;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import org.junit.jupiter.api.Test;

/** What the simulated venue makes of sessions that are told step by step. */
class ParityTest {
  private final RecordedDesk desk = new RecordedDesk();

  private static Fills fills(long real, long matched, long paper, long invented, String... sizes) {
    return new Fills(
        real,
        matched,
        paper,
        invented,
        Quantity.of(sizes[0]),
        Quantity.of(sizes[1]),
        Quantity.of(sizes[2]));
  }

  @Test
  void shouldMatchAFillThatThePrintsAllow() {
    desk.book("0.55", 100, "0.57", 10).rests(1, Intent.BUY_LONG, "0.55", 20);
    desk.book("0.55", 120, "0.57", 10);

    desk.print("0.55", 100, "sell").fills(1, "0.55", 20).print("0.55", 20, "sell");

    assertThat(desk.finish().maker()).isEqualTo(fills(1, 1, 1, 0, "20", "20", "20"));
  }

  @Test
  void shouldMissAFillThatItsQueueDoesNotAllow() {
    desk.book("0.55", 100, "0.57", 10).rests(1, Intent.BUY_LONG, "0.55", 20);

    desk.fills(1, "0.55", 20).print("0.55", 20, "sell");

    assertThat(desk.finish().maker()).isEqualTo(fills(1, 0, 0, 0, "20", "0", "0"));
  }

  @Test
  void shouldTellWhatTheSimulatedVenueInvents() {
    desk.book("0.55", 100, "0.57", 10).rests(1, Intent.BUY_LONG, "0.55", 20);

    desk.print("0.55", 130, "sell").canceled(1);

    assertThat(desk.finish().maker()).isEqualTo(fills(0, 0, 1, 1, "0", "0", "20"));
  }

  @Test
  void shouldTakeItsOwnOrdersOutOfTheBooks() {
    desk.book("0.55", 100, "0.57", 10).rests(1, Intent.BUY_LONG, "0.55", 20);
    desk.book("0.55", 120, "0.57", 10);
    // 30 of those ahead are cancelled: 70 and our 20 are shown.
    desk.book("0.55", 90, "0.57", 10).after(2);

    desk.print("0.55", 70, "sell").fills(1, "0.55", 20).print("0.55", 20, "sell");

    assertThat(desk.finish().maker()).isEqualTo(fills(1, 1, 1, 0, "20", "20", "20"));
  }

  @Test
  void shouldNotTakeItsOwnOrderForSomebodyWhoJoined() {
    desk.book("0.55", 100, "0.57", 10).rests(1, Intent.BUY_LONG, "0.55", 20);
    desk.book("0.55", 120, "0.57", 10);
    desk.rests(2, Intent.BUY_LONG, "0.55", 30).book("0.55", 150, "0.57", 10);
    desk.canceled(1).book("0.55", 130, "0.57", 10);

    desk.print("0.55", 100, "sell").fills(2, "0.55", 30).print("0.55", 30, "sell");

    assertThat(desk.finish().maker()).isEqualTo(fills(1, 1, 1, 0, "30", "30", "30"));
  }

  /** We take all that is offered at 0.57, and then offer there ourselves. */
  private void takesAndOffers() {
    desk.book("0.55", 100, "0.57", 50).takes(2, Intent.BUY_LONG, "0.57", 50);
    desk.book("0.55", 100, "0.59", 10).rests(1, Intent.SELL_LONG, "0.57", 20);
  }

  @Test
  void shouldLeaveOutThePrintsOfItsOwnTaking() {
    takesAndOffers();

    desk.took(2, "0.57", 50).print("0.57", 50, "buy");

    ParityReport report = desk.finish();
    assertThat(report.maker().paper()).as("nobody else bought").isZero();
    assertThat(report.taker()).isEqualTo(fills(1, 1, 1, 0, "50", "50", "50"));
  }

  @Test
  void shouldLeaveThemOutAlsoWhenTheyAreToldBeforeTheFill() {
    takesAndOffers();

    desk.print("0.57", 50, "buy").took(2, "0.57", 50);

    assertThat(desk.finish().maker().paper()).isZero();
  }

  @Test
  void shouldLeaveOutEachPrintOnce() {
    takesAndOffers();

    desk.took(2, "0.57", 50).print("0.57", 50, "buy").print("0.57", 50, "buy");

    assertThat(desk.finish().maker().paper()).as("the second was somebody else's").isEqualTo(1);
  }

  @Test
  void shouldNotTakeAnOldFillForTheCauseOfAPrint() {
    takesAndOffers();

    desk.took(2, "0.57", 50).after(3).print("0.57", 50, "buy");

    assertThat(desk.finish().maker().paper()).isEqualTo(1);
  }

  @Test
  void shouldNotCarryOutWhatNeverLeft() {
    desk.book("0.55", 100, "0.57", 10).neverLeft(1, Intent.BUY_LONG, "0.56", 20);

    desk.print("0.55", 50, "sell");

    assertThat(desk.finish().maker()).isEqualTo(Fills.NONE);
  }

  @Test
  void shouldCarryOutEachChangeOnceWhicheverIsToldFirst() {
    desk.book("0.50", 100, "0.57", 10).rests(1, Intent.BUY_LONG, "0.51", 20);
    desk.moves(1, "0.52", 20, false).movesUntold(1, "0.53", 20);
    // The effect of the first change is told only now: it must not stand for the second.
    desk.replaced(1, "0.52", 20);

    desk.print("0.52", 20, "sell").fills(1, "0.52", 20);

    assertThat(desk.finish().maker()).isEqualTo(fills(1, 1, 1, 0, "20", "20", "20"));
  }

  @Test
  void shouldMoveAnOrderWhenItsChangeIsToldBeforeItsAnswer() {
    desk.book("0.50", 100, "0.57", 10).rests(1, Intent.BUY_LONG, "0.51", 20);
    desk.movesUntold(1, "0.53", 20).replaced(1, "0.53", 20);

    desk.print("0.52", 20, "sell").fills(1, "0.53", 20);

    assertThat(desk.finish().maker()).isEqualTo(fills(1, 1, 1, 0, "20", "20", "20"));
  }

  @Test
  void shouldNotLeaveAnOrderBehindThatTheVenueHasFilled() {
    desk.book("0.55", 100, "0.57", 10).rests(1, Intent.BUY_LONG, "0.55", 20);
    desk.fills(1, "0.55", 20).print("0.55", 20, "sell");

    desk.after(3).print("0.55", 500, "sell");

    assertThat(desk.finish().maker().paper()).isZero();
  }

  @Test
  void shouldKeepAnOrderThatTheVenueRefusesToCancelUntilItsPrintIsTold() {
    desk.book("0.55", 0, "0.57", 10).rests(1, Intent.BUY_LONG, "0.55", 20);
    desk.fills(1, "0.55", 20).cancelRefused(1).print("0.55", 20, "sell");

    assertThat(desk.finish().maker().matched()).isEqualTo(1);
  }

  @Test
  void shouldValueBothAlike() {
    desk.book("0.55", 0, "0.57", 10).rests(1, Intent.BUY_LONG, "0.55", 20);
    desk.fills(1, "0.55", 20).print("0.55", 15, "sell").book("0.60", 10, "0.62", 10);

    ParityReport report = desk.finish();

    // Bought at 0.55 for a rebate of 6 and 5 cents, worth 0.61.
    assertThat(report.pnlReal()).isEqualTo(Money.of("1.26"));
    assertThat(report.pnlPaper()).isEqualTo(Money.of("0.95"));
  }

  @Test
  void shouldValueAtTheSettlement() {
    desk.book("0.55", 0, "0.57", 10).rests(1, Intent.BUY_LONG, "0.55", 20);
    desk.fills(1, "0.55", 20).print("0.55", 20, "sell").settles("1.00");

    ParityReport report = desk.finish();

    assertThat(report.pnlReal()).isEqualTo(Money.of("9.06"));
    assertThat(report.pnlPaper()).isEqualTo(Money.of("9.06"));
  }

  @Test
  void shouldNotCountACancelThatNobodyAskedForAsOurs() {
    desk.book("0.55", 0, "0.57", 10).rests(1, Intent.BUY_LONG, "0.55", 20);
    desk.canceled(1, OrderCanceled.Cause.UNSOLICITED);

    desk.print("0.55", 20, "sell");

    assertThat(desk.finish().maker().invented()).isEqualTo(1);
  }
}
