package io.tipoff.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.journal.JournalReader;
import io.tipoff.journal.RecordedCommand;
import io.tipoff.journal.Replay;
import io.tipoff.journal.ReplayOutcome;
import io.tipoff.journal.ReplayOutcome.Broken;
import io.tipoff.journal.ReplayOutcome.Different;
import io.tipoff.journal.ReplayOutcome.NoSession;
import io.tipoff.journal.ReplayOutcome.Reproduced;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells the engine again everything that a journal's engine was told. */
@Command(
    name = "replay",
    description = "Replays a journal and compares every command; names the first that differs.")
final class ReplayCommand implements Callable<Integer> {
  @Mixin private Console console;

  @Parameters(index = "0", paramLabel = "JOURNAL", description = "The journal of a session.")
  private Path journal;

  @Option(names = "--json", description = "Prints the outcome as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    try (JournalReader reader = JournalReader.open(journal, console::note)) {
      ReplayOutcome outcome = Replay.run(reader, Wiring::recorded);
      if (json) {
        console.print(json(outcome));
      } else if (outcome instanceof NoSession) {
        console.note(text(outcome));
      } else {
        console.print(text(outcome));
      }
      return switch (outcome) {
        case Reproduced _ -> 0;
        case Different _, Broken _ -> Main.FAILURE;
        case NoSession _ -> Main.BAD_INPUT;
      };
    }
  }

  private String text(ReplayOutcome outcome) {
    return switch (outcome) {
      case Reproduced(var events, var commands, var hash) ->
          "reproduced: %,d events gave the same %,d commands%ncommands %s"
              .formatted(events, commands, hash);
      case Different(var sequence, var cause, var expected, var actual) ->
          "record %d differs, after %s%n  recorded: %s%n  replayed: %s"
              .formatted(sequence, cause, words(expected), words(actual));
      case Broken(var sequence, var cause, var failure) ->
          "record %d cannot be true: %s%n  %s".formatted(sequence, failure.getMessage(), cause);
      case NoSession(var reason) -> journal + ": nothing to replay: " + reason;
    };
  }

  private static String words(Optional<RecordedCommand> command) {
    return command.map(RecordedCommand::toString).orElse("nothing");
  }

  private static String json(ReplayOutcome outcome) throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode node = mapper.createObjectNode();
    node.put("reproduced", outcome instanceof Reproduced);
    switch (outcome) {
      case Reproduced(var events, var commands, var hash) ->
          node.put("events", events).put("commands", commands).put("commandsHash", hash);
      case Different(var sequence, var cause, var expected, var actual) ->
          node.put("record", sequence)
              .put("event", cause.toString())
              .put("expected", words(expected))
              .put("actual", words(actual));
      case Broken(var sequence, var cause, var failure) ->
          node.put("record", sequence)
              .put("event", cause.toString())
              .put("failure", failure.getMessage());
      case NoSession(var reason) -> node.put("reason", reason);
    }
    return mapper.writeValueAsString(node);
  }
}
