package io.tipoff.portfolio;

import static io.tipoff.portfolio.Orders.filled;
import static io.tipoff.portfolio.Orders.id;
import static io.tipoff.portfolio.Orders.quote;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whatever happens, no unit of money and no contract comes from nowhere or goes there. */
class ConservationTest {
  private static final Money START = Money.of("1000.00000007");
  private static final List<MarketId> MARKETS =
      List.of(new MarketId("a"), new MarketId("b"), new MarketId("c"));
  private static final List<String> STRATEGIES = List.of("maker", "edge", "arbitrage");

  @Test
  void shouldConserveMoneyAndContracts() {
    for (long seed = 0; seed < 40; seed++) {
      new Run(seed).live();
    }
  }

  /** A life of one portfolio: random orders, fills, marks and settlements. */
  private static final class Run {
    private final long seed;
    private final Random random;
    private final Portfolio portfolio = new Portfolio();
    private final List<Order> open = new ArrayList<>();
    private Money cash = START;
    private long orders;

    Run(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
    }

    void live() {
      portfolio.restore(START);
      for (int step = 0; step < 500; step++) {
        switch (random.nextInt(10)) {
          case 0, 1, 2 -> submit();
          case 3, 4, 5, 6, 7 -> fill();
          case 8 -> portfolio.mark(portfolio.holding(market()), price());
          default -> settleSometimes();
        }
        check(step);
      }
    }

    private void submit() {
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      OrderTerms terms = quote(market(), side, "0.50", "1").with(price(), quantity(300_000));
      open.add(portfolio.submit(id(++orders), pick(STRATEGIES), terms));
    }

    private void fill() {
      if (open.isEmpty()) {
        return;
      }
      Order order = open.get(random.nextInt(open.size()));
      Quantity quantity = order.leaves().min(quantity(200_000));
      Price price = price();
      Money fee = new Money(random.nextLong(-3_000_000, 20_000_000));
      portfolio.apply(filled(order.id().number(), price, quantity, fee));
      cash = cash.minus(fee).minus(price.times(order.side().signed(quantity)));
      open.removeIf(each -> !each.state().isLive());
    }

    private void settleSometimes() {
      if (random.nextInt(4) == 0) {
        Price result = pick(List.of(Price.ZERO, Price.ONE, Price.of("0.50"), price()));
        MarketId market = market();
        cash = cash.plus(result.times(portfolio.holding(market).position().quantity()));
        portfolio.settle(market, result);
      }
    }

    private void check(int step) {
      Money equity = START;
      Money locked = Money.ZERO;
      Money worst = Money.ZERO;
      for (Holding holding : portfolio.holdings().values()) {
        Position whole = holding.position();
        equity =
            equity
                .plus(whole.realised())
                .plus(whole.unrealised(holding.mark()))
                .minus(whole.fees())
                .plus(whole.rebates());
        locked = locked.plus(Collateral.locked(whole.quantity()));
        worst = worst.plus(holding.worstLoss());
        check(step, whole, holding.byStrategy().values());
      }
      assertThat(portfolio.cash()).as(where(step)).isEqualTo(cash);
      assertThat(portfolio.equity()).as(where(step)).isEqualTo(equity);
      assertThat(portfolio.free()).as(where(step)).isEqualTo(portfolio.cash().minus(locked));
      assertThat(portfolio.worstLoss()).as(where(step)).isEqualTo(worst);
    }

    private void check(int step, Position whole, Iterable<Position> parts) {
      assertThat(sum(parts, position -> new Money(position.quantity().units())))
          .as(where(step))
          .isEqualTo(new Money(whole.quantity().units()));
      assertThat(sum(parts, position -> new Money(position.fills())))
          .as(where(step))
          .isEqualTo(new Money(whole.fills()));
      assertThat(sum(parts, Position::fees)).as(where(step)).isEqualTo(whole.fees());
      assertThat(sum(parts, Position::rebates)).as(where(step)).isEqualTo(whole.rebates());
      assertThat(sum(parts, position -> position.cost().minus(position.realised())))
          .as(where(step))
          .isEqualTo(whole.cost().minus(whole.realised()));
      if (whole.quantity().isZero()) {
        assertThat(whole.cost()).as(where(step)).isEqualTo(Money.ZERO);
      } else {
        assertThat(whole.cost().isNegative() && whole.quantity().isPositive()).isFalse();
        assertThat(whole.cost().isPositive() && whole.quantity().isNegative()).isFalse();
      }
    }

    private static Money sum(Iterable<Position> parts, Function<Position, Money> part) {
      Money sum = Money.ZERO;
      for (Position position : parts) {
        sum = sum.plus(part.apply(position));
      }
      return sum;
    }

    private String where(int step) {
      return "seed " + seed + ", step " + step;
    }

    private MarketId market() {
      return pick(MARKETS);
    }

    private <T> T pick(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }

    private Price price() {
      return Price.ofUnits(random.nextInt(1, Price.UNITS_PER_DOLLAR));
    }

    private Quantity quantity(int mostUnits) {
      return new Quantity(random.nextInt(1, mostUnits + 1));
    }
  }
}
