package io.tipoff.exchange.feeds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.world.Bet;
import io.tipoff.exchange.world.BookOdds;
import io.tipoff.exchange.world.Clubs;
import io.tipoff.exchange.world.Team;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A game with its odds at The Odds API. Bookmakers who take no bets are left out.
 *
 * @param start wall time, nanoseconds since 1970
 * @param polled when the odds were last read, wall time
 */
record TheOddsApiEvent(GameView view, long start, long polled, Style style) {

  /**
   * How numbers are written.
   *
   * @param unix times as seconds since 1970
   */
  record Style(OddsFormat format, boolean unix) {}

  private League league() {
    return League.of(view.game().settings().sport());
  }

  private String id() {
    String event = view.game().event();
    long first = 0x9E3779B97F4A7C15L * event.hashCode();
    long second = 0xBF58476D1CE4E5B9L * (event + event.length()).hashCode();
    return "%016x%016x".formatted(first, second);
  }

  private String name(Team team) {
    String lower =
        team == Team.AWAY ? view.game().settings().away() : view.game().settings().home();
    return Clubs.name(lower);
  }

  ObjectNode json(Set<String> regions, EnumSet<Bet> bets) {
    SequencedMap<String, List<BookOdds>> byBook = new LinkedHashMap<>();
    for (BookOdds odds : view.openOdds()) {
      if (regions.contains(Sportsbooks.region(odds.bookmaker())) && bets.contains(odds.bet())) {
        byBook.computeIfAbsent(odds.bookmaker(), _ -> new ArrayList<>()).add(odds);
      }
    }
    ObjectNode json =
        FeedJson.object()
            .put("id", id())
            .put("sport_key", league().oddsApiKey())
            .put("sport_title", league().name());
    putTime(json, "commence_time", start)
        .put("home_team", name(Team.HOME))
        .put("away_team", name(Team.AWAY));
    ArrayNode bookmakers = FeedJson.array();
    byBook.forEach((book, odds) -> bookmakers.add(bookmaker(book, odds)));
    json.set("bookmakers", bookmakers);
    return json;
  }

  private ObjectNode putTime(ObjectNode json, String name, long time) {
    return style.unix()
        ? json.put(name, FeedJson.at(time).getEpochSecond())
        : json.put(name, FeedJson.instant(time));
  }

  private ObjectNode bookmaker(String book, List<BookOdds> odds) {
    ObjectNode json =
        FeedJson.object()
            .put("key", Sportsbooks.oddsApiKey(book))
            .put("title", Sportsbooks.name(book));
    putTime(json, "last_update", polled);
    ArrayNode markets = FeedJson.array();
    odds.forEach(one -> markets.add(market(one)));
    json.set("markets", markets);
    return json;
  }

  private ObjectNode market(BookOdds odds) {
    ObjectNode json = FeedJson.object().put("key", key(odds.bet()));
    putTime(json, "last_update", polled);
    ArrayNode outcomes = FeedJson.array();
    if (odds.bet() == Bet.TOTAL) {
      outcomes.add(outcome("Over", odds.away()).put("point", odds.game().total()));
      outcomes.add(outcome("Under", odds.home()).put("point", odds.game().total()));
    } else {
      outcomes.add(outcome(odds, Team.HOME)).add(outcome(odds, Team.AWAY));
    }
    json.set("outcomes", outcomes);
    return json;
  }

  private ObjectNode outcome(BookOdds odds, Team team) {
    boolean away = team == Team.AWAY;
    ObjectNode json = outcome(name(team), away ? odds.away() : odds.home());
    if (odds.bet() == Bet.SPREAD) {
      json.put("point", away ? odds.game().handicap() : -odds.game().handicap());
    }
    return json;
  }

  private ObjectNode outcome(String name, int american) {
    return FeedJson.object().put("name", name).put("price", style.format().price(american));
  }

  private static String key(Bet bet) {
    return switch (bet) {
      case MONEYLINE -> "h2h";
      case SPREAD -> "spreads";
      case TOTAL -> "totals";
    };
  }
}
