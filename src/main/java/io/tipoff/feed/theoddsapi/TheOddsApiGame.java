package io.tipoff.feed.theoddsapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.feed.FeedException;
import io.tipoff.feed.FeedException.Kind;
import io.tipoff.feed.FeedJson;
import io.tipoff.feed.Fixture;
import io.tipoff.feed.League;
import io.tipoff.feed.OddsBoard;
import io.tipoff.feed.OddsBoard.Offer;
import io.tipoff.feed.Team;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.Selection;
import io.tipoff.market.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A game with its odds as The Odds API lists it. */
record TheOddsApiGame(Fixture fixture, JsonNode bookmakers) {

  /**
   * Reads an event.
   *
   * @throws FeedException if it lacks an id, teams, or a start
   */
  static TheOddsApiGame read(JsonNode event, League league) throws FeedException {
    long start =
        FeedJson.time(event, "commence_time")
            .or(() -> FeedJson.seconds(event, "commence_time"))
            .orElseThrow(() -> new FeedException(Kind.MALFORMED, "there is no start"));
    Fixture fixture =
        new Fixture(
            FeedSource.THE_ODDS_API,
            FeedJson.required(event, "id"),
            league,
            new Team("", FeedJson.required(event, "home_team"), ""),
            new Team("", FeedJson.required(event, "away_team"), ""),
            start);
    return new TheOddsApiGame(fixture, event.path("bookmakers"));
  }

  /**
   * All that books offer.
   *
   * @param malformed is given what is not understood
   */
  List<Offer> offers(GameId game, Consumer<JsonNode> malformed) {
    List<Offer> offers = new ArrayList<>();
    for (JsonNode bookmaker : bookmakers) {
      String book = OddsBoard.sportsbook(FeedJson.text(bookmaker, "key"));
      for (JsonNode market : bookmaker.path("markets")) {
        if (FeedJson.text(market, "key").endsWith("_lay")) {
          continue; // exchanges add what others may bet against
        }
        Optional<Long> updated =
            FeedJson.time(market, "last_update").or(() -> FeedJson.time(bookmaker, "last_update"));
        if (book.isEmpty() || updated.isEmpty()) {
          malformed.accept(market);
          continue;
        }
        for (JsonNode outcome : market.path("outcomes")) {
          @Nullable Offer offer =
              offer(game, book, FeedJson.text(market, "key"), outcome, updated.get());
          if (offer == null) {
            malformed.accept(outcome);
          } else {
            offers.add(offer);
          }
        }
      }
    }
    return offers;
  }

  private @Nullable Offer offer(
      GameId game, String book, String market, JsonNode outcome, long updated) {
    @Nullable Selection side = side(market, FeedJson.text(outcome, "name"));
    @Nullable Question question = question(market, side, FeedJson.points(outcome, "point"));
    OptionalDouble decimal = FeedJson.american(outcome, "price");
    if (side == null || question == null || decimal.isEmpty()) {
      return null;
    }
    return new Offer(game, book, question, true, side, decimal, Optional.empty(), updated);
  }

  private @Nullable Selection side(String market, String name) {
    if (market.equals("totals")) {
      return switch (name) {
        case "Over" -> Selection.OVER;
        case "Under" -> Selection.UNDER;
        default -> null;
      };
    }
    if (name.equals(fixture.home().name())) {
      return Selection.HOME;
    }
    if (name.equals(fixture.away().name())) {
      return Selection.AWAY;
    }
    return market.equals("h2h") && name.equals("Draw") ? Selection.DRAW : null;
  }

  private @Nullable Question question(String market, @Nullable Selection side, OptionalInt points) {
    return switch (market) {
      case "h2h" -> fixture.league().hasDraws() ? Question.OUTRIGHT : Question.WINNER;
      case "spreads" ->
          points.isEmpty()
              ? null
              : Question.spread(side == Selection.AWAY ? -points.getAsInt() : points.getAsInt());
      case "totals" -> points.isEmpty() ? null : Question.total(points.getAsInt());
      default -> null;
    };
  }
}
