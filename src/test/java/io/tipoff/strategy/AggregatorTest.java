package io.tipoff.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.PositionRestored;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.portfolio.Portfolio;
import io.tipoff.strategy.Signal.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class AggregatorTest {
  private static final MarketId GAME = new MarketId("aec-nba-bos-nyk-2026-10-01");
  private static final MarketId OTHER = new MarketId("aec-nba-lal-gsw-2026-10-01");
  private static final String FAST = "live-arbitrage";
  private static final String EDGE = "statistical-edge";
  private static final String MAKER = "market-maker";

  private final Portfolio portfolio = new Portfolio();
  private final List<String> lost = new ArrayList<>();
  private final Aggregator aggregator =
      new Aggregator(
          List.of(FAST, EDGE, MAKER),
          portfolio::holding,
          (signal, reason) -> lost.add(words(signal) + ": " + reason));

  @Test
  void shouldLetASingleStrategyHaveItsWay() {
    Signal.Quotes quotes = quotes(MAKER, GAME, bid("0.45", 10), offer("0.55", 10));
    aggregator.add(quotes);

    assertThat(aggregator.decide()).containsExactly(quotes);
    assertThat(aggregator.decide()).isEmpty();
    assertThat(lost).isEmpty();
  }

  @Test
  void shouldSendOnTheSameQuotesAgain() {
    aggregator.add(quotes(MAKER, GAME, bid("0.45", 10)));
    aggregator.decide();
    aggregator.add(quotes(MAKER, GAME, bid("0.45", 10)));

    assertThat(decided()).containsExactly("market-maker buy 10 @ 0.45");
  }

  @Test
  void shouldLetCancelsComeFirst() {
    aggregator.add(take(FAST, GAME, Side.BUY, "0.60", 10));
    aggregator.add(quotes(MAKER, OTHER));

    assertThat(decided())
        .containsExactly("market-maker nothing", "live-arbitrage takes buy 10 @ 0.60");
  }

  @Test
  void shouldLetTheHigherPriorityHaveTheSideWhateverTheUrgency() {
    aggregator.add(take(EDGE, Urgency.HIGH, 0.9, Side.BUY, "0.60", 10));
    aggregator.add(take(FAST, Urgency.LOW, 0.1, Side.BUY, "0.61", 20));

    assertThat(decided()).containsExactly("live-arbitrage takes buy 20 @ 0.61");
    assertThat(lost)
        .containsExactly("statistical-edge takes buy 10 @ 0.60: outranked by live-arbitrage");
  }

  @Test
  void shouldLetUrgencyDecideBetweenEqualPriorities() {
    aggregator.add(take("a", Urgency.MEDIUM, 0.9, Side.BUY, "0.60", 10));
    aggregator.add(take("b", Urgency.HIGH, 0.1, Side.BUY, "0.60", 20));

    assertThat(decided()).containsExactly("b takes buy 20 @ 0.60");
  }

  @Test
  void shouldLetConfidenceDecideBetweenEqualUrgencies() {
    aggregator.add(take("a", Urgency.HIGH, 0.4, Side.BUY, "0.60", 10));
    aggregator.add(take("b", Urgency.HIGH, 0.6, Side.BUY, "0.60", 20));

    assertThat(decided()).containsExactly("b takes buy 20 @ 0.60");
  }

  @Test
  void shouldNetOppositeEntries() {
    aggregator.add(take(EDGE, GAME, Side.SELL, "0.58", 10));
    aggregator.add(take(FAST, GAME, Side.BUY, "0.60", 25));

    assertThat(decided()).containsExactly("live-arbitrage takes buy 15 @ 0.60");
    assertThat(lost)
        .containsExactly(
            "statistical-edge takes sell 10 @ 0.58: netted against live-arbitrage",
            "live-arbitrage takes buy 25 @ 0.60: netted against statistical-edge");
  }

  @Test
  void shouldSendNothingWhereTheWeakerWishIsTheLarger() {
    aggregator.add(take(EDGE, GAME, Side.SELL, "0.58", 40));
    aggregator.add(take(FAST, GAME, Side.BUY, "0.60", 25));

    assertThat(decided()).isEmpty();
    assertThat(lost).hasSize(2);
  }

  @Test
  void shouldNeverLetAnEntryBlockAnExit() {
    holds(MAKER, 30);
    aggregator.add(take(FAST, GAME, Side.BUY, "0.60", 25));
    aggregator.add(take(MAKER, GAME, Side.SELL, "0.58", 30));

    assertThat(decided()).containsExactly("market-maker takes sell 30 @ 0.58");
    assertThat(lost).containsExactly("live-arbitrage takes buy 25 @ 0.60: an exit of market-maker");
  }

  @Test
  void shouldLetOnlyTheExitingPartOfALargerTakePass() {
    holds(EDGE, 10);
    aggregator.add(take(FAST, GAME, Side.SELL, "0.58", 25));
    aggregator.add(take(EDGE, GAME, Side.SELL, "0.58", 30));

    assertThat(decided())
        .containsExactly(
            "statistical-edge takes sell 10 @ 0.58", "live-arbitrage takes sell 25 @ 0.58");
    assertThat(lost)
        .containsExactly("statistical-edge takes sell 20 @ 0.58: outranked by live-arbitrage");
  }

  @Test
  void shouldCountOnlyTheStrategysOwnPositionAsAnExit() {
    holds(MAKER, 30);
    aggregator.add(take(FAST, GAME, Side.BUY, "0.60", 25));
    aggregator.add(take(EDGE, GAME, Side.SELL, "0.58", 10));

    assertThat(decided()).containsExactly("live-arbitrage takes buy 15 @ 0.60");
  }

  @Test
  void shouldLetBothExitsPass() {
    holds(FAST, 10);
    holds(EDGE, -20);
    aggregator.add(take(EDGE, GAME, Side.BUY, "0.60", 20));
    aggregator.add(take(FAST, GAME, Side.SELL, "0.50", 10));

    assertThat(decided())
        .containsExactly(
            "live-arbitrage takes sell 10 @ 0.50", "statistical-edge takes buy 20 @ 0.60");
    assertThat(lost).isEmpty();
  }

  private void takeInTheWayOfQuotes() {
    aggregator.add(quotes(MAKER, GAME, bid("0.45", 10), offer("0.55", 10), offer("0.62", 10)));
    aggregator.decide();
    aggregator.add(take(FAST, GAME, Side.BUY, "0.60", 25));
  }

  @Test
  void shouldTakeQuotesOutOfTheWayOfATake() {
    takeInTheWayOfQuotes();

    assertThat(decided())
        .containsExactly("market-maker sell 10 @ 0.62", "live-arbitrage takes buy 25 @ 0.60");
    assertThat(lost).singleElement().asString().endsWith("outranked by live-arbitrage");
  }

  @Test
  void shouldBringQuotesBackWithTheirStrategysNextSignal() {
    takeInTheWayOfQuotes();
    aggregator.decide();
    aggregator.add(quotes(MAKER, GAME, bid("0.45", 10), offer("0.55", 10)));

    assertThat(decided()).containsExactly("market-maker buy 10 @ 0.45, sell 10 @ 0.55");
  }

  @Test
  void shouldKeepAnExitingQuoteAndDropTheTakeThatWouldTradeWithIt() {
    holds(MAKER, 30);
    aggregator.add(quotes(MAKER, GAME, bid("0.45", 10), offer("0.55", 30)));
    aggregator.decide();
    aggregator.add(take(FAST, GAME, Side.BUY, "0.60", 25));

    assertThat(decided()).isEmpty();
    assertThat(lost).containsExactly("live-arbitrage takes buy 25 @ 0.60: an exit of market-maker");
  }

  private void bidOfAnother() {
    aggregator.add(quotes(MAKER, GAME, bid("0.45", 10), offer("0.55", 10)));
    aggregator.decide();
    aggregator.add(quotes(EDGE, GAME, bid("0.46", 5)));
  }

  @Test
  void shouldGiveASideOfTheBookToOneStrategy() {
    bidOfAnother();

    assertThat(decided())
        .containsExactly("market-maker sell 10 @ 0.55", "statistical-edge buy 5 @ 0.46");
    aggregator.add(quotes(EDGE, GAME));
    assertThat(decided())
        .containsExactly("statistical-edge nothing", "market-maker buy 10 @ 0.45, sell 10 @ 0.55");
  }

  @Test
  void shouldRecordALoserOnceWhileNothingChanges() {
    bidOfAnother();
    aggregator.decide();
    aggregator.add(quotes(EDGE, GAME));
    aggregator.decide();
    lost.clear();
    aggregator.add(quotes(EDGE, GAME, bid("0.46", 5)));
    aggregator.decide();
    aggregator.add(quotes(EDGE, GAME, bid("0.46", 6)));
    aggregator.decide();

    assertThat(lost).hasSize(1);
  }

  @Test
  void shouldKeepTheExitingPartOfAnOutrankedQuote() {
    holds(MAKER, -4);
    aggregator.add(quotes(EDGE, GAME, bid("0.46", 5)));
    aggregator.add(quotes(MAKER, GAME, bid("0.45", 10), offer("0.55", 10)));

    assertThat(decided())
        .containsExactly(
            "market-maker buy 4 @ 0.45, sell 10 @ 0.55", "statistical-edge buy 5 @ 0.46");
  }

  @Test
  void shouldNotLetStrategiesQuoteAgainstEachOther() {
    aggregator.add(quotes(EDGE, GAME, bid("0.56", 5)));
    aggregator.add(quotes(MAKER, GAME, offer("0.55", 10), offer("0.57", 10)));

    assertThat(decided())
        .containsExactly("market-maker sell 10 @ 0.57", "statistical-edge buy 5 @ 0.56");
  }

  @Test
  void shouldPullEverybodysQuotesInAMarket() {
    holds(MAKER, 30);
    aggregator.add(quotes(MAKER, GAME, bid("0.45", 10), offer("0.55", 30)));
    aggregator.add(quotes(EDGE, OTHER, bid("0.46", 5)));
    aggregator.decide();
    aggregator.add(new Signal.Pull(FAST, GAME, why(Urgency.HIGH, 1)));

    assertThat(decided()).containsExactly("market-maker nothing");
    aggregator.add(quotes(MAKER, GAME, bid("0.40", 10)));
    assertThat(decided()).containsExactly("market-maker buy 10 @ 0.40");
  }

  @Test
  void shouldPullQuotesOfTheSameMomentToo() {
    aggregator.add(quotes(MAKER, GAME, bid("0.45", 10)));
    aggregator.add(new Signal.Pull(FAST, GAME, why(Urgency.HIGH, 1)));

    assertThat(decided()).containsExactly("market-maker nothing");
    assertThat(lost).containsExactly("market-maker buy 10 @ 0.45: pulled by live-arbitrage");
  }

  @Test
  void shouldKeepMarketsApart() {
    aggregator.add(take(EDGE, OTHER, Side.SELL, "0.58", 10));
    aggregator.add(take(FAST, GAME, Side.BUY, "0.60", 25));

    assertThat(decided())
        .containsExactly(
            "live-arbitrage takes buy 25 @ 0.60", "statistical-edge takes sell 10 @ 0.58");
  }

  private void holds(String strategy, int contracts) {
    portfolio.restore(
        new PositionRestored(1, GAME, strategy, Quantity.ofContracts(contracts), Money.ZERO));
  }

  private List<String> decided() {
    return aggregator.decide().stream().map(AggregatorTest::words).toList();
  }

  private static String words(Signal signal) {
    return signal.strategy()
        + " "
        + switch (signal) {
          case Signal.Quotes quotes ->
              quotes.levels().isEmpty()
                  ? "nothing"
                  : quotes.levels().stream()
                      .map(AggregatorTest::words)
                      .collect(Collectors.joining(", "));
          case Signal.Take take ->
              "takes " + words(new Level(take.side(), take.limit(), take.quantity()));
          case Signal.Pull _ -> "pulls";
          case Signal.Bet _ -> "bets";
        };
  }

  private static String words(Level level) {
    return "%s %s @ %s"
        .formatted(level.side().name().toLowerCase(Locale.ROOT), level.quantity(), level.price());
  }

  private static Signal.Quotes quotes(String strategy, MarketId market, Level... levels) {
    return new Signal.Quotes(strategy, market, List.of(levels), why(Urgency.LOW, 0.5));
  }

  private static Level bid(String price, int contracts) {
    return new Level(Side.BUY, Price.of(price), Quantity.ofContracts(contracts));
  }

  private static Level offer(String price, int contracts) {
    return new Level(Side.SELL, Price.of(price), Quantity.ofContracts(contracts));
  }

  private static Signal.Take take(
      String strategy, MarketId market, Side side, String limit, int contracts) {
    return new Signal.Take(
        strategy,
        market,
        side,
        Price.of(limit),
        Quantity.ofContracts(contracts),
        why(Urgency.HIGH, 0.5));
  }

  private static Signal.Take take(
      String strategy, Urgency urgency, double confidence, Side side, String limit, int size) {
    return new Signal.Take(
        strategy,
        GAME,
        side,
        Price.of(limit),
        Quantity.ofContracts(size),
        why(urgency, confidence));
  }

  private static Rationale why(Urgency urgency, double confidence) {
    return new Rationale(urgency, confidence, "test", Optional.empty());
  }
}
