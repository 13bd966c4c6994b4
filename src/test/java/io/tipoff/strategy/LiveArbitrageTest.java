package io.tipoff.strategy;

import static io.tipoff.game.Outlook.Cause.PLAY;
import static io.tipoff.game.Outlook.Cause.SCORE;
import static io.tipoff.game.Outlook.Cause.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.game.Outlook;
import io.tipoff.market.Quantity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LiveArbitrageTest {
  private final StrategyDesk desk = desk(List.of("nba"));

  private static StrategyDesk desk(List<String> trusted) {
    LeadSettings lead =
        new LeadSettings(Duration.ofSeconds(5), 0.02, 3, 1.64, Duration.ofMillis(250));
    return new StrategyDesk(
        new LiveArbitrage(
            new LiveArbitrageSettings(
                lead,
                trusted,
                0.01,
                0.5,
                0.2,
                Duration.ofSeconds(2),
                Quantity.ofContracts(50),
                60,
                Duration.ofSeconds(5),
                2,
                0.05,
                Duration.ofMinutes(2))));
  }

  private StrategyDesk quiet(StrategyDesk at) {
    at.told(PLAY, 0.50, 0.01).book("0.49", "0.51").after(10).wishes();
    return at;
  }

  @Test
  void shouldPullFirstAndThenTakeWhatIsTooCheap() {
    quiet(desk).told(SCORE, 0.60, 0.01);
    // lower end 0.595 and 0.50 + 0.1 - 0.02 = 0.58; offer 0.51 + fee 0.0174, up to 0.53 in the
    // collar
    assertThat(desk.wishes()).containsExactly("pull", "take buy 50 @ 0.53, score");
    assertThat(desk.last().rationale().urgency()).isEqualTo(Urgency.HIGH);
  }

  @Test
  void shouldSellWhatIsTooDear() {
    quiet(desk).told(SCORE, 0.40, 0.01);
    assertThat(desk.wishes()).containsExactly("pull", "take sell 50 @ 0.47, score");
  }

  @Test
  void shouldOnlyPullWhereTheEdgeDoesNotClearFeeSpreadAndDoubt() {
    quiet(desk).told(SCORE, 0.535, 0.01);
    assertThat(desk.wishes()).containsExactly("pull");
  }

  @Test
  void shouldCountTheDoubtOfTheBelief() {
    quiet(desk).told(SCORE, 0.60, 0.15);
    assertThat(desk.wishes()).containsExactly("pull");
  }

  @Test
  void shouldNotTakeWhereTheMarketHasMovedAlready() {
    quiet(desk).book("0.58", "0.60").told(SCORE, 0.60, 0.01);
    assertThat(desk.wishes()).containsExactly("pull");
  }

  @Test
  void shouldNotTradeOnOldNews() {
    quiet(desk).told(StrategyDesk.WINNER, Outlook.Phase.IN_PLAY, SCORE, 0.60, 0.01, 2.1);
    assertThat(desk.wishes()).containsExactly("pull");
  }

  @Test
  void shouldPullButNotTradeOnAStatus() {
    quiet(desk).told(STATUS, 0.60, 0.01);
    assertThat(desk.wishes()).containsExactly("pull");
  }

  @Test
  void shouldCoolDownInAnEventWhateverTheMarket() {
    quiet(desk).told(StrategyDesk.SPREAD, Outlook.Phase.IN_PLAY, PLAY, 0.5, 0.01, 0.05);
    desk.book(StrategyDesk.SPREAD, "0.49", "0.51").told(SCORE, 0.60, 0.01).wishes();
    desk.told(StrategyDesk.SPREAD, Outlook.Phase.IN_PLAY, SCORE, 0.60, 0.01, 0.05);
    assertThat(desk.wishes()).containsExactly("spread: pull");
    desk.after(5).told(SCORE, 0.70, 0.01);
    assertThat(desk.wishes()).contains("take buy 50 @ 0.53, score");
  }

  @Test
  void shouldKeepToTheStakeOfAnEvent() {
    quiet(desk).holds(LiveArbitrage.NAME, 100, "45").told(SCORE, 0.60, 0.01);
    // 60 dollars less 45: 28 more at 0.53
    assertThat(desk.wishes()).contains("take buy 28 @ 0.53, score");
  }

  @Test
  void shouldStayOutWithoutFeesOrOnlyReducing() {
    quiet(desk).withoutFees().told(SCORE, 0.60, 0.01);
    assertThat(desk.wishes()).containsExactly("pull");
    StrategyDesk other = desk(List.of("nba"));
    quiet(other).regime(Regime.REDUCE_ONLY).told(SCORE, 0.60, 0.01);
    assertThat(other.wishes()).containsExactly("pull");
  }

  @Test
  void shouldTradeOnlyOnceALeadWasMeasured() {
    StrategyDesk careful = desk(List.of());
    quiet(careful);
    for (int i = 0; i < 4; i++) {
      double up = 0.60;
      careful.told(SCORE, up, 0.01).after(0.8 + 0.01 * i).book("0.59", "0.61").after(10);
      if (i < 3) {
        assertThat(careful.wishes()).containsExactly("pull");
      }
      careful.told(PLAY, 0.50, 0.01).book("0.49", "0.51").after(20);
    }
    assertThat(careful.wishes()).contains("pull", "take buy 50 @ 0.53, score");
  }

  @Test
  void shouldNotTradeWhereTheFeedWasMeasuredToTrail() {
    StrategyDesk careful = desk(List.of());
    quiet(careful);
    for (int i = 0; i < 5; i++) {
      careful.book("0.59", "0.61").after(1.5).told(SCORE, 0.75, 0.01).after(10);
      assertThat(careful.wishes()).containsExactly("pull");
      careful.told(PLAY, 0.50, 0.01).book("0.49", "0.51").after(20);
    }
  }

  @Test
  void shouldRestItsPositionAtWhatItIsWorth() {
    quiet(desk).told(PLAY, 0.60, 0.01).holds(LiveArbitrage.NAME, 50, "26").look();
    assertThat(desk.wishes()).containsExactly("sell 50 @ 0.60");
  }

  @Test
  void shouldTakeItsTargetWhereTheMarketPaysMoreThanItIsWorth() {
    quiet(desk).told(PLAY, 0.60, 0.01).holds(LiveArbitrage.NAME, 50, "26").book("0.63", "0.65");
    assertThat(desk.wishes()).containsExactly("take sell 50 @ 0.61, target");
  }

  @Test
  void shouldStopAtTheExecutablePrice() {
    quiet(desk).told(PLAY, 0.60, 0.01).holds(LiveArbitrage.NAME, 50, "26").book("0.48", "0.60");
    assertThat(desk.wishes()).containsExactly("sell 50 @ 0.60");
    desk.book("0.47", "0.60");
    assertThat(desk.wishes()).containsExactly("take sell 50 @ 0.45, stop");
  }

  @Test
  void shouldGiveUpAfterItsTime() {
    quiet(desk).told(PLAY, 0.60, 0.01).holds(LiveArbitrage.NAME, 50, "26").look().wishes();
    desk.after(119).look();
    assertThat(desk.wishes()).isEmpty();
    desk.after(1).look();
    assertThat(desk.wishes()).containsExactly("take sell 50 @ 0.47, time");
  }
}
