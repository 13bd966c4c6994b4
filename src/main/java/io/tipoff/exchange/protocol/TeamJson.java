package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Locale;

/** Teams in the venue's three ways to write them. */
final class TeamJson {
  static final String PROVIDER = "PROVIDER_OPTICODDS";

  private TeamJson() {}

  static ArrayNode all(Collection<Team> teams) {
    ArrayNode array = Json.array();
    teams.forEach(team -> array.add(full(team)));
    return array;
  }

  /** As orders carry it. */
  static ObjectNode brief(Team team) {
    ObjectNode json = Json.object().put("id", team.id());
    return names(json, team);
  }

  /** As events and market sides carry it. */
  static ObjectNode full(Team team) {
    ObjectNode json = brief(team).put("ordering", team.ordering());
    json.put("displayAbbreviation", team.abbreviation().toUpperCase(Locale.ROOT));
    json.set("providerIds", providers(team));
    return json;
  }

  /** As the list of teams carries it: the id is text there. */
  static ObjectNode listed(Team team) {
    ObjectNode json = Json.object().put("id", String.valueOf(team.id()));
    names(json, team).put("ordering", team.ordering());
    json.set("providerIds", providers(team));
    return json;
  }

  private static ObjectNode names(ObjectNode json, Team team) {
    return json.put("name", team.name())
        .put("abbreviation", team.abbreviation())
        .put("league", team.league())
        .put("record", "")
        .put("logo", "")
        .put("alias", team.name())
        .put("safeName", team.name());
  }

  private static ArrayNode providers(Team team) {
    return Json.array()
        .add(Json.object().put("provider", PROVIDER).put("providerId", team.opticOddsId()));
  }
}
