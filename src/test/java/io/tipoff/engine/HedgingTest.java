package io.tipoff.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.OrderCanceled.Cause;
import io.tipoff.market.Money;
import io.tipoff.risk.HedgeLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Losses of an event above four dollars are reduced: a maker for ten seconds, then a taker. */
class HedgingTest {
  private static EngineDesk desk(boolean send) {
    HedgeLimits limits = new HedgeLimits(send, Money.of("4"), 10_000, Duration.ofSeconds(10));
    EngineDesk desk = EngineDesk.withLimits(EngineDesk.limits("500", 6).with(limits));
    desk.restored("20");
    return desk;
  }

  @Test
  void shouldSendNothingWhereThatIsNotAllowed() {
    assertThat(desk(false).printed().commands()).isEmpty();
  }

  @Test
  void shouldRestAtTheBestPriceFirstAndTakeAfterAWhile() {
    EngineDesk desk = desk(true).printed();
    assertThat(desk.commands()).containsExactly("submit o1 sell_long 12 @ 0.54");
    desk.opened(1).printed().after(9).printed();
    assertThat(desk.commands()).isEmpty();
    desk.after(1).printed();
    assertThat(desk.commands()).containsExactly("cancel o1");
    desk.printed();
    assertThat(desk.commands()).isEmpty();
    desk.canceled(1).printed();
    assertThat(desk.commands()).containsExactly("submit o2 sell_long 14 @ 0.46 at once");
    desk.printed();
    assertThat(desk.commands()).as("while it is under way").isEmpty();
    desk.opened(2).filled(2, "14", "0.46").printed();
    assertThat(desk.commands()).isEmpty();
    assertThat(desk.position()).isEqualTo("6");
  }

  @Test
  void shouldPullItsOrderOnceTheLossIsInsideTheBand() {
    EngineDesk desk = desk(true).printed().opened(1);
    desk.commands();
    desk.restored("6").printed();
    assertThat(desk.commands()).contains("cancel o1");
  }

  @Test
  void shouldRestAgainAfterAnUnsolicitedCancel() {
    EngineDesk desk = desk(true).printed().opened(1);
    desk.commands();
    desk.unsolicitedCancel(1, Cause.REQUESTED).printed().printed();
    assertThat(desk.commands()).containsExactly("submit o2 sell_long 12 @ 0.54");
  }
}
