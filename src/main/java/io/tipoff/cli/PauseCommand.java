package io.tipoff.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks a running bot to pause. */
@Command(
    name = "pause",
    description = "Pulls the quotes of a running bot; nothing new is placed until resume.")
final class PauseCommand implements Callable<Integer> {
  @Mixin private Console console;

  @Mixin private BotRequest request;

  @Override
  public Integer call() throws IOException {
    return request.send("pause", console);
  }
}
