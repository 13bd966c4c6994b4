package io.tipoff.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.AccountReported;
import io.tipoff.event.BreakerReset;
import io.tipoff.event.FundsMoved;
import io.tipoff.event.RiskRestored;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.market.Money;
import io.tipoff.market.Side;
import io.tipoff.risk.BreakerLevel;
import io.tipoff.risk.BreakerLimits;
import io.tipoff.risk.RiskStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the engine does when something goes wrong, whatever its strategies want. */
class BreakerTest {
  private static final BreakerLimits LIMITS =
      new BreakerLimits(
          Duration.ofSeconds(5),
          1_000,
          2,
          Duration.ofSeconds(10),
          Money.of("0.05"),
          Duration.ofSeconds(5),
          Duration.ofMinutes(1),
          2);

  private final EngineDesk desk =
      EngineDesk.withLimits(
          EngineDesk.limits("25", 6).with(LIMITS),
          new OneBid("stubborn"),
          new OneBid("deaf", Side.SELL));

  private RiskStatus status() {
    return desk.engine().risk().status();
  }

  /** The breaker of an earlier session, which nobody has reset; nothing else changes. */
  private static RiskRestored latched(EngineDesk desk, String reason) {
    RiskRestored now = desk.engine().risk().snapshot(desk.now());
    return new RiskRestored(
        now.time(),
        now.highWaterMark(),
        now.dayStart(),
        now.dayEnds(),
        now.dayTripped(),
        now.drawdownTripped(),
        "RECONCILIATION",
        reason,
        List.of());
  }

  private void quoting() {
    desk.opened(1).opened(2);
    assertThat(desk.commands())
        .containsExactly("submit o1 buy_long 10 @ 0.45", "submit o2 buy_short 10 @ 0.55");
  }

  @Test
  void shouldPullQuotesAtOnceAndPlaceNoneUntilAnOperatorResetsIt() {
    quoting();
    desk.told(latched(desk, "order 7 is unknown here"));

    assertThat(desk.commands()).containsExactly("cancel o1", "cancel o2");
    assertThat(status().level()).isEqualTo(BreakerLevel.HALTED);
    assertThat(status().cause()).isEqualTo("RECONCILIATION");
    assertThat(status().reason()).isEqualTo("order 7 is unknown here");
    assertThat(status().latched()).isTrue();

    desk.canceled(1).canceled(2).after(3_600).book("0.46", "0.54");
    assertThat(desk.commands()).isEmpty();
    assertThat(desk.refusals()).containsOnly("BREAKER");

    desk.told(new BreakerReset(desk.now(), "order 7 was placed by hand"));
    assertThat(status().level()).isEqualTo(BreakerLevel.NORMAL);
    assertThat(desk.commands())
        .containsExactly("submit o3 buy_long 10 @ 0.45", "submit o4 buy_short 10 @ 0.55");
  }

  @Test
  void shouldLatchWhenTheVenueGoesOnHoldingSomethingElse() {
    desk.told(account("1000")).after(20).told(account("990"));
    assertThat(status().level()).as("news may explain it yet").isEqualTo(BreakerLevel.NORMAL);
    desk.after(11).told(account("990"));
    assertThat(status().cause()).isEqualTo("RECONCILIATION");
    assertThat(status().reason())
        .isEqualTo("cash of the account: 1000.00 was known, the venue tells 990.00");
    assertThat(status().latched()).isTrue();
  }

  private AccountReported account(String cash) {
    return new AccountReported(desk.now(), desk.now(), Money.of(cash), List.of(), List.of());
  }

  @Test
  void shouldPullWhatIsAcceptedAfterItTripped() {
    desk.told(latched(desk, "test")).opened(1);
    assertThat(desk.commands()).contains("cancel o1");
  }

  @Test
  void shouldKeepExitsWhenItTrips() {
    EngineDesk one =
        EngineDesk.withLimits(EngineDesk.limits("25", 6).with(LIMITS), new OneBid("stubborn"));
    one.restored("12").wants("sell 10 @ 0.52").opened(1).opened(2);
    one.commands();
    one.told(latched(one, "test"));
    assertThat(one.commands()).containsExactly("cancel o1");
    assertThat(one.wants("sell 10 @ 0.51").commands()).contains("replace o2 10 @ 0.51");
  }

