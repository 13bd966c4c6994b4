package io.tipoff.portfolio;

import static io.tipoff.portfolio.Orders.A;
import static io.tipoff.portfolio.Orders.B;
import static io.tipoff.portfolio.Orders.MAKER;
import static io.tipoff.portfolio.Orders.id;
import static io.tipoff.portfolio.Orders.opened;
import static io.tipoff.portfolio.Orders.quote;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.PositionRestored;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorstLossTest {
  private final Portfolio portfolio = new Portfolio();

  @ParameterizedTest
  @CsvSource({
    // held, its cost, orders, the most that settlement can take
    "  0,  0,    '',                         0.00",
    " 10,  4.00, '',                         4.00",
    "-10, -4.00, '',                         6.00",
    "  0,  0,    BUY 10@0.40,                4.00",
    "  0,  0,    SELL 10@0.40,               6.00",
    // either outcome is bad after the orders that make it worse, not after both kinds
    "  0,  0,    BUY 10@0.40 SELL 10@0.60,   4.00",
    "  0,  0,    BUY 10@0.40 SELL 20@0.60,   8.00",
    " 10,  4.00, BUY 10@0.30,                7.00",
    // what would close the position does not count: it may not fill
    " 10,  4.00, SELL 10@0.60,               4.00",
    " 10,  4.00, SELL 30@0.60,               6.00",
    "-10, -4.00, BUY 10@0.30,                6.00"
  })
  void shouldLoseAtMostOnTheWorseOutcome(String held, String cost, String orders, Money worstLoss) {
    hold(A, Quantity.of(held), Money.of(cost));
    int number = 1;
    for (String order : orders.isEmpty() ? new String[0] : orders.split(" (?=[BS])", -1)) {
      portfolio.submit(id(number++), MAKER, terms(order));
    }
    assertThat(portfolio.holding(A).worstLoss()).isEqualTo(worstLoss);
    assertThat(portfolio.worstLoss()).isEqualTo(worstLoss);
  }

  @Test
  void shouldAddUpOverMarkets() {
    hold(A, Quantity.of("10"), Money.of("4.00"));
    hold(B, Quantity.of("-10"), Money.of("-4.00"));
    assertThat(portfolio.worstLoss()).isEqualTo(Money.of("10.00"));
    portfolio.settle(A, Price.ONE);
    assertThat(portfolio.worstLoss()).isEqualTo(Money.of("6.00"));
  }

  @Test
  void shouldEqualTheWorstOfEveryOutcomeAndSubsetOfFills() {
    for (long seed = 0; seed < 1_500; seed++) {
      Random random = new Random(seed);
      Portfolio fresh = randomPortfolio(random);
      List<OrderTerms> orders = live(fresh);
      assertThat(fresh.holding(A).worstLoss())
          .as("seed %d, %s", seed, orders)
          .isEqualTo(bruteForce(fresh.holding(A).position(), orders));
    }
  }

  @Test
  void shouldForetellTheLossWithOneMoreOrder() {
    for (long seed = 0; seed < 1_500; seed++) {
      Random random = new Random(seed);
      Portfolio fresh = randomPortfolio(random);
      OrderTerms added = randomTerms(random);
      Money foretold = fresh.holding(A).worstLossWith(added, null);
      fresh.submit(id(100), MAKER, added);
      assertThat(fresh.holding(A).worstLoss()).as("seed %d, %s", seed, added).isEqualTo(foretold);
    }
  }

  @Test
  void shouldForetellTheLossWithAnotherOrderInOnesPlace() {
    for (long seed = 0; seed < 1_500; seed++) {
      Random random = new Random(seed);
      Portfolio fresh = randomPortfolio(random);
      List<Order> live = fresh.holding(A).liveOrders();
      if (live.isEmpty()) {
        continue;
      }
      Order replaced = live.get(random.nextInt(live.size()));
      OrderTerms added = randomTerms(random);
      Money foretold = fresh.holding(A).worstLossWith(added, replaced);
      fresh.notSent(replaced.id());
      fresh.submit(id(100), MAKER, added);
      assertThat(fresh.holding(A).worstLoss()).as("seed %d, %s", seed, added).isEqualTo(foretold);
    }
  }

  /** A replacement under way may trade by either terms; each is covered. */
  @Test
  void shouldCoverBothTermsOfEveryReplacementUnderWay() {
    for (long seed = 0; seed < 1_500; seed++) {
      Random random = new Random(seed);
      Portfolio fresh = randomPortfolio(random);
      List<OrderTerms> old = live(fresh);
      List<OrderTerms> mixed = new ArrayList<>(old);
      for (int i = 0; i < old.size(); i++) {
        if (random.nextBoolean()) {
          OrderTerms wanted = old.get(i).with(randomPrice(random), randomQuantity(random));
          fresh.apply(opened(i + 1));
          fresh.requestReplacement(id(i + 1), wanted);
          mixed.set(i, random.nextBoolean() ? wanted : old.get(i));
        }
      }
      assertThat(fresh.holding(A).worstLoss())
          .as("seed %d, %s", seed, mixed)
          .isGreaterThanOrEqualTo(bruteForce(fresh.holding(A).position(), mixed));
    }
  }

  /** The largest loss over the outcomes and over every subset of the orders that fills. */
  private static Money bruteForce(Position position, List<OrderTerms> orders) {
    Money worst = Money.ZERO;
    for (int subset = 0; subset < 1 << orders.size(); subset++) {
      Quantity held = position.quantity();
      Money cost = position.cost();
      for (int i = 0; i < orders.size(); i++) {
        if ((subset >> i & 1) == 1) {
          Quantity change = orders.get(i).side().signed(orders.get(i).quantity());
          held = held.plus(change);
          cost = cost.plus(orders.get(i).price().times(change));
        }
      }
      for (Price outcome : List.of(Price.ZERO, Price.of("0.50"), Price.ONE)) {
        worst = worst.max(cost.minus(outcome.times(held)));
      }
    }
    return worst;
  }

  private static Portfolio randomPortfolio(Random random) {
    Portfolio portfolio = new Portfolio();
    Quantity held = Quantity.ofContracts(random.nextInt(-5, 6));
    portfolio.restore(new PositionRestored(1, A, MAKER, held, randomPrice(random).times(held)));
    int count = random.nextInt(6);
    for (int i = 1; i <= count; i++) {
      portfolio.submit(id(i), MAKER, randomTerms(random));
    }
    return portfolio;
  }

  private static OrderTerms randomTerms(Random random) {
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    return quote(side, "0.50", "1").with(randomPrice(random), randomQuantity(random));
  }

  private static Price randomPrice(Random random) {
    return Price.ofUnits(random.nextInt(1, 100) * 100);
  }

  private static Quantity randomQuantity(Random random) {
    return Quantity.ofContracts(random.nextInt(1, 6));
  }

  private static List<OrderTerms> live(Portfolio portfolio) {
    Stream<Order> orders = portfolio.holding(A).liveOrders().stream();
    return orders.map(Order::terms).toList();
  }

  private void hold(MarketId market, Quantity quantity, Money cost) {
    portfolio.restore(new PositionRestored(1, market, MAKER, quantity, cost));
  }

  /** Reads {@code BUY 10@0.40}. */
  private static OrderTerms terms(String order) {
    String[] parts = order.split("[ @]", -1);
    return quote(Side.valueOf(parts[0]), parts[2], parts[1]);
  }
}
