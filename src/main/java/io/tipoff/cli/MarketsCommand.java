package io.tipoff.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.config.Configuration;
import io.tipoff.market.Price;
import io.tipoff.polymarket.rest.EventFilter;
import io.tipoff.polymarket.rest.VenueEvent;
import io.tipoff.polymarket.rest.VenueMarket;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the venue's open markets. */
@Command(
    name = "markets",
    description = "Lists the venue's open markets, or with --universe those that would be traded.")
final class MarketsCommand implements Callable<Integer> {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  @Mixin private Console console;

  @Mixin private VenueOptions venue;

  @Mixin private ConfigOptions config;

  @Parameters(
      arity = "0..*",
      paramLabel = "WORD",
      description = "Only markets whose name or title has all of these words.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--universe",
      description = "The markets that the configuration chooses (the keys of markets).")
  private boolean universe;

  @Option(
      names = "--unmatched",
      description =
          "Instead of markets: the games that feeds tell and the venue does not list, or not for"
              + " sure, and the venue's that feeds do not tell (the keys of feeds).")
  private boolean unmatched;

  @Option(names = "--json", description = "Prints one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException, JsonProcessingException {
    Configuration configuration = config.load("markets", venue.sets());
    try (VenueAccess access = VenueAccess.open(configuration.venue(), System.getenv())) {
      if (unmatched) {
        UnmatchedGames games = UnmatchedGames.look(configuration, access, console::note);
        console.print(json ? games.json().toString() : games.text());
        return 0;
      }
      List<VenueMarket> markets =
          universe
              ? access.universe(configuration.universe()).markets()
              : open(access, configuration.universe().leagues());
      markets = markets.stream().filter(this::isMeant).toList();
      if (json) {
        console.print(json(markets));
      } else {
        print(markets);
      }
      console.note("%d markets of %s".formatted(markets.size(), configuration.venue().publicUrl()));
    }
    return 0;
  }

  private static List<VenueMarket> open(VenueAccess access, List<String> leagues)
      throws InterruptedException {
    List<VenueMarket> markets = new ArrayList<>();
    for (VenueEvent event : access.events().list(EventFilter.OPEN)) {
      for (VenueMarket market : event.markets()) {
        boolean chosen =
            leagues.isEmpty() || leagues.stream().anyMatch(market.league()::equalsIgnoreCase);
        if (chosen && market.active() && !market.closed()) {
          markets.add(market);
        }
      }
    }
    return markets;
  }

  private boolean isMeant(VenueMarket market) {
    String text =
        (market.market().slug() + " " + market.title() + " " + market.question())
            .toLowerCase(Locale.ROOT);
    return words.stream().allMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)));
  }

  private void print(List<VenueMarket> markets) {
    String row = "%-44s %-6s %-10s %-16s %6s %6s %6s %6s %12s%n";
    StringBuilder text = new StringBuilder();
    text.append(
        row.formatted(
            "MARKET", "LEAGUE", "TYPE", "STARTS", "TICK", "MIN", "BID", "OFFER", "VOLUME"));
    for (VenueMarket market : markets) {
      text.append(
          row.formatted(
              market.market(),
              market.league(),
              market.sportsMarketType(),
              start(market.gameStart()),
              market.tick().map(Object::toString).orElse("?"),
              market.minimum().map(Object::toString).orElse("?"),
              market.bestBid().map(Price::toString).orElse("-"),
              market.bestAsk().map(Price::toString).orElse("-"),
              market.volume().map(BigDecimal::toPlainString).orElse("-")));
    }
    console.print(text.toString());
  }

  /** In the time zone of this machine. */
  private static String start(OptionalLong nanos) {
    if (nanos.isEmpty()) {
      return "-";
    }
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
        .withZone(ZoneId.systemDefault())
        .format(instant(nanos.getAsLong()));
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(nanos / NANOS_PER_SECOND, nanos % NANOS_PER_SECOND);
  }

  private static String json(List<VenueMarket> markets) throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode list = mapper.createArrayNode();
    for (VenueMarket market : markets) {
      ObjectNode node = list.addObject();
      node.put("slug", market.market().slug());
      node.put("event", market.event());
      node.put("league", market.league());
      node.put("type", market.sportsMarketType());
      node.put("title", market.title());
      market.gameStart().ifPresent(start -> node.put("starts", instant(start).toString()));
      market.tick().ifPresent(tick -> node.put("tick", tick.toString()));
      market.minimum().ifPresent(least -> node.put("minimum", least.toString()));
      market.bestBid().ifPresent(bid -> node.put("bid", bid.toString()));
      market.bestAsk().ifPresent(ask -> node.put("offer", ask.toString()));
      market.volume().ifPresent(volume -> node.put("volume", volume.toPlainString()));
    }
    return mapper.writeValueAsString(mapper.createObjectNode().set("markets", list));
  }
}
