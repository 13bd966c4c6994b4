package io.tipoff.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExpositionTest {
  private final Exposition out = new Exposition();

  @Test
  void shouldGroupTheLinesOfAName() {
    out.counter("fills", "Fills.", 3, "side", "buy");
    out.gauge("orders", "Orders.", 1.5);
    out.counter("fills", "Fills.", 4, "side", "sell");
    out.flag("paused", "Paused.", true);

    assertThat(out.text())
        .isEqualTo(
            """
            # HELP tipoff_fills_total Fills.
            # TYPE tipoff_fills_total counter
            tipoff_fills_total{side="buy"} 3
            tipoff_fills_total{side="sell"} 4
            # HELP tipoff_orders Orders.
            # TYPE tipoff_orders gauge
            tipoff_orders 1.5
            # HELP tipoff_paused Paused.
            # TYPE tipoff_paused gauge
            tipoff_paused 1
            """);
  }

  @Test
  void shouldEscapeLabels() {
    out.gauge("info", "Info.", 1, "why", "a \"b\" \\ c\nd");

    assertThat(out.text()).contains("tipoff_info{why=\"a \\\"b\\\" \\\\ c\\nd\"} 1\n");
  }

  @Test
  void shouldCountATimeInEveryBucketThatHoldsIt() {
    Histogram times = new Histogram();
    times.add(Duration.ofMillis(1).toNanos());
    times.add(Duration.ofMillis(30).toNanos());
    times.add(Duration.ofSeconds(20).toNanos());

    out.histogram("answer_seconds", "Answers.", times);

    assertThat(out.text().lines())
        .contains(
            "# TYPE tipoff_answer_seconds histogram",
            "tipoff_answer_seconds_bucket{le=\"0.001\"} 1",
            "tipoff_answer_seconds_bucket{le=\"0.025\"} 1",
            "tipoff_answer_seconds_bucket{le=\"0.05\"} 2",
            "tipoff_answer_seconds_bucket{le=\"10\"} 2",
            "tipoff_answer_seconds_bucket{le=\"+Inf\"} 3",
            "tipoff_answer_seconds_sum 20.031",
            "tipoff_answer_seconds_count 3");
  }

  @Test
  void shouldPutLabelsOnEveryLineOfAHistogram() {
    Histogram times = new Histogram();
    times.add(30_000_000);
    out.histogram("reaction_seconds", "Reactions.", times, "what", "pull");
    out.histogram("reaction_seconds", "Reactions.", new Histogram(), "what", "take");

    assertThat(out.text().lines())
        .contains(
            "tipoff_reaction_seconds_bucket{what=\"pull\",le=\"0.05\"} 1",
            "tipoff_reaction_seconds_bucket{what=\"pull\",le=\"+Inf\"} 1",
            "tipoff_reaction_seconds_sum{what=\"pull\"} 0.03",
            "tipoff_reaction_seconds_count{what=\"pull\"} 1",
            "tipoff_reaction_seconds_count{what=\"take\"} 0")
        .filteredOn(line -> line.startsWith("# TYPE"))
        .hasSize(1);
  }

  @Test
  void shouldRefuseANameOfTwoTypes() {
    out.gauge("orders", "Orders.", 1);

    assertThatThrownBy(() -> out.histogram("orders", "Orders.", new Histogram()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
