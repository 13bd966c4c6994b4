package io.tipoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.model.Estimate;
import io.tipoff.model.odds.BookLine;
import io.tipoff.model.odds.BookRating;
import io.tipoff.model.odds.Consensus;
import io.tipoff.model.odds.ConsensusOutcome;
import io.tipoff.model.odds.ConsensusOutcome.Agreed;
import io.tipoff.model.odds.ConsensusOutcome.LeftOut;
import io.tipoff.model.odds.ConsensusOutcome.Opinion;
import io.tipoff.model.odds.ConsensusSettings;
import io.tipoff.model.odds.Odds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What several books agree on. */
@Command(
    name = "consensus",
    description = "One probability for each outcome, with its sigma, out of several books' odds.")
final class CalcConsensusCommand implements Callable<Integer> {
  private static final Pattern BOOK =
      Pattern.compile("([^=@/]+)=([^=@/]+)(@[0-9]+([.][0-9]+)?)?(/[0-9]+([.][0-9]+)?)?");

  private static final String FORM =
      "--book is NAME=ODDS,ODDS with @SECONDS of age and /DOLLARS of limit if known, such as"
          + " pinnacle=-110,+100@5/2000, not ";

  @Mixin private Console console;

  @Option(
      names = "--book",
      required = true,
      paramLabel = "NAME=ODDS",
      description =
          "One book's odds on all outcomes: pinnacle=1.91,2.02; with the age in seconds and the limit"
              + " in dollars: pinnacle=-110,+100@5/2000; - for a locked outcome. Repeat it.")
  private List<String> books = new ArrayList<>();

  @Option(names = "--live", description = "The game is being played: lines hold for seconds.")
  private boolean live;

  @Option(
      names = "--z",
      defaultValue = "1.96",
      description = "The interval's half-width in sigmas; default: ${DEFAULT-VALUE}")
  private double z;

  @Option(names = "--json", description = "Prints the result as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (!(z > 0 && z < 10)) {
      throw console.bad("--z must be above 0 and below 10, not " + z);
    }
    ConsensusSettings settings = live ? ConsensusSettings.inPlay() : ConsensusSettings.beforeGame();
    List<BookLine> lines = books.stream().map(this::line).toList();
    switch (consensus(settings, lines)) {
      case ConsensusOutcome.None none ->
          throw new Refused("no consensus: " + none.reason() + reasons(none.leftOut(), settings));
      case Agreed agreed -> console.print(json ? json(agreed) : text(agreed));
    }
    return 0;
  }

  private ConsensusOutcome consensus(ConsensusSettings settings, List<BookLine> lines) {
    try {
      return new Consensus(settings).of(lines);
    } catch (IllegalArgumentException e) {
      throw console.bad("--book: " + e.getMessage());
    }
  }

  private BookLine line(String text) {
    Matcher matcher = BOOK.matcher(text);
    if (!matcher.matches()) {
      throw console.bad(FORM + text);
    }
    double age = matcher.group(3) == null ? 0 : Double.parseDouble(matcher.group(3).substring(1));
    OptionalDouble limit =
        matcher.group(5) == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(Double.parseDouble(matcher.group(5).substring(1)));
    List<BookLine.Quote> sides = new ArrayList<>();
    for (String odds : matcher.group(2).split(",", -1)) {
      sides.add(new BookLine.Quote(parse(odds), age));
    }
    return new BookLine(matcher.group(1).strip().toLowerCase(Locale.ROOT), sides, limit);
  }

  private Optional<Odds> parse(String odds) {
    return odds.strip().equals("-")
        ? Optional.empty()
        : Optional.of(CalcDevigCommand.odds(console, "--book", odds).getFirst());
  }

  private static String reasons(List<LeftOut> leftOut, ConsensusSettings settings) {
    StringBuilder text = new StringBuilder();
    leftOut.forEach(one -> text.append("; ").append(one.book()).append(": ").append(one.reason()));
    if (leftOut.stream().anyMatch(one -> one.reason().contains("rating"))) {
      text.append("; rated are ")
          .append(
              settings.ratings().stream().map(BookRating::book).collect(Collectors.joining(", ")));
    }
    return text.toString();
  }

  private String json(Agreed agreed) {
    ObjectNode node = JsonLine.object();
    List<Estimate> outcomes = agreed.outcomes();
    node.set(
        "probabilities", JsonLine.numbers(outcomes.stream().map(Estimate::probability).toList()));
    node.set("sigmas", JsonLine.numbers(outcomes.stream().map(Estimate::sigma).toList()));
    node.set("low", JsonLine.numbers(outcomes.stream().map(one -> one.low(z)).toList()));
    node.set("high", JsonLine.numbers(outcomes.stream().map(one -> one.high(z)).toList()));
    ArrayNode opinions = node.putArray("books");
    for (Opinion opinion : agreed.opinions()) {
      ObjectNode one = opinions.addObject();
      one.put("book", String.join("+", opinion.books()));
      one.put("weight", opinion.weight());
      one.set("probabilities", JsonLine.numbers(opinion.probabilities()));
    }
    ArrayNode leftOut = node.putArray("leftOut");
    agreed
        .leftOut()
        .forEach(one -> leftOut.addObject().put("book", one.book()).put("reason", one.reason()));
    return JsonLine.of(node);
  }

  private String text(Agreed agreed) {
    StringBuilder text = new StringBuilder();
    int number = 1;
    for (Estimate outcome : agreed.outcomes()) {
      text.append(
          "outcome %d  %.4f +- %.4f  (%.4f to %.4f)%n"
              .formatted(
                  number++,
                  outcome.probability(),
                  outcome.sigma(),
                  outcome.low(z),
                  outcome.high(z)));
    }
    for (Opinion opinion : agreed.opinions()) {
      text.append(
          "%-24s weight %.3f  %s%n"
              .formatted(
                  String.join("+", opinion.books()),
                  opinion.weight(),
                  opinion.probabilities().stream()
                      .map("%.4f"::formatted)
                      .collect(Collectors.joining(" "))));
    }
    agreed
        .leftOut()
        .forEach(one -> text.append("%-24s left out: %s%n".formatted(one.book(), one.reason())));
    return text.toString();
  }
}
