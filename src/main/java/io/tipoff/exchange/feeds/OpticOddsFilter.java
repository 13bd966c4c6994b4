package io.tipoff.exchange.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.exchange.world.BookOdds;
import io.tipoff.exchange.world.ListedGame;
import io.tipoff.exchange.world.Team;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is wanted of all odds and results; an empty list wants all.
 *
 * @param leagues ids or names
 * @param bookmakers ids or names
 * @param markets ids or names
 */
record OpticOddsFilter(
    Optional<String> sport,
    List<String> leagues,
    List<String> fixtures,
    List<String> bookmakers,
    List<String> markets,
    Optional<Boolean> isMain,
    boolean statusUpdates,
    OddsFormat format) {

  static OpticOddsFilter of(FeedCall call) {
    return of(call, Optional.empty());
  }

  /**
   * The filter of a stream.
   *
   * @throws FeedRefusal if there is no such sport, or a parameter is wrong
   */
  static OpticOddsFilter of(FeedCall call, String sport) {
    if (Arrays.stream(League.values()).noneMatch(league -> league.sportId().equals(sport))) {
      throw FeedRefusal.badRequest("unknown sport");
    }
    return of(call, Optional.of(sport));
  }

  private static OpticOddsFilter of(FeedCall call, Optional<String> sport) {
    return new OpticOddsFilter(
        sport,
        call.list("league"),
        call.list("fixture_id"),
        call.list("sportsbook"),
        call.texts("market"),
        call.flag("is_main"),
        call.flag("include_fixture_updates").orElse(false),
        OddsFormat.named(call.text("odds_format").orElse("AMERICAN")));
  }

  /** Whether a request for fixtures wants one. */
  static boolean admits(FeedCall call, OpticOddsFixture fixture) {
    List<String> teams = call.list("team_id");
    List<String> ids = call.list("id");
    return admits(call.list("sport"), fixture.league().sportId(), fixture.league().sportName())
        && admits(call.list("league"), fixture.league().id(), fixture.league().name())
        && (ids.isEmpty() || ids.contains(fixture.id()))
        && (teams.isEmpty()
            || teams.contains(fixture.teamId(Team.AWAY))
            || teams.contains(fixture.teamId(Team.HOME)));
  }

  boolean admits(ListedGame game) {
    League league = League.of(game.settings().sport());
    return sport.map(league.sportId()::equals).orElse(true)
        && admits(leagues, league.id(), league.name())
        && (fixtures.isEmpty() || fixtures.contains(OpticOddsNames.fixture(game.event())));
  }

  /** All odds are on main lines. */
  boolean admits(BookOdds odds) {
    String league = odds.game().settings().sport().league();
    return isMain.orElse(true)
        && admits(bookmakers, odds.bookmaker(), Sportsbooks.name(odds.bookmaker()))
        && admits(
            markets,
            OpticOddsNames.market(odds.bet(), league),
            OpticOddsNames.marketName(odds.bet(), league));
  }

  private static boolean admits(List<String> wanted, String id, String name) {
    return wanted.isEmpty()
        || wanted.stream().anyMatch(one -> one.equalsIgnoreCase(id) || one.equalsIgnoreCase(name));
  }

  /** Whether a text is the id or the name of something. */
  static boolean is(String text, JsonNode named) {
    return text.equalsIgnoreCase(named.path("id").textValue())
        || text.equalsIgnoreCase(named.path("name").textValue());
  }
}
