package io.tipoff.model.winprob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tipoff.model.Estimate;
import io.tipoff.model.calibration.Bootstrap;
import io.tipoff.model.calibration.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The table of win expectancy, whose games end in 2023, on 1,069 moments of 838 games of 2026. */
class RealBaseballTest {
  private static final Path MOMENTS =
      Path.of("../shared/data/mlb-kalshi-latency-2026/latency_research_trades.csv.gz");

  @Test
  void shouldBeNoWorseThanThePriceOfTheMomentBefore() throws IOException {
    assumeTrue(Files.exists(MOMENTS), "the recorded moments are not here: " + MOMENTS);
    Baseball baseball = new Baseball(WinExpectancyFile.standard());
    Prior home = new Prior(0.5407, 0.06);
    List<Bootstrap.Cluster> better = new ArrayList<>();
    double brier = 0;
    double error = 0;
    double sigma = 0;
    try (var rows =
        CsvReader.builder().ofNamedCsvRecord(new GZIPInputStream(Files.newInputStream(MOMENTS)))) {
      for (NamedCsvRecord row : rows) {
        Estimate estimate = baseball.estimate(home, state(row));
        double result = number(row, "home_win");
        double score = Score.brier(estimate.probability(), result);
        brier += score;
        error += result - estimate.probability();
        sigma += estimate.sigma();
        better.add(
            new Bootstrap.Cluster(
                score - Score.brier(number(row, "market_home_price"), result), 1));
      }
    }

    assertThat(better).hasSize(1_069);
    assertThat(brier / better.size()).isLessThan(0.2075);
    assertThat(Bootstrap.over(better).low()).isNegative();
    assertThat(Bootstrap.over(better).mean()).isLessThan(0.002);
    assertThat(Math.abs(error / better.size())).isLessThan(2 * sigma / better.size());
  }

  private static BaseballState state(NamedCsvRecord row) {
    return new BaseballState(
        (int) number(row, "inning_after"),
        number(row, "inning_topbot_after") == 1,
        (int) number(row, "outs_when_up_after"),
        (int)
            (number(row, "runner_on_first_after")
                + 2 * number(row, "runner_on_second_after")
                + 4 * number(row, "runner_on_third_after")),
        (int) number(row, "score_diff_after"));
  }

  private static double number(NamedCsvRecord row, String column) {
    return Double.parseDouble(row.getField(column));
  }
}
