package io.tipoff.strategy;

import static io.tipoff.game.Outlook.Cause.LOCKS;
import static io.tipoff.game.Outlook.Cause.PLAY;
import static io.tipoff.game.Outlook.Cause.SCORE;
import static io.tipoff.strategy.StrategyDesk.SPREAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderOpened;
import io.tipoff.game.Outlook;
import io.tipoff.market.Intent;
import io.tipoff.market.Ladder;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The market maker where something is known of the game. */
final class MarketMakerGamesTest {
  private static final MarketMakerSettings PLAIN =
      new MarketMakerSettings(
          Money.of("0.03"),
          Quantity.ofContracts(20),
          1,
          Money.of("0.01"),
          Quantity.ofContracts(100),
          Money.of("0.02"),
          Duration.ofSeconds(5),
          Money.of("0.005"),
          Duration.ofMillis(250),
          Price.of("0.03"),
          Price.of("0.97"),
          Duration.ofMinutes(5));

  private final StrategyDesk desk = desk(0.4, 0);

  private static StrategyDesk desk(double uncertainty, double bias) {
    return new StrategyDesk(
        new MarketMaker(
            PLAIN,
            new GameQuoting(
                new AvellanedaStoikov(0.006, 0.03, 300, 40),
                new AvellanedaStoikov(0.006, 0.33, 300, 16),
                uncertainty,
                0.015,
                0.008,
                bias,
                0.015,
                Money.of("0.02"),
                0.01,
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Money.of("0.04"),
                2)));
  }

  private StrategyDesk quoting() {
    desk.told(PLAY, 0.50, 0.01).book("0.48", "0.52");
    assertThat(desk.wishes()).containsExactly("buy 20 @ 0.48, sell 20 @ 0.52");
    return desk;
  }

  @Test
  void shouldQuoteAroundMarketAndBelief() {
    // sigma of the market 0.01, of the belief 0.015: 9/13 of 0.50 and 4/13 of 0.53
    desk.told(PLAY, 0.53, 0.01).book("0.48", "0.52");
    assertThat(desk.wishes()).containsExactly("buy 20 @ 0.48, sell 20 @ 0.53");
    assertThat(desk.last().rationale().trueProbability().orElseThrow().toBigDecimal())
        .isEqualByComparingTo("0.50923077");
  }

  @Test
  void shouldQuoteWiderTheLessItKnows() {
    StrategyDesk unsure = desk(3, 0);
    unsure.told(PLAY, 0.50, 0.01).book("0.48", "0.52");
    assertThat(unsure.wishes()).containsExactly("buy 20 @ 0.45, sell 20 @ 0.55");
  }

  @Test
  void shouldQuoteNarrowerBeforeTheGame() {
    StrategyDesk early = desk(0, 0);
    early.told(StrategyDesk.WINNER, Outlook.Phase.PRE_GAME, Outlook.Cause.ODDS, 0.50, 0.01, 0.05);
    early.book("0.48", "0.52");
    assertThat(early.wishes()).containsExactly("buy 20 @ 0.49, sell 20 @ 0.51");
  }

  @Test
  void shouldTakeLongshotsForDearerThanTheyAre() {
    StrategyDesk biased = desk(0.4, 0.2);
    biased.told(PLAY, 0.10, 0.01).book("0.08", "0.12");
    // log odds of 0.10 times 1.2 are those of 0.066815; 9/13 of that, 4/13 of the belief of 0.10
    assertThat(biased.last().rationale().trueProbability().orElseThrow().toBigDecimal())
        .isEqualByComparingTo("0.07702604");
  }

  @Test
  void shouldPullOnAScoreInEveryMarketOfTheGame() {
    quoting().told(SPREAD, Outlook.Phase.IN_PLAY, PLAY, 0.50, 0.01, 0.05);
    desk.book(SPREAD, "0.48", "0.52").wishes();
    desk.told(SCORE, 0.55, 0.01);
    assertThat(desk.wishes()).containsExactlyInAnyOrder("nothing", "spread: nothing");
  }

  @Test
  void shouldPullOnABurstOfLocks() {
    quoting().told(LOCKS, 0.50, 0.01);
    assertThat(desk.wishes()).containsExactly("nothing");
  }

  @Test
  void shouldPullOnASweepAndOnASiblingsJump() {
    quoting().told(SPREAD, Outlook.Phase.IN_PLAY, PLAY, 0.50, 0.01, 0.05);
    desk.book(SPREAD, "0.48", "0.52").wishes();
    desk.book(SPREAD, "0.51", "0.54");
    assertThat(desk.wishes()).containsExactlyInAnyOrder("nothing", "spread: nothing");
  }

  @Test
  void shouldComeBackWhenTheBookHasReformed() {
    quoting().told(SCORE, 0.56, 0.01).wishes();
    desk.after(0.5).book("0.54", "0.58");
    assertThat(desk.wishes()).containsOnly("nothing");
    desk.after(0.9).book("0.54", "0.58");
    assertThat(desk.wishes()).isEmpty();
    desk.after(0.1).book("0.54", "0.58");
    assertThat(desk.wishes()).containsExactly("buy 20 @ 0.54, sell 20 @ 0.58");
  }

