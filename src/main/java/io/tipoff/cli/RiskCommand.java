package io.tipoff.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.cli.control.RunningBot;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Engine;
import io.tipoff.event.SessionStarted;
import io.tipoff.journal.Entry;
import io.tipoff.journal.EventEntry;
import io.tipoff.journal.JournalReader;
import io.tipoff.risk.RiskLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the book of risk of a bot that runs, or at the end of a journal. */
@Command(
    name = "risk",
    description =
        "Shows what a bot may lose, by market, event and group, and what its breaker says: of the bot"
            + " that runs, or of a session at the end of its journal.")
final class RiskCommand implements Callable<Integer> {
  @Mixin private Console console;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Mixin private BotOptions bot;

  @Mixin private ConfigOptions config;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "JOURNAL",
      description = "The journal of a session; without it a running bot is asked.")
  private @Nullable Path journal;

  @Option(
      names = "--events",
      description = "Looks at the session after so many events; without it at its end.")
  private long events = Long.MAX_VALUE;

  @Option(names = "--json", description = "Prints the book as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    return journal == null ? ofBot() : ofSession(journal);
  }

  private int ofBot() throws IOException {
    RunningBot found = bot.find(config.load("operator"), console, "; or name a journal");
    JsonNode answer = found.ask(RunningBot.request("risk"), PATIENCE);
    console.print(answer.path(json ? "risk" : "riskText").asText());
    return 0;
  }

  private int ofSession(Path path) {
    try (JournalReader reader = JournalReader.open(path, console::note)) {
      if (!reader.hasNext()
          || !(reader.next() instanceof EventEntry(var _, SessionStarted start))) {
        throw console.bad(path + ": not the journal of a session");
      }
      Engine engine = Wiring.recorded(start);
      engine.on(start);
      long taken = 1;
      while (reader.hasNext() && taken < events) {
        Entry entry = reader.next();
        if (entry instanceof EventEntry(var _, var event)) {
          engine.on(event);
          taken++;
        }
      }
      RiskScreen screen = new RiskScreen(engine, limits(start));
      console.print(json ? screen.json() : screen.text());
      return 0;
    }
  }

  private static RiskLimits limits(SessionStarted session) {
    return Configuration.fromYaml(session.configuration(), "the journal's configuration")
        .engineSettings()
        .limits();
  }
}
