package io.tipoff.model.odds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.model.LogOdds;
import io.tipoff.model.odds.ConsensusOutcome.Agreed;
import io.tipoff.model.odds.ConsensusOutcome.None;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ConsensusTest {
  private static final ConsensusSettings SETTINGS = ConsensusSettings.beforeGame();

  private static BookLine line(String book, double age, double... decimal) {
    return new BookLine(
        book,
        Arrays.stream(decimal)
            .mapToObj(odds -> new BookLine.Quote(Optional.of(new Odds(odds)), age))
            .toList(),
        OptionalDouble.empty());
  }

  /** A line whose fair probability is p and whose margin is four points. */
  private static BookLine at(String book, double p) {
    return line(book, 0, 1 / (p + 0.02), 1 / (1 - p + 0.02));
  }

  private static ConsensusOutcome of(BookLine... lines) {
    return new Consensus(SETTINGS).of(List.of(lines));
  }

  private static Agreed agreed(BookLine... lines) {
    return (Agreed) of(lines);
  }

  @Test
  void shouldAverageInLogOddsByWeight() {
    Agreed agreed = agreed(at("pinnacle", 0.60), at("draftkings", 0.62), at("fanduel", 0.58));
    double expected = (LogOdds.of(0.60) + 0.3 * LogOdds.of(0.62) + 0.3 * LogOdds.of(0.58)) / 1.6;

    assertThat(agreed.outcomes().getFirst().probability())
        .isCloseTo(LogOdds.probability(expected), within(1e-9));
    assertThat(agreed.outcomes().getLast().probability())
        .isCloseTo(1 - LogOdds.probability(expected), within(1e-9));
    assertThat(agreed.outcomes().getFirst().sigma()).isBetween(0.005, 0.02);
  }

  @Test
  void shouldCountBooksOfOneEngineOnce() {
    Agreed one = agreed(at("pinnacle", 0.60), at("fanduel", 0.61), at("betmgm", 0.63));
    Agreed both =
        agreed(at("pinnacle", 0.60), at("fanduel", 0.61), at("betmgm", 0.63), at("betmgm", 0.63));
    ConsensusOutcome two = of(at("pinnacle", 0.6), at("betmgm", 0.61), at("bwin", 0.61));

    assertThat(both.opinions()).hasSize(3);
    assertThat(both.outcomes().getFirst().probability())
        .isCloseTo(one.outcomes().getFirst().probability(), within(1e-12));
    assertThat(two).isInstanceOf(None.class);
  }

  @Test
  void shouldNeedThreeOpinionsOneOfThemSharp() {
    assertThat(((None) of(at("pinnacle", 0.6), at("fanduel", 0.6))).reason())
        .contains("2 independent books are left; 3 are needed");
    assertThat(((None) of(at("fanduel", 0.6), at("draftkings", 0.6), at("caesars", 0.6))).reason())
        .contains("0 sharp books are left; 1 are needed");
    assertThat(of()).isInstanceOf(None.class);
  }

  @Test
  void shouldDropOutliersButNoneWithinFourPoints() {
    Agreed far =
        agreed(
            at("pinnacle", 0.60), at("fanduel", 0.61), at("draftkings", 0.60), at("caesars", 0.66));
    Agreed near =
        agreed(
            at("pinnacle", 0.60),
            at("fanduel", 0.60),
            at("draftkings", 0.60),
            at("caesars", 0.635));

    assertThat(far.opinions()).hasSize(3);
    assertThat(far.leftOut())
        .containsExactly(new ConsensusOutcome.LeftOut("caesars", "far from the other books"));
    assertThat(near.leftOut()).isEmpty();
  }

  @Test
  void shouldKeepWhatIsFarWhereBooksDisagreeAnyway() {
    Agreed wide =
        agreed(
            at("pinnacle", 0.50), at("fanduel", 0.53), at("draftkings", 0.47), at("caesars", 0.55));

    assertThat(wide.leftOut()).isEmpty();
    assertThat(wide.outcomes().getFirst().sigma())
        .isGreaterThan(
            agreed(at("pinnacle", 0.5), at("fanduel", 0.5), at("draftkings", 0.5))
                .outcomes()
                .getFirst()
                .sigma());
  }

  @Test
  void shouldTrustFreshLinesAndHighLimitsMore() {
    double fresh = first(at("pinnacle", 0.6), at("fanduel", 0.63), at("draftkings", 0.6));
    BookLine old = line("fanduel", 60, 1 / 0.65, 1 / 0.39);
    double stale = first(at("pinnacle", 0.6), old, at("draftkings", 0.6));
    BookLine small = new BookLine("fanduel", at("fanduel", 0.63).sides(), OptionalDouble.of(100));
    double limited = first(at("pinnacle", 0.6), small, at("draftkings", 0.6));

    assertThat(stale).isBetween(0.6, fresh - 1e-4);
    assertThat(limited).isBetween(0.6, fresh - 1e-4);
  }

  private static double first(BookLine... lines) {
    return agreed(lines).outcomes().getFirst().probability();
  }

  @Test
  void shouldLeaveOutLinesThatCannotBeBelieved() {
    BookLine.Quote quote = new BookLine.Quote(Optional.of(new Odds(1.9)), 0);
    BookLine.Quote late = new BookLine.Quote(Optional.of(new Odds(1.9)), 30);
    BookLine.Quote locked = new BookLine.Quote(Optional.empty(), 0);
    List<BookLine> lines =
        new ArrayList<>(List.of(at("pinnacle", 0.5), at("circa", 0.5), at("fanduel", 0.5)));
    lines.add(new BookLine("draftkings", List.of(quote, locked), OptionalDouble.empty()));
    lines.add(new BookLine("caesars", List.of(quote, late), OptionalDouble.empty()));
    lines.add(line("betmgm", 301, 1.9, 1.9));
    lines.add(line("bookmaker", 0, 2.1, 2.1));
    lines.add(line("unheard-of", 0, 1.9, 1.9));

    Agreed agreed = (Agreed) new Consensus(SETTINGS).of(lines);

    assertThat(agreed.opinions()).hasSize(3);
    assertThat(agreed.leftOut().stream().map(one -> one.book() + ": " + one.reason()))
        .satisfiesExactlyInAnyOrder(
            one -> assertThat(one).startsWith("draftkings: an outcome is locked"),
            one -> assertThat(one).startsWith("caesars: its outcomes were read 30.0 s apart"),
            one -> assertThat(one).startsWith("betmgm: its line is 301.0 s old"),
            one -> assertThat(one).startsWith("bookmaker: the implied probabilities add up"),
            one -> assertThat(one).startsWith("unheard-of: a book without a rating"));
  }

  @Test
  void shouldGrowItsSigmaWithAge() {
    double fresh = sigma(0);
    double old = sigma(250);

    assertThat(fresh).isEqualTo(SETTINGS.floor());
    assertThat(old).isCloseTo(Math.sqrt(0.0003 * 0.0003 * 250), within(5e-4));
  }

  private static double sigma(double age) {
    ConsensusSettings floorless =
        new ConsensusSettings(
            DevigMethod.SHIN,
            SETTINGS.ratings(),
            45,
            300,
            10,
            1_000,
            3,
            1,
            0.04,
            3,
            0.0003,
            age == 0 ? SETTINGS.floor() : 0);
    return ((Agreed)
            new Consensus(floorless)
                .of(
                    List.of(
                        line("pinnacle", age, 1.9, 1.9),
                        line("circa", age, 1.9, 1.9),
                        line("fanduel", age, 1.9, 1.9))))
        .outcomes()
        .getFirst()
        .sigma();
  }

  @Test
  void shouldCountTheSpreadBetweenMethods() {
    Agreed lopsided =
        agreed(
            line("pinnacle", 0, 1.05, 13),
            line("circa", 0, 1.05, 13),
            line("fanduel", 0, 1.05, 13));

    assertThat(lopsided.outcomes().getFirst().sigma()).isGreaterThan(0.005);
  }

  @Test
  void shouldTakeTheVarianceOfAMean() {
    List<BookRating> equal =
        List.of(BookRating.sharp("pinnacle", 1), BookRating.of("a", 1), BookRating.of("b", 1));

    Agreed agreed =
        (Agreed)
            new Consensus(SETTINGS.withRatings(equal))
                .of(List.of(at("pinnacle", 0.5), at("a", 0.48), at("b", 0.52)));

    assertThat(agreed.outcomes().getFirst().sigma()).isCloseTo(Math.sqrt(0.0004 / 3), within(2e-4));
  }

  @Test
  void shouldPoolThreeOutcomesToOne() {
    Agreed agreed =
        agreed(
            line("pinnacle", 0, 2.7, 3.4, 2.75),
            line("bet365", 0, 2.6, 3.3, 2.8),
            line("betvictor", 0, 2.62, 3.3, 2.75));

    assertThat(agreed.outcomes().stream().mapToDouble(one -> one.probability()).sum())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void shouldRefuseLinesOnDifferentOutcomes() {
    assertThatThrownBy(() -> of(at("pinnacle", 0.5), line("circa", 0, 3, 3, 2.9)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BookLine.Quote(Optional.empty(), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
