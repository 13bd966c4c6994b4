package io.tipoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.cli.control.OperatorDesk.RiskView;
import io.tipoff.engine.Engine;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Portfolio;
import io.tipoff.risk.ExposureGroup;
import io.tipoff.risk.Hedge;
import io.tipoff.risk.RiskBook;
import io.tipoff.risk.RiskLimits;
import io.tipoff.risk.RiskStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;

/** The book of risk on one screen: what stops the bot, what it may lose, and why together. */
final class RiskScreen {
  private static final int MOST_ROWS = 12;

  private final RiskLimits limits;
  private final RiskBook risk;
  private final Portfolio portfolio;
  private final Engine engine;

  RiskScreen(Engine engine, RiskLimits limits) {
    this.limits = limits;
    this.engine = engine;
    this.risk = engine.risk();
    this.portfolio = engine.portfolio();
  }

  /** Text and JSON. */
  RiskView view() {
    return new RiskView(text(), json());
  }

  String text() {
    RiskStatus status = risk.status();
    StringBuilder text = new StringBuilder();
    String why = status.cause().isEmpty() ? "" : ": " + status.cause() + ", " + status.reason();
    String until = status.latched() ? " (until reset)" : "";
    line(text, "breaker", status.level() + why + until);
    line(text, "loss of the day", of(status.dailyLoss(), limits.dailyLoss()));
    line(text, "drawdown", of(status.drawdown(), risk.losses().drawdownLimit()));
    line(text, "equity", portfolio.equity() + ", free cash " + portfolio.free());
    line(
        text,
        "positions",
        risk.exposures().positions() + " of " + limits.exposure().positions() + " markets");
    line(text, "may lose", of(risk.exposures().total(), limits.totalLoss()));
    risk.jumps()
        .latched()
        .forEach(market -> line(text, "left alone", market + " jumped too often (until reset)"));
    table(text, "markets (%s each)".formatted(limits.marketLoss()), markets());
    table(text, "events (%s each)".formatted(limits.exposure().eventLoss()), events());
    table(text, "groups", groups());
    counts(text);
    hedges().forEach(hedge -> text.append("%nwould help: %s%n".formatted(hedge.reason())));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("%-16s%s%n".formatted(name, value));
  }

  private static String of(Money value, Money limit) {
    return value + " of " + limit;
  }

  /** What refused orders or made them smaller since the start. */
  private void counts(StringBuilder text) {
    SequencedMap<String, Long> refused = risk.counts().refused();
    SequencedMap<String, Long> reduced = risk.counts().reduced();
    if (!refused.isEmpty() || !reduced.isEmpty()) {
      text.append("%nlimits that bound%n".formatted());
      TreeSet<String> names = new TreeSet<>(refused.keySet());
      names.addAll(reduced.keySet());
      for (String name : names) {
        long no = refused.getOrDefault(name, 0L);
        long less = reduced.getOrDefault(name, 0L);
        text.append("  %-20s %8d refused, %8d made smaller%n".formatted(name, no, less));
      }
    }
  }

  private record Row(String name, Money loss, String note) {}

  private static void table(StringBuilder text, String title, List<Row> rows) {
    List<Row> worst = new ArrayList<>(rows);
    worst.removeIf(row -> !row.loss().isPositive());
    worst.sort(Comparator.comparing(Row::loss).reversed());
    text.append("%n%s%n".formatted(title));
    for (Row row : worst.subList(0, Math.min(worst.size(), MOST_ROWS))) {
      text.append("  %10s  %-36s %s%n".formatted(row.loss(), row.name(), row.note()));
    }
    if (worst.size() > MOST_ROWS) {
      text.append("  ... and %d more%n".formatted(worst.size() - MOST_ROWS));
    }
  }

  private List<Row> markets() {
    List<Row> rows = new ArrayList<>();
    for (Holding holding : portfolio.holdings().sequencedValues()) {
      String note =
          holding.position().quantity() + " held, " + holding.liveOrders().size() + " orders";
      rows.add(new Row(holding.market().slug(), holding.worstLoss(), note));
    }
    return rows;
  }

  private List<Row> events() {
    List<Row> rows = new ArrayList<>();
    risk.exposures().byEvent().forEach((name, loss) -> rows.add(new Row(name, loss, "")));
    return rows;
  }

  private List<Row> groups() {
    List<Row> rows = new ArrayList<>();
    for (ExposureGroup group : risk.exposures().groups()) {
      if (group.kind() != ExposureGroup.Kind.PORTFOLIO) {
        String note =
            "of %s, %s; %d events".formatted(limit(group), group.reason(), group.events().size());
        rows.add(new Row(group.name(), group.loss(), note));
      }
    }
    return rows;
  }

  /** The cheapest reduction of each event that may lose more than its band. */
  private List<Hedge> hedges() {
    Map<String, Hedge> hedges = new LinkedHashMap<>();
    for (MarketId market : portfolio.holdings().sequencedKeySet()) {
      for (Liquidity liquidity : new Liquidity[] {Liquidity.MAKER, Liquidity.TAKER}) {
        engine
            .hedger()
            .propose(market, liquidity, engine.now())
            .ifPresent(hedge -> hedges.putIfAbsent(hedge.event(), hedge));
      }
    }
    return List.copyOf(hedges.values());
  }

  private Money limit(ExposureGroup group) {
    return switch (group.kind()) {
      case PORTFOLIO -> limits.totalLoss();
      case LEAGUE -> limits.exposure().leagueLoss();
      case DAY -> limits.exposure().settlementDayLoss();
      case CORRELATED -> limits.exposure().groupLoss();
    };
  }

  String json() {
    RiskStatus status = risk.status();
    ObjectNode root = JsonLine.object();
    root.putObject("breaker")
        .put("level", status.level().toString())
        .put("cause", status.cause())
        .put("reason", status.reason())
        .put("latched", status.latched());
    ArrayNode jumped = root.putArray("jumped");
    risk.jumps().latched().forEach(market -> jumped.add(market.slug()));
    root.put("dailyLoss", status.dailyLoss().toString());
    root.put("drawdown", status.drawdown().toString());
    root.put("equity", portfolio.equity().toString());
    root.put("freeCash", portfolio.free().toString());
    root.put("positions", risk.exposures().positions());
    root.put("worstLoss", risk.exposures().total().toString());
    ObjectNode refused = root.putObject("refused");
    risk.counts().refused().forEach(refused::put);
    ObjectNode reduced = root.putObject("reduced");
    risk.counts().reduced().forEach(reduced::put);
    ObjectNode sized = root.putObject("sized");
    risk.counts().sized().forEach(sized::put);
    ObjectNode events = root.putObject("events");
    risk.exposures().byEvent().forEach((name, loss) -> events.put(name, loss.toString()));
    ArrayNode groups = root.putArray("groups");
    for (ExposureGroup group : risk.exposures().groups()) {
      ObjectNode node =
          groups
              .addObject()
              .put("kind", group.kind().name())
              .put("name", group.name())
              .put("reason", group.reason())
              .put("worstLoss", group.loss().toString())
              .put("limit", limit(group).toString());
      ArrayNode members = node.putArray("events");
      group.events().forEach(members::add);
    }
    return JsonLine.of(root);
  }
}
