package io.tipoff.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.CommandNotSent.Reason;
import org.junit.jupiter.api.Test;

/** Which intents orders have, and that closing orders never exceed the position. */
class IntentSplitTest {

  @Test
  void shouldCloseALongPositionBySellingLong() {
    EngineDesk desk = EngineDesk.open().restored("30").wants("buy 10 @ 0.48", "sell 10 @ 0.52");

    assertThat(desk.commands())
        .containsExactly("submit o1 sell_long 10 @ 0.52", "submit o2 buy_long 10 @ 0.48");
  }

  @Test
  void shouldCloseAShortPositionBySellingShort() {
    EngineDesk desk = EngineDesk.open().restored("-30").wants("buy 10 @ 0.48", "sell 10 @ 0.52");

    assertThat(desk.commands())
        .containsExactly("submit o1 sell_short 10 @ 0.48", "submit o2 buy_short 10 @ 0.52");
  }

  @Test
  void shouldSplitAnOrderThatWouldCrossZero() {
    assertThat(EngineDesk.open().restored("4").wants("sell 10 @ 0.52").commands())
        .containsExactly("submit o1 sell_long 4 @ 0.52", "submit o2 buy_short 6 @ 0.52");
    assertThat(EngineDesk.open().restored("-4").wants("buy 10 @ 0.48").commands())
        .containsExactly("submit o1 sell_short 4 @ 0.48", "submit o2 buy_long 6 @ 0.48");
    assertThat(EngineDesk.open().restored("4").takes("sell 10 @ 0.46").commands())
        .containsExactly(
            "submit o1 sell_long 4 @ 0.46 at once", "submit o2 buy_short 6 @ 0.46 at once");
  }

  @Test
  void shouldLeaveBothPartsWhereTheyAre() {
    EngineDesk desk = EngineDesk.open().restored("4").wants("sell 10 @ 0.52").opened(1).opened(2);
    desk.commands();

    assertThat(desk.wants("sell 10 @ 0.52").commands()).isEmpty();
  }

  @Test
  void shouldCloseOnlyWholeSteps() {
    assertThat(EngineDesk.open().restored("4.5").wants("sell 10 @ 0.52").commands())
        .containsExactly("submit o1 sell_long 4 @ 0.52", "submit o2 buy_short 6 @ 0.52");
    assertThat(EngineDesk.open().restored("0.5").wants("sell 10 @ 0.52").commands())
        .containsExactly("submit o1 buy_short 10 @ 0.52");
  }

  @Test
  void shouldCountWhatClosesAlready() {
    EngineDesk desk = EngineDesk.open().restored("12").wants("sell 10 @ 0.52", "sell 10 @ 0.53");

    assertThat(desk.commands())
        .containsExactly(
            "submit o1 sell_long 10 @ 0.52",
            "submit o2 sell_long 2 @ 0.53",
            "submit o3 buy_short 8 @ 0.53");
  }

  @Test
  void shouldKeepTheIntentOfAnOrderThatStays() {
    EngineDesk desk = EngineDesk.open().wants("sell 10 @ 0.52", "buy 10 @ 0.48");
    desk.opened(1).opened(2).commands();

    desk.filled(1, "10", "0.48").opened(3);

    assertThat(desk.commands()).containsExactly("submit o3 buy_long 10 @ 0.48");
    assertThat(desk.position()).isEqualTo("10");
  }

  @Test
  void shouldSendANewOrderWhereTheIntentNoLongerFits() {
    EngineDesk desk = EngineDesk.open().wants("sell 10 @ 0.52", "buy 10 @ 0.48");
    desk.opened(1).opened(2).filled(1, "10", "0.48").opened(3).commands();

    assertThat(desk.wants("sell 10 @ 0.51", "buy 10 @ 0.48").commands())
        .as("what opened a short would now close a long")
        .containsExactly("cancel o2");
    assertThat(desk.canceled(2).commands()).containsExactly("submit o4 sell_long 10 @ 0.51");
  }

  @Test
  void shouldMoveAClosingOrderThatStillFits() {
    EngineDesk desk = EngineDesk.open().restored("30").wants("sell 10 @ 0.52").opened(1);
    desk.commands();

    assertThat(desk.wants("sell 20 @ 0.51").commands()).containsExactly("replace o1 20 @ 0.51");
  }

  @Test
  void shouldNotMoveAClosingOrderBeyondThePosition() {
    EngineDesk desk = EngineDesk.open().restored("12").wants("sell 10 @ 0.52").opened(1);
    desk.commands();

    assertThat(desk.wants("sell 20 @ 0.51").commands()).containsExactly("cancel o1");
    assertThat(desk.canceled(1).commands())
        .containsExactly("submit o2 sell_long 12 @ 0.51", "submit o3 buy_short 8 @ 0.51");
  }

  /** Ten long, all of them on offer, and then the position shrinks by another order's fill. */
  private static EngineDesk closingTen(String... offers) {
    EngineDesk desk = EngineDesk.open().restored("10").wants(offers);
    for (int order = 1; order <= offers.length; order++) {
      desk.opened(order);
    }
    int take = offers.length + 1;
    desk.takes("sell 6 @ 0.46").opened(take);
    desk.commands();
    return desk.filled(take, "6", "0.46");
  }

  @Test
  void shouldCutClosersFirstWhenThePositionShrinks() {
    EngineDesk desk = closingTen("sell 10 @ 0.52");

    assertThat(desk.commands()).containsExactly("replace o1 4 @ 0.52");
  }

  @Test
  void shouldCutTheNewestCloserFirst() {
    EngineDesk desk = closingTen("sell 4 @ 0.52", "sell 4 @ 0.53", "sell 2 @ 0.54");

    assertThat(desk.commands()).containsExactly("cancel o3", "cancel o2");
  }

  @Test
  void shouldCutACloserWhoseRequestWasUnderWayOnceThatHasEnded() {
    EngineDesk desk = EngineDesk.open().restored("10").wants("sell 10 @ 0.52").opened(1);
    desk.wants("sell 10 @ 0.51").takes("sell 6 @ 0.46").opened(2).commands();

    assertThat(desk.filled(2, "6", "0.46").commands()).isEmpty();
    assertThat(desk.replaced(1).commands()).containsExactly("replace o1 4 @ 0.51");
  }

  @Test
  void shouldCutACloserWhoseRequestFailed() {
    EngineDesk desk = EngineDesk.open().restored("10").wants("sell 10 @ 0.52").opened(1);
    desk.wants("sell 10 @ 0.51").takes("sell 6 @ 0.46").opened(2).filled(2, "6", "0.46");
    desk.commands();

    assertThat(desk.notSent(1, Reason.TOO_OLD).commands()).containsExactly("cancel o1");
  }

  @Test
  void shouldTryAFailedCutAgain() {
    EngineDesk desk = closingTen("sell 4 @ 0.52", "sell 6 @ 0.53");
    assertThat(desk.commands()).containsExactly("cancel o2");

    assertThat(desk.refused(2).commands()).isEmpty();
    assertThat(desk.timer().commands()).containsExactly("cancel o2");
  }

  @Test
  void shouldLetClosersBeWhenThePositionGrows() {
    EngineDesk desk = EngineDesk.open().restored("10").wants("sell 10 @ 0.52", "buy 10 @ 0.48");
    desk.opened(1).opened(2).commands();

    assertThat(desk.filled(1, "4", "0.48").commands()).isEmpty();
  }
}
