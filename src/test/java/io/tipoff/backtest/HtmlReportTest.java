package io.tipoff.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private static final String SCRIPT = "</script><script>alert(1)</script>";
  private static final String IMAGE = "<img src=x onerror=\"alert('2')\">&";

  @TempDir private Path folder;

  @Test
  void shouldShowFiguresTablesAndTheWarning() {
    assertThat(HtmlReport.of(SampleReports.small()))
        .contains("<title>Trading of 2026-10-24</title>")
        .contains("<dt>P&amp;L, net</dt><dd>+4.29</dd>")
        .contains("<p class=\"warning\">Size-assumed fills: 1 of 4.")
        .contains("<td>live-arbitrage</td>")
        .contains("<td class=\"number loss\">-0.17</td>")
        .contains("<td>unknown rules</td>")
        .doesNotContain("{{");
  }

  @Test
  void shouldLoadNothing() {
    String page = HtmlReport.of(SampleReports.small());
    assertThat(
            Pattern.compile("\\b(src|href)\\s*=\\s*[\"'\\w]|url\\(|@import").matcher(page).find())
        .isFalse();
    assertThat(page.replace("/*! https://github.com/leeoniya/uPlot (v1.6.30) */", ""))
        .doesNotContain("http://", "https://")
        .contains("default-src 'none'");
  }

  @Test
  void shouldCarryTheLicenceOfWhatItIncludes() {
    assertThat(HtmlReport.of(SampleReports.small()))
        .contains("/*! https://github.com/leeoniya/uPlot (v")
        .contains("The MIT License")
        .contains("Leon Sorokin");
  }

  @Test
  void shouldTakeNoTextForMarkup() {
    String page = HtmlReport.of(SampleReports.hostile(SCRIPT, IMAGE));
    assertThat(page)
        .doesNotContain("<script>alert", "<img")
        .contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("&lt;img src=x onerror=&quot;alert(&#39;2&#39;)&quot;&gt;&amp;");
    assertThat(occurrences("</script", page))
        .isEqualTo(occurrences("</script", HtmlReport.of(SampleReports.small())));
  }

  @Test
  void shouldPutMarketsThatTradedFirst() {
    assertThat(ChartData.of(SampleReports.small()).path("markets").findValuesAsText("slug"))
        .containsExactly("aec-nba-hbr-smt-2026-10-24", "aec-nba-rvr-dlt-2026-10-24");
  }

  @Test
  void shouldBreakTheLineWhereNothingWasQuoted() {
    var quotes = ChartData.of(SampleReports.small()).path("markets").path(0).path("quotes");
    assertThat(quotes.path("bid").path(20).isNull()).isTrue();
    assertThat(quotes.path("offer").path(20).isNull()).isTrue();
    assertThat(quotes.path("bid").path(21).isInt()).isTrue();
  }

  @Test
  void shouldReplaceAFileAsAWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("report.html"), "old");
    HtmlReport.write(SampleReports.small(), file);
    assertThat(file).hasContent(HtmlReport.of(SampleReports.small()));
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void shouldLeaveNothingBehindWhenTheFileCannotBeWritten() throws IOException {
    Path file = Files.createDirectories(folder.resolve("report.html"));
    Files.writeString(file.resolve("inside"), "kept");
    assertThatThrownBy(() -> HtmlReport.write(SampleReports.small(), file))
        .isInstanceOf(IOException.class);
    assertThat(file.resolve("inside")).hasContent("kept");
    assertThat(entries()).isEqualTo(1);
  }

  private long entries() throws IOException {
    try (var files = Files.list(folder)) {
      return files.count();
    }
  }

  private static long occurrences(String text, String page) {
    return Pattern.compile(Pattern.quote(text)).matcher(page).results().count();
  }
}
