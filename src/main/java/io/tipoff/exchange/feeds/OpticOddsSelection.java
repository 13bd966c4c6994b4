package io.tipoff.exchange.feeds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.world.Bet;
import io.tipoff.exchange.world.BookOdds;
import io.tipoff.exchange.world.Team;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One side of a bet, in OpticOdds' form.
 *
 * @param side the away team's or over, the home team's or under
 * @param changed when the price changed, wall time in nanoseconds since 1970
 */
record OpticOddsSelection(OpticOddsFixture fixture, BookOdds odds, Team side, long changed) {

  /** Both sides, the home team's first. */
  static List<OpticOddsSelection> of(OpticOddsFixture fixture, BookOdds odds, long changed) {
    return List.of(
        new OpticOddsSelection(fixture, odds, Team.HOME, changed),
        new OpticOddsSelection(fixture, odds, Team.AWAY, changed));
  }

  private boolean isTotal() {
    return odds.bet() == Bet.TOTAL;
  }

  String marketId() {
    return OpticOddsNames.market(odds.bet(), fixture.league().id());
  }

  String marketName() {
    return OpticOddsNames.marketName(odds.bet(), fixture.league().id());
  }

  /** Over or under; empty where a team is bet on. */
  private String line() {
    return isTotal() ? side == Team.AWAY ? "over" : "under" : "";
  }

  private Optional<BigDecimal> points() {
    return switch (odds.bet()) {
      case MONEYLINE -> Optional.empty();
      case SPREAD -> Optional.of(FeedJson.points(handicap(side)));
      case TOTAL -> Optional.of(FeedJson.points(odds.game().total()));
    };
  }

  private double handicap(Team team) {
    return team == Team.AWAY ? odds.game().handicap() : -odds.game().handicap();
  }

  /** The points as names show them, such as -1.5. */
  private String shownPoints() {
    String plain = points().map(BigDecimal::toPlainString).orElse("");
    boolean isPlus = odds.bet() == Bet.SPREAD && handicap(side) > 0;
    return isPlus ? "+" + plain : plain;
  }

  private String selection() {
    return isTotal() ? "" : fixture.teamName(side);
  }

  private String normalized() {
    return isTotal() ? "" : fixture.normalized(side);
  }

  private String name() {
    String subject = isTotal() ? side == Team.AWAY ? "Over" : "Under" : selection();
    return (subject + " " + shownPoints()).strip();
  }

  /** Such as 27843-48840-2025-11-17:pinnacle:point_spread:hbr_+1_5. */
  private String id() {
    String subject = isTotal() ? line() : normalized();
    String points = shownPoints().isEmpty() ? "" : "_" + shownPoints().replace('.', '_');
    return String.join(":", fixture.gameId(), odds.bookmaker(), marketId(), subject + points);
  }

  /** Both sides have the same; a spread is the home team's. */
  private String groupingKey() {
    return switch (odds.bet()) {
      case MONEYLINE -> "default";
      case SPREAD -> "default:" + handicap(Team.HOME);
      case TOTAL -> "default:" + odds.game().total();
    };
  }

  private BigDecimal price(OddsFormat format) {
    return format.price(side == Team.AWAY ? odds.away() : odds.home());
  }

  private @Nullable String teamId() {
    return isTotal() ? null : fixture.teamId(side);
  }

  /** As /fixtures/odds has it. */
  ObjectNode listed(OddsFormat format) {
    ObjectNode json = FeedJson.object().put("id", id());
    json.put("sportsbook", Sportsbooks.name(odds.bookmaker()))
        .put("market", marketName())
        .put("name", name())
        .put("is_main", true)
        .put("selection", selection())
        .put("normalized_selection", normalized())
        .put("market_id", marketId())
        .put("selection_line", isTotal() ? line() : null)
        .putNull("player_id")
        .put("team_id", teamId())
        .put("price", price(format))
        .put("timestamp", FeedJson.seconds(changed))
        .put("grouping_key", groupingKey())
        .put("points", points().orElse(null))
        .putNull("deep_link");
    json.set("limits", FeedJson.object().put("max", odds.limit()));
    return json;
  }

  /** As the stream has it. */
  ObjectNode streamed(OddsFormat format, boolean isLive) {
    ObjectNode json = FeedJson.object().putNull("deep_link");
    json.put("fixture_id", fixture.id())
        .put("game_id", fixture.gameId())
        .put("grouping_key", groupingKey())
        .put("id", id())
        .put("is_live", isLive)
        .put("is_main", true)
        .put("league", fixture.league().name());
    json.set("limits", odds.locked() ? null : FeedJson.object().put("max_stake", odds.limit()));
    String team = teamId();
    return json.put("market", marketName())
        .put("name", name())
        .put("player_id", "")
        .put("points", points().orElse(null))
        .put("price", price(format))
        .put("selection", selection())
        .put("selection_line", line())
        .put("selection_points", points().orElse(null))
        .put("sport", fixture.league().sportId())
        .put("sportsbook", Sportsbooks.name(odds.bookmaker()))
        .put("team_id", team == null ? "" : team)
        .put("timestamp", FeedJson.seconds(changed));
  }
}
