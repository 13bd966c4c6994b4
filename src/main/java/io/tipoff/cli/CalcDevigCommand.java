package io.tipoff.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.model.odds.Devig;
import io.tipoff.model.odds.DevigMethod;
import io.tipoff.model.odds.Devigged;
import io.tipoff.model.odds.Odds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes a book's margin out of its odds. */
@Command(name = "devig", description = "Fair probabilities of one book's odds, without its margin.")
final class CalcDevigCommand implements Callable<Integer> {
  private static final String METHODS =
      Arrays.stream(DevigMethod.values())
          .map(DevigMethod::toString)
          .collect(Collectors.joining(", "));

  @Mixin private Console console;

  @Option(
      names = "--method",
      defaultValue = "shin",
      description =
          "multiplicative, additive, power, shin, odds-ratio or probit; default: ${DEFAULT-VALUE}")
  private String method;

  @Option(
      names = "--odds",
      required = true,
      paramLabel = "ODDS",
      description = "Odds of all outcomes, decimal or American: 2.7,2.3,4.4 or -156,+132")
  private String odds;

  @Option(names = "--alternate", description = "A side line: two outcomes may cost more than 1.15.")
  private boolean alternate;

  @Option(names = "--json", description = "Prints the result as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    DevigMethod chosen = method(method);
    Devig.Line line = alternate ? Devig.Line.ALTERNATE : Devig.Line.MAIN;
    List<Odds> parsed = odds(console, "--odds", odds);
    switch (Devig.fair(chosen, parsed, line)) {
      case Devigged.Refused refused -> throw console.bad("--odds: " + refused.reason());
      case Devigged.Fair fair -> console.print(json ? json(fair) : text(fair, parsed));
    }
    return 0;
  }

  private DevigMethod method(String name) {
    return Arrays.stream(DevigMethod.values())
        .filter(candidate -> candidate.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> console.bad("--method must be one of " + METHODS + ", not " + name));
  }

  /** Reads odds separated by commas, or complains in the name of an option. */
  static List<Odds> odds(Console console, String option, String text) {
    List<Odds> odds = new ArrayList<>();
    for (String one : text.split(",", -1)) {
      try {
        odds.add(Odds.parse(one));
      } catch (IllegalArgumentException e) {
        throw console.bad(option + ": " + e.getMessage());
      }
    }
    return odds;
  }

  private static String json(Devigged.Fair fair) {
    ObjectNode node = JsonLine.object();
    node.set("probabilities", JsonLine.numbers(fair.probabilities()));
    fair.parameter()
        .ifPresentOrElse(value -> node.put("parameter", value), () -> node.putNull("parameter"));
    node.put("bookSum", fair.bookSum());
    return JsonLine.of(node);
  }

  private static String text(Devigged.Fair fair, List<Odds> odds) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < odds.size(); i++) {
      text.append(
          "%10.4f  implied %.4f  fair %.4f%n"
              .formatted(
                  odds.get(i).decimal(), odds.get(i).implied(), fair.probabilities().get(i)));
    }
    text.append("margin %.4f".formatted(fair.bookSum() - 1));
    fair.parameter().ifPresent(value -> text.append("  parameter %.6f".formatted(value)));
    return text.toString();
  }
}
