package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.polymarket.wire.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a game stands; what the venue leaves out is empty.
 *
 * @param updated when the venue learned it, nanoseconds since 1970
 * @param finished nanoseconds since 1970
 * @param servingTeam the id of the team that serves
 */
public record GameState(
    String score,
    String period,
    String elapsed,
    boolean live,
    boolean ended,
    OptionalLong updated,
    OptionalLong finished,
    List<PeriodScore> periods,
    Optional<Baseball> baseball,
    Optional<Football> football,
    String servingTeam,
    Optional<BigDecimal> spread,
    Optional<BigDecimal> total) {

  /**
   * The score of one period.
   *
   * @param number counts from 1, in overtime again
   */
  public record PeriodScore(
      OptionalInt number, boolean overtime, String label, List<TeamScore> scores) {}

  /** What a team scored. */
  public record TeamScore(String teamId, OptionalInt score) {}

  /** A plate appearance. */
  public record Baseball(
      OptionalInt balls,
      OptionalInt strikes,
      OptionalInt outs,
      boolean onFirst,
      boolean onSecond,
      boolean onThird,
      String half) {}

  /**
   * A down.
   *
   * @param toGo yards to a first down
   * @param yard where the ball is, in the half of {@code yardTeam}
   */
  public record Football(
      OptionalInt down, OptionalInt toGo, String possession, OptionalInt yard, String yardTeam) {}

  /** The state of an event; what its own state leaves out, the event may tell. */
  static GameState read(JsonNode event) {
    JsonNode state = Json.child(event, "eventState");
    return new GameState(
        text(state, event, "score"),
        text(state, event, "period"),
        text(state, event, "elapsed"),
        Json.flag(state, "live") || Json.flag(event, "live"),
        Json.flag(state, "ended") || Json.flag(event, "ended"),
        Json.time(state, "updatedAt"),
        Json.time(event, "finishedTimestamp"),
        Json.list(state, "periodScores", GameState::period),
        Optional.of(Json.child(state, "baseballState"))
            .filter(JsonNode::isObject)
            .map(GameState::baseball),
        Optional.of(Json.child(Json.child(state, "footballState"), "driveState"))
            .filter(JsonNode::isObject)
            .map(GameState::football),
        Json.text(Json.child(state, "tennisState"), "servingTeamId"),
        Json.decimal(state, "mainSpreadLine"),
        Json.decimal(state, "mainTotalLine"));
  }

  private static String text(JsonNode state, JsonNode event, String name) {
    String text = Json.text(state, name);
    return text.isEmpty() ? Json.text(event, name) : text;
  }

  private static PeriodScore period(JsonNode node) {
    return new PeriodScore(
        Json.integer(node, "number"),
        Json.text(node, "type").equals("PERIOD_SCORE_TYPE_OVERTIME"),
        Json.text(node, "label"),
        Json.list(
            node,
            "scores",
            team -> new TeamScore(Json.text(team, "competitorId"), Json.integer(team, "score"))));
  }

  private static Baseball baseball(JsonNode node) {
    return new Baseball(
        Json.integer(node, "balls"),
        Json.integer(node, "strikes"),
        Json.integer(node, "outs"),
        Json.flag(node, "onFirst"),
        Json.flag(node, "onSecond"),
        Json.flag(node, "onThird"),
        Json.text(node, "inningHalf"));
  }

  private static Football football(JsonNode node) {
    JsonNode position = Json.child(node, "fieldPosition");
    return new Football(
        Json.integer(node, "down"),
        Json.integer(node, "yfd"),
        Json.text(node, "possessionTeamId"),
        Json.integer(position, "yard"),
        Json.text(position, "teamId"));
  }
}
