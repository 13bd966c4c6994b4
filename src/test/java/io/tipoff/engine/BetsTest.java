package io.tipoff.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.OrderCanceled;
import io.tipoff.market.Question;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Beliefs about a market at 0.46 x 0.54; 50 dollars at most, and 0.557264 a contract with fees. */
class BetsTest {
  private static final long HOUR = 3_600_000_000_000L;

  private static EngineDesk desk() {
    EngineDesk desk = EngineDesk.open();
    return desk.open(
        EngineDesk.GAME, "game", "bos", Question.WINNER, OptionalLong.of(desk.now() + HOUR));
  }

  @Test
  void shouldBuyWhatTheBeliefIsWorth() {
    EngineDesk desk = desk().bets(0.70);
    assertThat(desk.commands()).containsExactly("submit o1 buy_long 89 @ 0.54 at once");
    assertThat(desk.engine().risk().counts().sized()).containsEntry("MAXIMUM_STAKE", 1L);
  }

  @Test
  void shouldBuyTheOtherSideOfWhatIsTooDear() {
    assertThat(desk().bets(0.30).commands())
        .containsExactly("submit o1 buy_short 89 @ 0.46 at once");
  }

  @Test
  void shouldAddNothingWhenToldAgain() {
    EngineDesk desk = desk().bets(0.70).bets(0.70);
    assertThat(desk.commands()).hasSize(1);
    desk.opened(1).bets(0.70).filled(1, "40", "0.54").bets(0.70);
    assertThat(desk.commands()).isEmpty();
    desk.unsolicitedCancel(1, OrderCanceled.Cause.IMMEDIATE).bets(0.70);
    assertThat(desk.commands()).containsExactly("submit o2 buy_long 49 @ 0.54 at once");
    desk.opened(2).filled(2, "49", "0.54").bets(0.70);
    assertThat(desk.commands()).isEmpty();
  }

  @Test
  void shouldNotBetWithoutAnEdgeAfterFees() {
    EngineDesk desk = desk().bets(0.57);
    assertThat(desk.commands()).isEmpty();
    assertThat(desk.engine().risk().counts().sized()).containsEntry("MINIMUM_EDGE", 1L);
  }

  @Test
  void shouldNotBetOnABookThatCannotBeBelieved() {
    assertThat(desk().book("0.20", "0.54").bets(0.70).commands()).isEmpty();
  }

  /** 0.0215 beyond the cost; thirty days of it cost 0.0023. */
  @Test
  void shouldCountMoneyAsLockedUpWhereNoEndIsKnown() {
    assertThat(desk().bets(0.5788).commands())
        .containsExactly("submit o1 buy_long 21 @ 0.54 at once");
    EngineDesk endless =
        EngineDesk.open()
            .open(EngineDesk.GAME, "game", "bos", Question.WINNER, OptionalLong.empty());
    assertThat(endless.bets(0.5788).commands()).isEmpty();
  }
}
