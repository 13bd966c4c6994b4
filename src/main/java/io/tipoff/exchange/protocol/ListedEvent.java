package io.tipoff.exchange.protocol;

import io.tipoff.exchange.feeds.OpticOddsNames;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** An event, such as a game, with its teams and markets; of the thread that holds the floor. */
final class ListedEvent {
  private static final int FIRST_GAME = 90_000;

  /** A game of which only the end is known begins so long before. */
  private static final Duration GAME = Duration.ofMinutes(150);

  private final int id;
  private final String slug;
  private final String league;
  private final List<Team> teams;
  private final Optional<LocalDate> date;
  private final OptionalLong ends;
  private final long listed;
  private final List<ListedMarket> markets = new ArrayList<>();
  private GameState game = GameState.SCHEDULED;
  private OptionalLong starts = OptionalLong.empty();

  ListedEvent(
      int id,
      String slug,
      String league,
      List<Team> teams,
      Optional<LocalDate> date,
      OptionalLong ends,
      long listed) {
    this.id = id;
    this.slug = slug;
    this.league = league;
    this.teams = teams;
    this.date = date;
    this.ends = ends;
    this.listed = listed;
  }

  void add(ListedMarket market) {
    markets.add(market);
  }

  void play(GameState state) {
    game = state;
  }

  /** Tells when a game is to begin, nanoseconds since 1970. */
  void schedule(long start) {
    starts = OptionalLong.of(start);
  }

  int id() {
    return id;
  }

  /** The sports provider's id. */
  int gameId() {
    return FIRST_GAME + id;
  }

  String slug() {
    return slug;
  }

  /** Empty if unknown. */
  String league() {
    return league;
  }

  List<Team> teams() {
    return teams;
  }

  Optional<Team> team(int place) {
    return place < teams.size() ? Optional.of(teams.get(place)) : Optional.empty();
  }

  Optional<LocalDate> date() {
    return date;
  }

  /** When the game begins, nanoseconds since 1970. */
  OptionalLong starts() {
    return starts.isPresent() || ends.isEmpty()
        ? starts
        : OptionalLong.of(ends.getAsLong() - GAME.toNanos());
  }

  /** Nanoseconds since 1970. */
  OptionalLong ends() {
    return ends;
  }

  /** Nanoseconds since 1970. */
  long listed() {
    return listed;
  }

  List<ListedMarket> markets() {
    return markets;
  }

  GameState game() {
    return game;
  }

  String title() {
    return teams.isEmpty()
        ? slug
        : teams.stream().map(Team::name).collect(Collectors.joining(" vs. "));
  }

  /** The id of its fixture at OpticOdds. */
  String fixtureId() {
    return OpticOddsNames.fixture(slug);
  }
}
