package io.tipoff.strategy;

import static io.tipoff.game.Outlook.Cause.PLAY;
import static io.tipoff.game.Outlook.Cause.SCORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.game.Outlook;
import io.tipoff.market.Money;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StatisticalEdgeTest {
  private final StrategyDesk desk = desk(null, List.of());

  private static StrategyDesk desk(@Nullable LeadSettings lead, List<String> trusted) {
    return new StrategyDesk(
        new StatisticalEdge(
            new StatisticalEdgeSettings(
                1.64,
                0.02,
                0.01,
                Duration.ofSeconds(5),
                Duration.ofSeconds(8),
                0.01,
                Duration.ofMinutes(10),
                Duration.ofSeconds(30),
                Money.of("0.06"),
                Duration.ofMinutes(10),
                lead,
                trusted)));
  }

  private static final LeadSettings LEAD =
      new LeadSettings(Duration.ofSeconds(5), 0.02, 3, 1.64, Duration.ofMillis(250));

  /** Three changes of the score, each of which the market follows so many seconds later. */
  private static StrategyDesk measured(StrategyDesk desk, double lead) {
    desk.told(PLAY, 0.50, 0.01).book("0.49", "0.51");
    for (int i = 0; i < 3; i++) {
      desk.after(20);
      if (lead < 0) {
        desk.book("0.53", "0.55").after(-lead).told(SCORE, 0.54, 0.01);
      } else {
        desk.told(SCORE, 0.54, 0.01).after(lead).book("0.53", "0.55");
      }
      desk.after(10).look();
      desk.after(20);
      if (lead < 0) {
        desk.book("0.49", "0.51").after(-lead).told(SCORE, 0.50, 0.01);
      } else {
        desk.told(SCORE, 0.50, 0.01).after(lead).book("0.49", "0.51");
      }
      desk.after(10).look();
    }
    desk.wishes();
    return desk;
  }

  private static void findsAnEdge(StrategyDesk desk, Outlook.Phase phase) {
    desk.traded("0.5").told(StrategyDesk.WINNER, phase, PLAY, 0.60, 0.01, 0.05);
    desk.book("0.49", "0.51").after(5).look();
  }

  @Test
  void shouldEnterInPlayOnlyWhereTheFeedWasMeasuredToBeAhead() {
    StrategyDesk ahead = measured(desk(LEAD, List.of()), 1);
    findsAnEdge(ahead, Outlook.Phase.IN_PLAY);
    assertThat(ahead.wishes()).containsExactly("bet taker 0.6");

    StrategyDesk behind = measured(desk(LEAD, List.of()), -1);
    findsAnEdge(behind, Outlook.Phase.IN_PLAY);
    assertThat(behind.wishes()).isEmpty();

    StrategyDesk unmeasured = desk(LEAD, List.of());
    findsAnEdge(unmeasured, Outlook.Phase.IN_PLAY);
    assertThat(unmeasured.wishes()).isEmpty();
  }

  @Test
  void shouldAskForNoLeadBeforeTheGameAndInTrustedLeagues() {
    StrategyDesk early = desk(LEAD, List.of());
    findsAnEdge(early, Outlook.Phase.PRE_GAME);
    assertThat(early.wishes()).containsExactly("bet taker 0.6");

    StrategyDesk trusted = desk(LEAD, List.of("nba"));
    findsAnEdge(trusted, Outlook.Phase.IN_PLAY);
    assertThat(trusted.wishes()).containsExactly("bet taker 0.6");
  }

  @Test
  void shouldTakeOnceAnEdgeHasStoodThatPaysForIt() {
    desk.traded("0.5").told(PLAY, 0.60, 0.01).book("0.49", "0.51");
    assertThat(desk.wishes()).isEmpty();
    desk.after(5).look();
    assertThat(desk.wishes()).containsExactly("bet taker 0.6");
  }

  @Test
  void shouldRestWhereTheEdgeDoesNotPayForTaking() {
    // lower end 0.5431; resting at 0.49 less the rebate leaves 0.056, taking at 0.51 0.016
    desk.traded("0.5").told(PLAY, 0.56, 0.0103).book("0.49", "0.51").after(5).look();
    assertThat(desk.wishes()).containsExactly("bet maker 0.56");
    assertThat(desk.last().rationale().trueProbability().orElseThrow()).hasToString("0.56");
  }

  @Test
  void shouldStayOutWhereTheLowerEndDoesNotClear() {
    desk.traded("0.5").told(PLAY, 0.56, 0.04).book("0.49", "0.51").after(5).look();
    assertThat(desk.wishes()).isEmpty();
  }

  @Test
  void shouldSellWhatIsTooDear() {
    desk.traded("0.5").told(PLAY, 0.40, 0.01).book("0.49", "0.51").after(5).look();
    assertThat(desk.wishes()).containsExactly("bet taker 0.4");
  }

  @Test
  void shouldNotBelieveABookThatNobodyTrades() {
    desk.told(PLAY, 0.60, 0.01).book("0.49", "0.51").after(5).look();
    assertThat(desk.wishes()).isEmpty();
    desk.traded("0.5").after(5).look();
    assertThat(desk.wishes()).isNotEmpty();
  }

  @Test
  void shouldNotBelieveADeadBook() {
    desk.traded("0.5").told(PLAY, 0.60, 0.01).book("0.40", "0.47").after(5).look();
    assertThat(desk.wishes()).isEmpty();
  }

  @Test
  void shouldWaitAfterASurprise() {
    desk.traded("0.5").told(PLAY, 0.5, 0.01).told(SCORE, 0.60, 0.01).book("0.49", "0.51");
    desk.after(7.9).look().after(5).look();
    assertThat(desk.wishes()).isEmpty();
    desk.after(0.1).look();
    assertThat(desk.wishes()).isEmpty();
    desk.after(5).look();
    assertThat(desk.wishes()).containsExactly("bet taker 0.6");
  }

  @Test
  void shouldThinkThatAMarketWhichMovesAwayKnowsMore() {
    desk.traded("0.5").told(PLAY, 0.60, 0.01).book("0.59", "0.61").after(1).book("0.49", "0.51");
    desk.after(6).look();
    assertThat(desk.wishes()).isEmpty();
  }

  @Test
  void shouldNotTradeOnAnOldBelief() {
    desk.traded("0.5").told(PLAY, 0.60, 0.01).after(27).book("0.49", "0.51").after(5).look();
    assertThat(desk.wishes()).isEmpty();
  }

  @Test
  void shouldTakeARestingBetBackWhenTheEdgeIsGone() {
    desk.traded("0.5").told(PLAY, 0.56, 0.0103).book("0.49", "0.51").after(5).look().wishes();
    desk.told(PLAY, 0.50, 0.0103);
    assertThat(desk.wishes()).containsExactly("nothing");
  }

  @Test
  void shouldRestToGetOutWhenTheEdgeIsGone() {
    desk.holds(StatisticalEdge.NAME, 40, "20").told(PLAY, 0.56, 0.01).book("0.49", "0.51");
    assertThat(desk.wishes()).isEmpty();
    desk.told(PLAY, 0.49, 0.01);
    assertThat(desk.wishes()).containsExactly("sell 40 @ 0.51");
  }

  @Test
  void shouldTakeToGetOutWhereThatPays() {
    desk.holds(StatisticalEdge.NAME, 40, "20").told(PLAY, 0.46, 0.01).book("0.49", "0.51");
    assertThat(desk.wishes()).containsExactly("take sell 40 @ 0.49, edge gone");
  }
}
