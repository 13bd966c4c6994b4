package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report says of sessions that were killed is what the exchange says of the account. */
class ReportAgreesTest {
  @TempDir private Path folder;

  @Test
  void shouldReportWhatTheExchangeHasAfterAKill() throws Exception {
    try (LiveDesk desk = new LiveDesk(folder)) {
      try (Tool bot = desk.live()) {
        desk.takeQuotes(bot, 15);
      }
      try (Tool bot = desk.live()) {
        desk.awaitAnswer(bot);
        desk.takeQuotes(bot, 15);
        desk.end(bot);
      }
      assertThat(desk.requireReportOfTheExchange()).isGreaterThan(10);
    }
  }
}
