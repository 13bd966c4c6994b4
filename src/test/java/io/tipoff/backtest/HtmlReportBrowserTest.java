package io.tipoff.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Opens pages in a real browser and reads what became of them. */
@Timeout(150)
class HtmlReportBrowserTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final long SECONDS = 120;

  /** Writes down, for each canvas, whether anything was painted on it. */
  private static final String INK =
      """
      <script>
      addEventListener('load', () => setTimeout(() => {
        document.body.dataset.ink = [...document.querySelectorAll('canvas')]
          .map(canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height))
          .map(image => image.data.some(value => value !== 0))
          .join();
      }, 500));
      </script>
      </body>
      """;

  @TempDir private Path folder;

  @BeforeAll
  static void needChromium() {
    assumeTrue(Files.isExecutable(CHROMIUM), "skipped: no browser at " + CHROMIUM);
  }

  @Test
  void shouldDrawEveryChart() throws IOException, InterruptedException {
    String page = HtmlReport.of(SampleReports.small()).replace("</body>", INK);
    assertThat(open(page))
        .contains("<p id=\"failure\" hidden=\"\"></p>")
        .contains("data-ink=\"true,true,true\"")
        .satisfies(dom -> assertThat(occurrences("class=\"uplot", dom)).isEqualTo(3))
        .contains("<option value=\"aec-nba-hbr-smt-2026-10-24\">")
        .contains("<td class=\"words\">print of 30 at 0.60 reached our place in the queue");
  }

  @Test
  void shouldDrawTheEquityWhenThereAreNoCharts() throws IOException, InterruptedException {
    String page = HtmlReport.of(SampleReports.idle()).replace("</body>", INK);
    assertThat(open(page))
        .contains("<p id=\"failure\" hidden=\"\"></p>")
        .contains("<section id=\"market\" hidden=\"\">")
        .contains("data-ink=\"true\"");
  }

  @Test
  void shouldRunNothingThatComesFromOutside() throws IOException, InterruptedException {
    String evil = "document.body.dataset.evil=1";
    String page =
        HtmlReport.of(
            SampleReports.hostile(
                "</script><script>" + evil + "</script>", "<img src=x onerror=" + evil + ">"));
    assertThat(open(page))
        .contains("<p id=\"failure\" hidden=\"\"></p>")
        .containsPattern("<body>\\s*<header>");
  }

  @Test
  void shouldSaySoWhenTheChartsFail() throws IOException, InterruptedException {
    String page = HtmlReport.of(SampleReports.small()).replace("id=\"data\">{", "id=\"data\">!{");
    assertThat(open(page)).contains("<p id=\"failure\">The charts could not be drawn: ");
  }

  private String open(String page) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("page.html"), page);
    Path dom = folder.resolve("dom.html");
    Process browser =
        new ProcessBuilder(
                CHROMIUM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=5000",
                "--dump-dom",
                file.toUri().toString())
            .redirectOutput(dom.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(browser.waitFor(SECONDS, TimeUnit.SECONDS)).as("the browser is done").isTrue();
    } finally {
      browser.descendants().forEach(ProcessHandle::destroyForcibly);
      browser.destroyForcibly().waitFor();
    }
    return Files.readString(dom);
  }

  private static long occurrences(String text, String page) {
    return Pattern.compile(Pattern.quote(text)).matcher(page).results().count();
  }
}
