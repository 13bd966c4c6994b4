package io.tipoff.model.odds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.model.odds.Devigged.Fair;
import io.tipoff.model.odds.Devigged.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DevigTest {
  private static final Path VECTORS = Path.of("../shared/vectors/devig.json");

  private static List<Odds> odds(double... decimal) {
    return Arrays.stream(decimal).mapToObj(Odds::new).toList();
  }

  private static Fair fair(DevigMethod method, double... decimal) {
    return (Fair) Devig.fair(method, odds(decimal), Devig.Line.MAIN);
  }

  private static void assertClose(List<Double> actual, double... expected) {
    assertThat(actual).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual.get(i)).isCloseTo(expected[i], within(1e-9));
    }
  }

  @Test
  void shouldEqualPublishedNumbers() {
    Fair three = fair(DevigMethod.SHIN, 2.7, 2.3, 4.4);
    Fair two = fair(DevigMethod.SHIN, 1.5, 2.74);

    assertClose(three.probabilities(), 0.3593439196, 0.4232438482, 0.2174122322);
    assertThat(three.parameter().orElseThrow()).isCloseTo(0.0162364, within(1e-7));
    assertClose(
        fair(DevigMethod.MULTIPLICATIVE, 2.7, 2.3, 4.4).probabilities(),
        0.3587380362,
        0.4211272598,
        0.2201347040);
    assertThat(two.probabilities().getFirst()).isCloseTo(0.6508515815, within(1e-9));
    assertThat(two.parameter().orElseThrow()).isCloseTo(0.0317272854, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(DevigMethod.class)
  void shouldEqualTheSharedVectors(DevigMethod method) throws IOException {
    assumeTrue(Files.exists(VECTORS), "the shared vectors are not here: " + VECTORS);
    String name = method.toString().replace('-', '_');

    for (JsonNode vector : new ObjectMapper().readTree(VECTORS.toFile()).path("vectors")) {
      double[] decimal = numbers(vector.path("decimal_odds"));
      JsonNode expected = vector.path("methods").path(name);
      Fair fair = fair(method, decimal);

      assertClose(fair.probabilities(), numbers(expected.path("p")));
      assertThat(fair.bookSum()).isCloseTo(vector.path("booksum").doubleValue(), within(1e-12));
      if (expected.path("param").isNumber()) {
        assertThat(fair.parameter().orElseThrow())
            .isCloseTo(expected.path("param").doubleValue(), within(1e-9));
      }
    }
  }

  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).doubleValue();
    }
    return numbers;
  }

  @ParameterizedTest
  @EnumSource(DevigMethod.class)
  void shouldAddUpToOneKeepTheOrderAndStayBelowWhatIsImplied(DevigMethod method) {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      double[] decimal = randomLine(random, 2 + random.nextInt(4));
      if (!(Devig.fair(method, odds(decimal), Devig.Line.ALTERNATE) instanceof Fair fair)) {
        assertThat(method).isEqualTo(DevigMethod.ADDITIVE);
        continue;
      }
      List<Double> p = fair.probabilities();
      assertThat(p.stream().mapToDouble(x -> x).sum()).isCloseTo(1, within(1e-14));
      for (int i = 0; i < decimal.length; i++) {
        assertThat(p.get(i)).isBetween(0.0, 1 / decimal[i] + 1e-12);
        for (int j = 0; j < decimal.length; j++) {
          if (decimal[i] < decimal[j]) {
            assertThat(p.get(i)).isGreaterThan(p.get(j));
          }
        }
      }
    }
  }

  /** Random fair chances, each implied a little higher. */
  private static double[] randomLine(Random random, int outcomes) {
    double[] chances = random.doubles(outcomes, 0.05, 1).toArray();
    double sum = Arrays.stream(chances).sum();
    double margin = 1.001 + 0.12 * random.nextDouble();
    return Arrays.stream(chances)
        .map(chance -> Math.max(1.0001, sum / (chance * margin)))
        .toArray();
  }

  @ParameterizedTest
  @EnumSource(DevigMethod.class)
  void shouldSplitEvenOddsEvenly(DevigMethod method) {
    assertClose(fair(method, 1.9, 1.9).probabilities(), 0.5, 0.5);
    assertClose(fair(method, 2.8, 2.8, 2.8).probabilities(), 1.0 / 3, 1.0 / 3, 1.0 / 3);
  }

  @Test
  void shouldMakeShinOfTwoOutcomesEqualToAdditive() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      double p = 0.1 + 0.8 * random.nextDouble();
      double[] decimal = {1 / (p + 0.02), 1 / (1 - p + 0.02)};

      Fair additive = fair(DevigMethod.ADDITIVE, decimal);

      assertClose(
          fair(DevigMethod.SHIN, decimal).probabilities(),
          additive.probabilities().get(0),
          additive.probabilities().get(1));
    }
  }

  /** All methods but the multiplicative take more, in proportion, from long shots. */
  @ParameterizedTest
  @EnumSource(value = DevigMethod.class, mode = EnumSource.Mode.EXCLUDE, names = "MULTIPLICATIVE")
  void shouldTakeMoreFromLongShots(DevigMethod method) {
    List<Double> plain = fair(DevigMethod.MULTIPLICATIVE, 1.2, 5).probabilities();

    assertThat(fair(method, 1.2, 5).probabilities().getLast()).isLessThan(plain.getLast());
  }

  @Test
  void shouldRefuseLinesThatCannotBeBelieved() {
    assertThat(refusal(Devig.Line.MAIN, 2.1, 2.1)).contains("without a margin");
    assertThat(refusal(Devig.Line.MAIN, 2, 2)).contains("without a margin");
    assertThat(refusal(Devig.Line.MAIN, 1.9)).contains("all outcomes");
    assertThat(refusal(Devig.Line.MAIN, 1.7, 1.7)).contains("no main line");
    assertThat(Devig.fair(DevigMethod.SHIN, odds(1.7, 1.7), Devig.Line.ALTERNATE))
        .isInstanceOf(Fair.class);
    assertThat(Devig.fair(DevigMethod.SHIN, odds(2.4, 2.4, 2.4), Devig.Line.MAIN))
        .isInstanceOf(Fair.class);
  }

  @Test
  void shouldRefuseAnAdditiveChanceBelowZero() {
    assertThat(Devig.fair(DevigMethod.ADDITIVE, odds(1.02, 1.2, 300), Devig.Line.MAIN))
        .isInstanceOf(Refused.class);
  }

  private static String refusal(Devig.Line line, double... decimal) {
    return ((Refused) Devig.fair(DevigMethod.SHIN, odds(decimal), line)).reason();
  }
}
