package io.tipoff.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.MarketListed;
import io.tipoff.event.OrderId;
import io.tipoff.event.PositionRestored;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.Intent;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Question;
import io.tipoff.market.Side;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.portfolio.Portfolio;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be lost, against every result of a game tried one by one. */
class ExposuresTest {
  private static final String EVENING = "2026-10-25T01:30:00Z";
  private static final int HIGHEST = 12;

  private final Portfolio portfolio = new Portfolio();
  private final Exposures exposures =
      new Exposures(
          new ExposureLimits(
              Money.of("125"),
              Money.of("250"),
              Money.of("250"),
              Money.of("125"),
              10,
              Quantity.of("5000"),
              0,
              List.of(new ExposureLimits.Group("storm", List.of("nba-oak-elm", "cup-winner-bos")))),
          portfolio);
  private long orders;

  @Test
  void shouldNotAddUpWhatCannotBeLostTogether() {
    list("win", "nba-bos-nyk", "bos", "nyk", Question.WINNER);
    list("plus", "nba-bos-nyk", "bos", "nyk", Question.spread(350));
    hold("win", "100", "50");
    hold("plus", "-100", "-60");
    // The first wins: 50 gained, 40 lost. It loses by four or more: 50 lost, 60 gained. Else both.
    assertThat(loss("nba-bos-nyk")).isEqualTo("90.00");
    hold("plus", "100", "60");
    assertThat(loss("nba-bos-nyk")).isEqualTo("110.00");
    hold("win", "-100", "-50");
    assertThat(loss("nba-bos-nyk")).isEqualTo("10.00");
    assertThat(exposures.total()).isEqualTo(Money.of("10"));
  }

  @Test
  void shouldKnowThatOneTeamsWinIsTheOthersLoss() {
    list("first", "game", "bos", "nyk", Question.WINNER);
    list("second", "game", "nyk", "bos", Question.WINNER);
    hold("first", "100", "50");
    hold("second", "100", "45");
    assertThat(loss("game")).isEqualTo("0.00");
    hold("second", "-100", "-45");
    assertThat(loss("game")).isEqualTo("105.00");
  }

  @Test
  void shouldKnowThatADrawIsAThirdResult() {
    list("home", "match", "ars", "che", Question.OUTRIGHT);
    list("away", "match", "che", "ars", Question.OUTRIGHT);
    list("draw", "match", "", "", Question.DRAW);
    hold("home", "100", "45");
    hold("away", "100", "30");
    assertThat(loss("match")).isEqualTo("75.00");
    hold("draw", "100", "27");
    assertThat(loss("match")).isEqualTo("2.00");
  }

  @Test
  void shouldKnowThatOneTeamAloneWinsTheTitle() {
    for (String team : List.of("bos", "nyk", "oak")) {
      list("title-" + team, "title", team, "", Question.FUTURE);
      hold("title-" + team, "-100", "-30");
    }
    // Whoever wins: 100 paid, 90 taken in.
    assertThat(loss("title")).isEqualTo("10.00");
    hold("title-oak", "-100", "-45");
    assertThat(loss("title")).isEqualTo("0.00");
    hold("title-oak", "100", "45");
    // Boston or New York: 100 paid and 45 lost, 60 taken in; Oakland: 55 and 60 won.
    assertThat(loss("title")).isEqualTo("85.00");
    work("title-bos", Side.BUY, "50", "0.20");
    assertThat(loss("title")).isEqualTo("95.00");
    assertThat(correlated())
        .containsEntry("at most one of its markets pays", "title")
        .containsEntry("what bos may win", "title")
        .doesNotContainKey("bos and nyk meet again");
  }

