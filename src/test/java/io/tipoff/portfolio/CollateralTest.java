package io.tipoff.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.portfolio.Collateral.Claim;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollateralTest {

  @ParameterizedTest
  @CsvSource({"10, 0", "0, 0", "-10, 10.00", "-0.5, 0.50"})
  void shouldLockADollarForEachShortContract(String position, Money locked) {
    assertThat(Collateral.locked(Quantity.of(position))).isEqualTo(locked);
  }

  @ParameterizedTest
  @CsvSource({
    // nothing held: a long pays its price, a short posts a dollar less its price
    "  0, '',                              0.00",
    "  0, BUY 10@0.40,                     4.00",
    "  0, SELL 10@0.40,                    6.00",
    "  0, SELL 10@0.17,                    8.30",
    // the worse of all bids and all offers, never both
    "  0, BUY 10@0.40 SELL 10@0.60,        4.00",
    "  0, BUY 10@0.40 SELL 20@0.60,        8.00",
    "  0, BUY 10@0.40 BUY 10@0.30,         7.00",
    "  0, SELL 10@0.60 SELL 10@0.70,       7.00",
    // what closes the position needs nothing
    " 10, SELL 10@0.60,                    0.00",
    " 10, SELL 15@0.60,                    2.00",
    " 10, BUY 10@0.40,                     4.00",
    " 10, BUY 10@0.40 SELL 20@0.60,        4.00",
    " 10, BUY 10@0.40 SELL 30@0.60,        8.00",
    "-10, BUY 10@0.40,                     0.00",
    "-10, BUY 15@0.40,                     2.00",
    "-10, SELL 10@0.60,                    4.00",
    // the best orders close, for they fill first
    " 10, SELL 10@0.60 SELL 10@0.70,       3.00",
    " 10, SELL 10@0.70 SELL 10@0.60,       3.00",
    " 10, SELL 5@0.60 SELL 10@0.70,        1.50",
    "-10, BUY 10@0.40 BUY 10@0.30,         3.00",
    "-10, BUY 10@0.30 BUY 10@0.40,         3.00"
  })
  void shouldNeedTheWorseSideAfterWhatCloses(String position, String orders, Money required) {
    assertThat(Collateral.requirement(Quantity.of(position), claims(orders))).isEqualTo(required);
  }

  /** The rule written out contract by contract. */
  @Test
  void shouldNeedWhatFillingASideContractByContractNeeds() {
    for (long seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      int position = random.nextInt(-6, 7);
      List<Claim> claims = randomClaims(random);
      Money expected =
          contractByContract(Side.BUY, position, claims)
              .max(contractByContract(Side.SELL, position, claims));
      assertThat(Collateral.requirement(Quantity.ofContracts(position), claims))
          .as("seed %d, position %d, %s", seed, position, claims)
          .isEqualTo(expected);
    }
  }

  /** Whichever orders of a side fill, in whatever order, the requirement pays for them. */
  @Test
  void shouldPayForEverySubsetOfASide() {
    for (long seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      int position = random.nextInt(-6, 7);
      List<Claim> claims = randomClaims(random);
      Money required = Collateral.requirement(Quantity.ofContracts(position), claims);
      Money most = Money.ZERO;
      for (Side side : Side.values()) {
        List<Claim> ours = claims.stream().filter(claim -> claim.side() == side).toList();
        for (int subset = 0; subset < 1 << ours.size(); subset++) {
          most = most.max(spent(position, chosen(ours, subset)));
        }
      }
      assertThat(most)
          .as("seed %d, position %d, %s", seed, position, claims)
          .isLessThanOrEqualTo(required);
      if (position == 0) {
        assertThat(most).as("seed %d, %s", seed, claims).isEqualTo(required);
      }
    }
  }

  @Test
  void shouldNotDependOnTheOrderOfTheOrders() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      Quantity position = Quantity.ofContracts(random.nextInt(-6, 7));
      List<Claim> claims = randomClaims(random);
      Money before = Collateral.requirement(position, claims);
      Collections.shuffle(claims, random);
      assertThat(Collateral.requirement(position, claims)).as("seed %d", seed).isEqualTo(before);
    }
  }

  /** How much less is free after these filled. */
  private static Money spent(int position, List<Claim> filled) {
    Quantity after = Quantity.ofContracts(position);
    Money cash = Money.ZERO;
    for (Claim claim : filled) {
      Quantity change = claim.side().signed(claim.leaves());
      after = after.plus(change);
      cash = cash.minus(claim.price().times(change));
    }
    Money lockedBefore = Collateral.locked(Quantity.ofContracts(position));
    return Collateral.locked(after).minus(lockedBefore).minus(cash);
  }

  private static Money contractByContract(Side side, int position, List<Claim> claims) {
    Comparator<Claim> byPrice = Comparator.comparing(Claim::price);
    List<Claim> bestFirst =
        claims.stream()
            .filter(claim -> claim.side() == side)
            .sorted(side == Side.BUY ? byPrice.reversed() : byPrice)
            .toList();
    Quantity one = Quantity.ofContracts(1);
    int held = position;
    Money sum = Money.ZERO;
    for (Claim claim : bestFirst) {
      for (long i = claim.leaves().units(); i > 0; i -= one.units()) {
        boolean closes = side == Side.BUY ? held < 0 : held > 0;
        if (!closes) {
          Price cost = side == Side.BUY ? claim.price() : claim.price().complement();
          sum = sum.plus(cost.times(one));
        }
        held += side == Side.BUY ? 1 : -1;
      }
    }
    return sum;
  }

  private static List<Claim> chosen(List<Claim> claims, int subset) {
    List<Claim> chosen = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      if ((subset >> i & 1) == 1) {
        chosen.add(claims.get(i));
      }
    }
    return chosen;
  }

  private static List<Claim> randomClaims(Random random) {
    List<Claim> claims = new ArrayList<>();
    for (int i = random.nextInt(7); i > 0; i--) {
      claims.add(
          new Claim(
              random.nextBoolean() ? Side.BUY : Side.SELL,
              Price.ofUnits(random.nextInt(1, 100) * 100),
              Quantity.ofContracts(random.nextInt(1, 6))));
    }
    return claims;
  }

  private static List<Claim> claims(String orders) {
    return orders.isEmpty()
        ? List.of()
        : Stream.of(orders.split(" (?=[BS])", -1)).map(CollateralTest::claim).toList();
  }

  /** Reads {@code BUY 10@0.40}. */
  private static Claim claim(String order) {
    String[] parts = order.split("[ @]", -1);
    return new Claim(Side.valueOf(parts[0]), Price.of(parts[2]), Quantity.of(parts[1]));
  }
}