  @Test
  void shouldPauseTheMarketAloneWhosePriceJumps() {
    quoting();
    desk.wants(EngineDesk.OTHER, "buy 10 @ 0.45").opened(3).commands();
    desk.after(1).book("0.51", "0.59");
    assertThat(desk.commands()).isEmpty();
    desk.after(1).book("0.52", "0.60");
    assertThat(desk.commands()).containsExactly("cancel o1", "cancel o2");
    assertThat(status().level()).isEqualTo(BreakerLevel.NORMAL);

    desk.canceled(1).canceled(2).after(20).book("0.52", "0.60").after(19).book("0.52", "0.60");
    assertThat(desk.refusals()).containsOnly("PRICE_JUMP");
    desk.commands();
    desk.after(21).book("0.52", "0.60");
    assertThat(desk.commands())
        .containsExactly("submit o4 buy_long 10 @ 0.45", "submit o5 buy_short 10 @ 0.55");
  }

  @Test
  void shouldLeaveAMarketToAnOperatorThatJumpsTooOften() {
    EngineDesk alone = EngineDesk.withLimits(EngineDesk.limits("25", 6).with(LIMITS));
    alone.book("0.56", "0.64").after(120).book("0.56", "0.64").book("0.46", "0.54");
    alone.after(1_200).book("0.46", "0.54").refusals();
    alone.wants("buy 10 @ 0.46");
    assertThat(alone.refusals()).contains("PRICE_JUMP");

    EngineDesk next = EngineDesk.withLimits(EngineDesk.limits("25", 6).with(LIMITS));
    next.told(alone.engine().risk().snapshot(next.now())).wants("buy 10 @ 0.46");
    assertThat(next.refusals()).as("in the next session too").contains("PRICE_JUMP");
    next.told(new BreakerReset(next.now(), "seen")).wants("buy 10 @ 0.46");
    assertThat(next.refusals()).isEmpty();
    assertThat(next.engine().risk().snapshot(next.now()).jumped()).isEmpty();
  }

  @Test
  void shouldPauseWhenTheStreamStaysAway() {
    quoting();
    desk.told(new StreamLost(desk.now(), "test")).after(11).printed(EngineDesk.OTHER);
    assertThat(status().cause()).isEqualTo("STALE_FEED");
    assertThat(status().latched()).isFalse();
    assertThat(desk.commands()).containsExactly("cancel o1", "cancel o2");
    desk.canceled(1).canceled(2).told(new StreamRestored(desk.now()));
    desk.after(61).book("0.46", "0.54");
    assertThat(status().level()).isEqualTo(BreakerLevel.NORMAL);
    assertThat(desk.commands()).contains("submit o3 buy_long 10 @ 0.45");
  }

  @Test
  void shouldLatchOnRejectAfterReject() {
    desk.rejected(1).rejected(2).after(1.5).timer().timer();
    desk.rejected(3);
    assertThat(status().cause()).isEqualTo("REJECTS");
    assertThat(status().reason()).isEqualTo("3 orders rejected within a minute, limit 2");
  }

  @Test
  void shouldPauseWhenTheVenueAnswersSlowly() {
    EngineDesk slow = EngineDesk.withLimits(EngineDesk.limits("25", 6).with(LIMITS));
    for (int order = 1; order <= BreakerLimits.LATENCIES; order++) {
      assertThat(slow.engine().risk().status().level()).isEqualTo(BreakerLevel.NORMAL);
      slow.book("0.46", "0.54").takes("buy 1 @ 0.54").after(5.1).canceled(order);
    }
    assertThat(slow.engine().risk().status().cause()).isEqualTo("LATENCY");
    assertThat(slow.engine().risk().status().reason())
        .isEqualTo("answers after PT5.1S on average, limit PT5S");
  }

  @Test
  void shouldTakeNoDepositForProfit() {
    desk.told(new FundsMoved(desk.now(), Money.of("500"))).book("0.46", "0.54");
    assertThat(desk.engine().portfolio().cash()).isEqualTo(Money.of("1500"));
    desk.told(new FundsMoved(desk.now(), Money.of("-700"))).book("0.46", "0.54");
    assertThat(status().dailyLoss()).isEqualTo(Money.ZERO);
    assertThat(status().drawdown()).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldGoOnFromASnapshotOfTheLastSession() {
    desk.told(latched(desk, "order 7 is unknown here"));
    RiskRestored snapshot = desk.engine().risk().snapshot(desk.now());

    EngineDesk next = EngineDesk.open(new OneBid("stubborn")).told(snapshot);
    next.opened(1);

    assertThat(next.engine().risk().status()).isEqualTo(status());
    assertThat(next.commands()).contains("cancel o1");
    assertThat(next.engine().risk().snapshot(desk.now())).isEqualTo(snapshot);
  }
}
