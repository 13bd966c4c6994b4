package io.tipoff.cli;

import io.tipoff.exchange.faults.BadFault;
import io.tipoff.exchange.faults.FaultRule;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What goes wrong on purpose. */
final class FaultOptions {
  @Mixin private Console console;

  @Option(
      names = "--fault",
      paramLabel = "NAME[:KEY=VALUE,...]",
      description =
          "Something that goes wrong on purpose, such as lose-answer:path=/v1/orders,next=1. May be"
              + " given more than once.")
  private List<String> faults = List.of();

  List<FaultRule> rules() {
    try {
      return faults.stream().map(FaultRule::parse).toList();
    } catch (BadFault e) {
      throw bad(e);
    }
  }

  /** The complaint that a fault is not what is allowed. */
  RuntimeException bad(BadFault problem) {
    return console.bad("--fault: " + problem.getMessage());
  }
}