  /** Random positions and orders in futures: the worst case is that of all winners and of none. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldFindTheWorstWinner(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 6; i++) {
      list("m" + i, "title", "team" + i, "", Question.FUTURE);
    }
    for (int step = 0; step < 60; step++) {
      act("m" + random.nextInt(6), random);
      long worst = 0;
      for (int winner = -1; winner < 6; winner++) {
        long loss = 0;
        for (int i = 0; i < 6; i++) {
          loss += lossAt("m" + i, i == winner ? 10_000 : 0);
        }
        worst = Math.max(worst, loss);
      }
      assertThat(loss("title")).isEqualTo(new Money(worst).toString());
    }
  }

  @Test
  void shouldAddWhatNobodyUnderstands() {
    list("win", "game", "bos", "nyk", Question.WINNER);
    list("prop", "game", "", "", Question.UNKNOWN);
    list("stranger", "game", "lal", "bos", Question.WINNER);
    list("stranger2", "game", "gsw", "bos", Question.WINNER);
    hold("win", "100", "50");
    hold("prop", "-10", "-4");
    hold("stranger2", "10", "5");
    assertThat(loss("game")).isEqualTo("61.00");
  }

  @Test
  void shouldCountAnOrderOnlyWhereItsFillLoses() {
    list("win", "game", "bos", "nyk", Question.WINNER);
    hold("win", "100", "50");
    work("win", Side.SELL, "100", "0.60");
    assertThat(loss("game")).isEqualTo("50.00");
    work("win", Side.BUY, "10", "0.40");
    assertThat(loss("game")).isEqualTo("54.00");
  }

  @Test
  void shouldMoveAMarketThatIsListedAnew() {
    hold("win", "100", "50");
    assertThat(loss("win")).isEqualTo("50.00");
    list("win", "game", "bos", "nyk", Question.WINNER);
    assertThat(loss("win")).isEqualTo("0.00");
    assertThat(loss("game")).isEqualTo("50.00");
    assertThat(exposures.total()).isEqualTo(Money.of("50"));
    assertThat(exposures.positions()).isEqualTo(1);
    list("win", "game", "bos", "nyk", Question.WINNER);
    assertThat(exposures.total()).isEqualTo(Money.of("50"));
  }

  @Test
  void shouldCountPositionsAndWhatMayBecomeOne() {
    hold("a", "1", "0.5");
    Order order = work("b", Side.BUY, "1", "0.5");
    assertThat(exposures.positions()).isEqualTo(2);
    portfolio.notSent(order.id());
    assertThat(exposures.positions()).isEqualTo(1);
    portfolio.settle(new MarketId("a"), Price.ONE);
    assertThat(exposures.positions()).isZero();
    assertThat(exposures.total()).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldFindWhatBelongsTogether() {
    list("w1", "nba-bos-nyk", "bos", "nyk", Question.WINNER);
    list("w2", "nba-bos-nyk-half", "bos", "", Question.UNKNOWN);
    list("w3", "nba-oak-elm", "oak", "elm", Question.WINNER);
    list("w4", "nba-nyk-bos", "nyk", "bos", Question.WINNER);
    list("cup-winner-bos", "cup", "", "", Question.UNKNOWN);
    assertThat(correlated())
        .containsEntry(
            "bos in the trade day 2026-10-25", "nba-bos-nyk,nba-bos-nyk-half,nba-nyk-bos")
        .containsEntry("bos and nyk meet again", "nba-bos-nyk,nba-nyk-bos")
        .containsEntry("part of nba-bos-nyk", "nba-bos-nyk,nba-bos-nyk-half")
        .containsEntry("named by the operator", "nba-oak-elm,cup")
        .containsEntry("elm and oak meet again", "nba-oak-elm");
  }

  @Test
  void shouldFindAParentThatIsListedAfterItsChild() {
    list("w2", "nba-bos-nyk-half", "bos", "", Question.UNKNOWN);
    list("w1", "nba-bos-nyk", "bos", "nyk", Question.WINNER);
    list("w5", "nba-bos-nykx", "", "", Question.UNKNOWN);
    assertThat(correlated()).containsEntry("part of nba-bos-nyk", "nba-bos-nyk,nba-bos-nyk-half");
  }

  /** Random games, positions and orders: the worst case is that of all scores tried one by one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldFindTheWorstResult(long seed) {
    Random random = new Random(seed);
    List<Question> questions = new ArrayList<>();
    List<Boolean> ofSecond = new ArrayList<>();
    for (int step = 0; step < 120; step++) {
      if ((questions.size() < 20 && random.nextInt(4) == 0) || questions.isEmpty()) {
        Question question = question(random);
        boolean second = question.kind() != Question.Kind.TOTAL && random.nextBoolean();
        String team = question.kind() == Question.Kind.TOTAL ? "" : second ? "nyk" : "bos";
        if (questions.isEmpty()) {
          question = Question.WINNER;
          second = false;
          team = "bos";
        }
        list("m" + questions.size(), "game", team, "", question);
        questions.add(question);
        ofSecond.add(second);
      }
      String market = "m" + random.nextInt(questions.size());
      act(market, random);
      assertThat(loss("game")).isEqualTo(bruteForce(questions, ofSecond).toString());
      assertThat(exposures.total()).isEqualTo(exposures.byEvent().get("game"));
      Holding holding = portfolio.holding(new MarketId("m" + random.nextInt(questions.size())));
      OrderTerms more = terms(holding.market().slug(), side(random), "7", cents(random));
      Money predicted = exposures.eventLossWith(holding, holding.lossesWith(more, null));
      portfolio.submit(new OrderId(++orders), "maker", more);
      assertThat(exposures.byEvent().get("game")).isEqualTo(predicted);
      portfolio.notSent(new OrderId(orders));
    }
  }

  private void act(String market, Random random) {
    if (random.nextInt(3) == 0) {
      int held = random.nextInt(-50, 51);
      hold(market, "" + held, Price.of(cents(random)).times(Quantity.of("" + held)).toString());
    } else {
      work(market, side(random), "" + (1 + random.nextInt(30)), cents(random));
    }
  }

  private static Side side(Random random) {
    return random.nextBoolean() ? Side.BUY : Side.SELL;
  }

  private static String cents(Random random) {
    return "0." + (10 + random.nextInt(90));
  }

  private static Question question(Random random) {
    int line = 50 * random.nextInt(-2 * HIGHEST + 2, 2 * HIGHEST - 1);
    return switch (random.nextInt(4)) {
      case 0 -> Question.WINNER;
      case 1 -> Question.OUTRIGHT;
      case 2 -> Question.spread(line / 2);
      default -> Question.total(Math.abs(line) + 50);
    };
  }

  private Money bruteForce(List<Question> questions, List<Boolean> ofSecond) {
    long worst = 0;
    for (int lead = -HIGHEST; lead <= HIGHEST; lead++) {
      for (int total = 0; total <= 3 * HIGHEST; total++) {
        long loss = 0;
        for (int i = 0; i < questions.size(); i++) {
          int seen = ofSecond.get(i) ? -lead : lead;
          loss += lossAt("m" + i, paid(questions.get(i), seen, total));
        }
        worst = Math.max(worst, loss);
      }
    }
    return new Money(worst);
  }

  /** In 1/10,000 dollar, worked out apart from the class under test. */
  private static int paid(Question question, int lead, int total) {
    double over =
        switch (question.kind()) {
          case WINNER, OUTRIGHT -> lead;
          case SPREAD -> lead + question.line() / 100.0;
          case TOTAL -> total - question.line() / 100.0;
          case DRAW, UNKNOWN, FUTURE -> throw new AssertionError(question);
        };
    int level = question.kind() == Question.Kind.OUTRIGHT ? 0 : 5_000;
    return over > 0 ? 10_000 : over < 0 ? 0 : level;
  }

