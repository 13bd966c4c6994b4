package io.tipoff.feed.opticodds;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.feed.FeedException;
import io.tipoff.feed.FeedHealth;
import io.tipoff.feed.FeedJson;
import io.tipoff.feed.GameTeller;
import io.tipoff.feed.OddsBoard;
import io.tipoff.feed.OddsBoard.Offer;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is read of games that are followed, and told. */
final class Readings {
  private final OpticOddsApi api;
  private final List<String> sportsbooks;
  private final OddsBoard board;
  private final GameTeller teller;
  private final FeedHealth health;

  Readings(
      OpticOddsApi api,
      List<String> sportsbooks,
      OddsBoard board,
      GameTeller teller,
      FeedHealth health) {
    this.api = api;
    this.sportsbooks = sportsbooks;
    this.board = board;
    this.teller = teller;
    this.health = health;
  }

  private static <T> List<List<T>> groups(Collection<T> all) {
    List<T> list = List.copyOf(all);
    List<List<T>> groups = new ArrayList<>();
    for (int i = 0; i < list.size(); i += OpticOddsApi.MOST) {
      groups.add(list.subList(i, Math.min(i + OpticOddsApi.MOST, list.size())));
    }
    return groups;
  }

  private static List<String> ids(List<Followed> games) {
    return games.stream().map(game -> game.fixture().id()).toList();
  }

  /** Reads where games stand; a stream that was faster, or ended meanwhile, is believed. */
  void results(List<Followed> wanted) throws FeedException, InterruptedException {
    for (List<Followed> group : groups(wanted)) {
      List<Integer> changes = group.stream().map(Followed::changes).toList();
      JsonNode results = api.results(ids(group));
      for (int i = 0; i < group.size(); i++) {
        Followed game = group.get(i);
        int asked = changes.get(i);
        game.inTurn(
            () -> {
              boolean streamWasFaster = game.changes() != asked;
              if (!streamWasFaster) {
                take(game, results);
              }
            });
      }
    }
  }

  /** A game without a result has not begun, unless it was said to have. */
  private void take(Followed game, JsonNode results) {
    boolean told = false;
    for (JsonNode result : results) {
      if (FeedJson.text(result.path("fixture"), "id").equals(game.fixture().id())) {
        told = true;
        tell(game, result, Optional.empty());
      }
    }
    if (!told && game.hasBegun()) {
      health.malformed();
    } else if (!told) {
      stands(game, OpticOddsReader.notBegun(game.fixture()), Optional.empty());
    }
  }

  /** Tells a result, if it can be understood. */
  void tell(Followed game, JsonNode result, Optional<Long> trueAt) {
    try {
      stands(game, OpticOddsReader.result(game.fixture(), result), trueAt);
    } catch (FeedException _) {
      health.malformed();
    }
  }

  /** Tells where a game stands. */
  void stands(Followed game, GameState state, Optional<Long> trueAt) {
    game.stands(state);
    teller.state(game.game(), trueAt, state);
  }

  /** Reads all that the books offer on games: what is not among it is not offered. */
  void odds(List<Followed> wanted) throws FeedException, InterruptedException {
    for (List<Followed> group : groups(wanted)) {
      for (List<String> books : groups(sportsbooks)) {
        JsonNode fixtures = api.odds(ids(group), books);
        Set<String> names = new TreeSet<>();
        books.forEach(book -> names.add(OddsBoard.sportsbook(book)));
        for (Followed game : group) {
          List<Offer> offers = new ArrayList<>();
          for (JsonNode fixture : fixtures) {
            if (FeedJson.text(fixture, "id").equals(game.fixture().id())) {
              fixture.path("odds").forEach(odd -> add(game, odd, offers));
            }
          }
          board.replace(game.game(), names, offers, 0);
        }
      }
    }
  }

  /** Adds what a book offers, if it is a main line that can be understood. */
  void add(Followed game, JsonNode odd, List<Offer> offers) {
    try {
      @Nullable Offer offer = OpticOddsReader.offer(game.game(), game.fixture(), odd);
      if (offer != null && offer.main()) {
        offers.add(offer);
      }
    } catch (FeedException _) {
      health.malformed();
    }
  }

  /** Reads when books were last seen: a price that does not move has no newer stamp. */
  void lastPolled(Map<String, Followed> games) throws FeedException, InterruptedException {
    for (List<Followed> group : groups(games.values())) {
      for (List<String> books : groups(sportsbooks)) {
        for (JsonNode fixture : api.lastPolled(ids(group), books)) {
          @Nullable Followed game = games.get(FeedJson.text(fixture, "fixture_id"));
          if (game != null) {
            polled(game.game(), fixture.path("sportsbooks"));
          }
        }
      }
    }
  }

  private void polled(GameId game, JsonNode books) {
    for (JsonNode book : books) {
      Optional<Long> at = FeedJson.seconds(book, "timestamp");
      String name = OddsBoard.sportsbook(FeedJson.text(book, "name"));
      at.ifPresent(time -> board.polled(game, name, time));
    }
  }
}
