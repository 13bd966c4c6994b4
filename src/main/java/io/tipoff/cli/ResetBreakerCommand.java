package io.tipoff.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks a running bot to reset-breaker. */
@Command(
    name = "reset-breaker",
    description =
        "Lets a running bot trade again after its circuit breaker or its limit of drawdown tripped.")
final class ResetBreakerCommand implements Callable<Integer> {
  @Mixin private Console console;

  @Mixin private BotRequest request;

  @Override
  public Integer call() throws IOException {
    return request.send("reset-breaker", console);
  }
}