  private long lossAt(String market, int paid) {
    Holding holding = portfolio.holding(new MarketId(market));
    long loss = holding.position().cost().units() - paid * holding.position().quantity().units();
    for (Order order : holding.liveOrders()) {
      long each = (long) order.price().units() - paid;
      loss += Math.max(0, (order.side() == Side.BUY ? each : -each) * order.leaves().units());
    }
    return loss;
  }

  private Map<String, String> correlated() {
    Map<String, String> found = new LinkedHashMap<>();
    for (ExposureGroup group : exposures.groups()) {
      if (group.kind() == ExposureGroup.Kind.CORRELATED) {
        found.put(group.reason(), String.join(",", group.events()));
      }
    }
    return found;
  }

  private String loss(String event) {
    return Stream.of(exposures.byEvent().get(event)).findFirst().orElseThrow().toString();
  }

  private void list(String slug, String event, String team, String other, Question question) {
    long end = Instant.parse(EVENING).getEpochSecond() * 1_000_000_000;
    Listing listing = new Listing(event, "nba", team, other, OptionalLong.of(end), question);
    Market market =
        new Market(
            new MarketId(slug),
            Optional.empty(),
            FeeCurve.STANDARD,
            Optional.empty(),
            listing,
            false);
    exposures.apply(new MarketListed(0, market));
  }

  private void hold(String market, String quantity, String cost) {
    portfolio.restore(
        new PositionRestored(
            0, new MarketId(market), "maker", Quantity.of(quantity), Money.of(cost)));
  }

  private Order work(String market, Side side, String quantity, String price) {
    return portfolio.submit(new OrderId(++orders), "maker", terms(market, side, quantity, price));
  }

  private static OrderTerms terms(String market, Side side, String quantity, String price) {
    return OrderTerms.quote(
        new MarketId(market), Intent.opening(side), Price.of(price), Quantity.of(quantity));
  }
}