  @Test
  void shouldNotComeBackToABookThatDisagreesBeforeALongTime() {
    quoting().told(SCORE, 0.60, 0.01).wishes();
    desk.after(1.1).book("0.48", "0.52").after(8.8).book("0.48", "0.52");
    assertThat(desk.wishes()).isEmpty();
    desk.after(0.1).book("0.48", "0.52");
    assertThat(desk.wishes()).isNotEmpty();
  }

  @Test
  void shouldNotComeBackToAWideBook() {
    quoting().told(SCORE, 0.50, 0.01).wishes();
    desk.after(1.1).book("0.47", "0.52");
    assertThat(desk.wishes()).isEmpty();
  }

  @Test
  void shouldForgetABeliefThatTheMarketMovesAwayFrom() {
    quoting().after(6).book("0.485", "0.505").after(6).book("0.49", "0.505");
    desk.after(6).book("0.49", "0.53").wishes();
    desk.after(6).book("0.50", "0.53");
    assertThat(desk.last().rationale().trueProbability().orElseThrow().toBigDecimal())
        .isEqualByComparingTo("0.515");
  }

  @Test
  void shouldLeaveThePositionsOfOthersToThem() {
    desk.holds(LiveArbitrage.NAME, 100, "50").told(PLAY, 0.50, 0.01).book("0.48", "0.52");
    assertThat(desk.wishes()).containsExactly("buy 20 @ 0.48, sell 20 @ 0.52");
  }

  @Test
  void shouldStandAsideWhenTheGameIsOver() {
    quoting();
    desk.told(StrategyDesk.WINNER, Outlook.Phase.ENDED, Outlook.Cause.STATUS, 0.50, 0.01, 0.05);
    assertThat(desk.wishes()).containsExactly("nothing");
  }

  private static Ladder ladder(Side side, String ours, String theirs) {
    int[] prices = {Price.of(ours).units(), Price.of(theirs).units()};
    long[] contracts = {Quantity.ofContracts(20).units(), Quantity.ofContracts(200).units()};
    return Ladder.of(side, prices, contracts);
  }

  private static Ladder ladder(String price) {
    return Ladder.of(Price.of(price), Quantity.ofContracts(200));
  }

  private StrategyDesk quotingInAWideBook() {
    desk.told(PLAY, 0.50, 0.01).book("0.40", "0.60");
    assertThat(desk.wishes()).hasSize(1);
    return desk.submits(1, Intent.BUY_LONG, "0.48", 20).submits(2, Intent.BUY_SHORT, "0.52", 20);
  }

  /** The book comes by another way than the news of orders, and may be the first. */
  @Test
  void shouldNotTakeAnOrderOfItsOwnForASweep() {
    quotingInAWideBook();
    desk.after(0.1).book(ladder(Side.BUY, "0.48", "0.40"), ladder("0.60"));
    desk.after(0.1).book(ladder(Side.BUY, "0.48", "0.40"), ladder(Side.SELL, "0.52", "0.60"));
    assertThat(desk.wishes()).isEmpty();
  }

  @Test
  void shouldNotTakeAnOrderOfItsOwnThatIsGoneForASweep() {
    quotingInAWideBook();
    desk.after(0.1).book(ladder(Side.BUY, "0.48", "0.40"), ladder(Side.SELL, "0.52", "0.60"));
    desk.hears(new OrderOpened(desk.now(), new OrderId(1)));
    desk.hears(new OrderOpened(desk.now(), new OrderId(2)));
    desk.after(20).look();
    desk.hears(new OrderCanceled(desk.now(), new OrderId(1), OrderCanceled.Cause.REQUESTED, ""));
    desk.wishes();
    desk.after(0.1).book(ladder(Side.BUY, "0.48", "0.40"), ladder("0.60"));
    desk.after(1.8).book(ladder("0.40"), ladder("0.60"));
    assertThat(desk.wishes()).doesNotContain("nothing");
  }

  @Test
  void shouldSeeASweepBehindItsOwnOrders() {
    quotingInAWideBook();
    desk.after(0.1).book(ladder(Side.BUY, "0.48", "0.40"), ladder(Side.SELL, "0.52", "0.60"));
    assertThat(desk.wishes()).isEmpty();
    desk.hears(new OrderOpened(desk.now(), new OrderId(1)));
    desk.hears(new OrderOpened(desk.now(), new OrderId(2)));
    desk.after(0.1).book(ladder(Side.BUY, "0.48", "0.46"), ladder(Side.SELL, "0.52", "0.60"));
    assertThat(desk.wishes()).containsExactly("nothing");
    assertThat(desk.last().rationale().reason()).isEqualTo("sweep");
  }

  /** Nothing else may ever make anybody look at it. */
  @Test
  void shouldLookAgainAtEverySiblingThatItPulled() {
    desk.told(SPREAD, Outlook.Phase.IN_PLAY, PLAY, 0.40, 0.01, 0.05).book(SPREAD, "0.38", "0.42");
    desk.wishes();
    quoting();
    desk.forgetWakes().told(SCORE, 0.60, 0.01);
    assertThat(desk.wokenIn(StrategyDesk.WINNER)).contains(1.0);
    assertThat(desk.wokenIn(SPREAD)).contains(1.0);
  }
}
