package io.tipoff.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks a running bot to resume. */
@Command(name = "resume", description = "Lets a running bot trade again after a pause.")
final class ResumeCommand implements Callable<Integer> {
  @Mixin private Console console;

  @Mixin private BotRequest request;

  @Override
  public Integer call() throws IOException {
    return request.send("resume", console);
  }
}
