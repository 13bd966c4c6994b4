package io.tipoff.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.MarketSide;
import io.tipoff.game.Selection;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Question;
import io.tipoff.polymarket.rest.VenueTeam;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GameMatcherTest {
  private static final double LEAST = 0.9;
  private static final long START = FeedDesk.START;

  private final GameMatcher matcher = new GameMatcher(LEAST);

  private static VenueTeam team(String id, String name, String abbreviation) {
    return new VenueTeam(id, name, abbreviation, "", "nba", "", List.of());
  }

  private static VenueGame game(String id, String home, String away, Duration later) {
    return game(id, League.NBA, home, away, OptionalLong.of(START + later.toNanos()));
  }

  private static VenueGame game(
      String id, League league, String home, String away, OptionalLong start) {
    return new VenueGame(
        new GameId(id), league, start, team("1", home, ""), team("2", away, ""), List.of());
  }

  private static Fixture fixture(String home, String away) {
    return fixture(new Team("h", home, ""), new Team("a", away, ""));
  }

  private static Fixture fixture(Team home, Team away) {
    return new Fixture(FeedSource.ESPN, "f1", League.NBA, home, away, START);
  }

  private static final Fixture KNICKS_AT_CELTICS = fixture("Boston Celtics", "New York Knicks");

  private GameMatch match(VenueGame... games) {
    return matcher.match(KNICKS_AT_CELTICS, List.of(games));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "30, 1", "-30, 1", "31, 0.95", "120, 0.95", "-120, 0.95"})
  void shouldSayHowSureItIsByTheStart(long minutes, double confidence) {
    GameMatch match =
        match(game("g", "Boston Celtics", "New York Knicks", Duration.ofMinutes(minutes)));

    assertThat(match).isEqualTo(new GameMatch.Found(new GameId("g"), List.of(), confidence));
  }

  @ParameterizedTest
  @CsvSource({
    "121, 'the nearest is g, at a confidence of 0.80'",
    "720, 'the nearest is g, at a confidence of 0.80'",
    "721, none of the venue's 1 games of the league has these teams near that time",
    "1440, none of the venue's 1 games of the league has these teams near that time",
    "-1440, none of the venue's 1 games of the league has these teams near that time"
  })
  void shouldNotTakeTheGameOfAnotherDay(long minutes, String reason) {
    assertThat(match(game("g", "Boston Celtics", "New York Knicks", Duration.ofMinutes(minutes))))
        .isEqualTo(new GameMatch.None(reason));
  }

  @Test
  void shouldTellTheGamesOfADoubleheaderApart() {
    VenueGame first = game("g1", "Boston Celtics", "New York Knicks", Duration.ofMinutes(5));
    VenueGame second = game("g2", "Boston Celtics", "New York Knicks", Duration.ofHours(5));

    assertThat(match(second, first)).isEqualTo(new GameMatch.Found(new GameId("g1"), List.of(), 1));
  }

  @Test
  void shouldNotGuessBetweenGamesThatAreTooNear() {
    VenueGame first = game("g1", "Boston Celtics", "New York Knicks", Duration.ofHours(-1));
    VenueGame second = game("g2", "Boston Celtics", "New York Knicks", Duration.ofHours(1));

    assertThat(match(first, second))
        .isEqualTo(new GameMatch.Ambiguous(List.of(new GameId("g1"), new GameId("g2"))));
  }

  @Test
  void shouldNotGuessBetweenTeamsOfOneCity() {
    Fixture losAngeles = fixture("Los Angeles", "New York Knicks");
    VenueGame lakers = game("g1", "Los Angeles Lakers", "New York Knicks", Duration.ZERO);
    VenueGame clippers = game("g2", "Los Angeles Clippers", "New York Knicks", Duration.ZERO);

    assertThat(matcher.match(losAngeles, List.of(lakers, clippers)))
        .isEqualTo(new GameMatch.None("the nearest is g1, at a confidence of 0.80"));
    assertThat(new GameMatcher(0.7).match(losAngeles, List.of(lakers, clippers)))
        .isEqualTo(new GameMatch.Ambiguous(List.of(new GameId("g1"), new GameId("g2"))));
    assertThat(
            matcher.match(
                fixture("Los Angeles Clippers", "New York Knicks"), List.of(lakers, clippers)))
        .isEqualTo(new GameMatch.Found(new GameId("g2"), List.of(), 1));
  }

  @Test
  void shouldSayThatSidesAreSwapped() {
    assertThat(match(game("g", "New York Knicks", "Boston Celtics", Duration.ZERO)))
        .isEqualTo(new GameMatch.None("the venue has home and away the other way round"));
  }

  @Test
  void shouldSayThatThereIsNoSuchGame() {
    assertThat(match()).isEqualTo(new GameMatch.None("the venue lists no game of nba"));
    assertThat(
            match(
                game(
                    "g", League.WNBA, "Boston Celtics", "New York Knicks", OptionalLong.of(START))))
        .isEqualTo(new GameMatch.None("the venue lists no game of nba"));
    assertThat(
            match(game("g", League.NBA, "Boston Celtics", "New York Knicks", OptionalLong.empty())))
        .isInstanceOf(GameMatch.None.class);
    assertThat(match(game("g", "Boston Celtics", "Miami Heat", Duration.ZERO)))
        .isInstanceOf(GameMatch.None.class);
  }

  private static double likeness(Team team, VenueTeam other) {
    return TeamNames.likeness(team, other, FeedSource.ESPN);
  }

  private static double likeness(String one, String other) {
    return likeness(new Team("", one, ""), team("", other, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "Boston Celtics, boston celtics, 1",
    "Celtics, Boston Celtics, 0.95",
    "Boston Celtics, Celtics, 0.95",
    "Boston, Boston Celtics, 0.8",
    "Boston Bruins, Boston Celtics, 0",
    "Atlético Madrid, Atletico Madrid, 1",
    "St. Louis Blues, St Louis Blues, 1",
    "Liverpool FC, Liverpool, 1",
    "Manchester United, Manchester City, 0",
    "United, Manchester United, 0.95",
    "FC, FC, 1",
    "'', Boston Celtics, 0",
    "'', '', 0",
    "東京, 大阪, 0",
    "Boston Celtics and more, Boston Celtics, 0.8"
  })
  void shouldCompareNames(String one, String other, double likeness) {
    assertThat(likeness(one, other)).isEqualTo(likeness, Offset.offset(1e-12));
  }

  @Test
  void shouldBelieveTheProvidersOwnIdsBeforeNames() {
    VenueTeam celtics =
        new VenueTeam(
            "1",
            "Boston Celtics",
            "BOS",
            "",
            "nba",
            "home",
            List.of(
                new VenueTeam.ProviderId("OPTICODDS", "x"),
                new VenueTeam.ProviderId("ESPN", "17")));

    assertThat(likeness(new Team("17", "Green", ""), celtics)).isEqualTo(1);
    assertThat(likeness(new Team("18", "Boston Celtics", "BOS"), celtics)).isZero();
    assertThat(likeness(new Team("", "Boston Celtics", ""), celtics)).isEqualTo(1);
    assertThat(likeness(new Team("x", "Green", ""), celtics)).isZero();
  }

  @Test
  void shouldTakeLettersForAShortName() {
    VenueTeam lakers = team("1", "Los Angeles Lakers", "lal");

    assertThat(likeness(new Team("", "LA Lakers", "LAL"), lakers)).isEqualTo(0.95);
    assertThat(likeness(new Team("", "LA Lakers", ""), lakers)).isZero();
    assertThat(likeness(new Team("", "X", ""), team("1", "Y", ""))).isZero();
  }

  private static Market market(String id, String longTeam, String shortTeam, Question question) {
    return new Market(
        new MarketId(id),
        Optional.empty(),
        FeeCurve.STANDARD,
        Optional.empty(),
        new Listing("g", "nba", longTeam, shortTeam, OptionalLong.empty(), question),
        false);
  }

  @Test
  void shouldTellTheYesSideOfMarketsWhereItIsSure() {
    VenueGame game =
        new VenueGame(
            new GameId("g"),
            League.EPL,
            OptionalLong.of(START),
            team("1", "Arsenal", "ars"),
            team("2", "Chelsea", "che"),
            List.of(
                market("w-home", "ars", "che", Question.WINNER),
                market("w-away", "Chelsea", "", Question.OUTRIGHT),
                market("draw", "", "", Question.DRAW),
                market("total", "", "", Question.total(250)),
                market("spread", "che", "ars", Question.spread(-150)),
                market("neither", "tot", "ars", Question.WINNER),
                market("both", "ars", "ars", Question.WINNER),
                market("unnamed", "", "che", Question.WINNER),
                market("unknown", "ars", "che", Question.UNKNOWN)));

    assertThat(GameMatcher.found(game, 0.95).markets())
        .containsExactly(
            new MarketSide(new MarketId("w-home"), Selection.HOME),
            new MarketSide(new MarketId("w-away"), Selection.AWAY),
            new MarketSide(new MarketId("draw"), Selection.DRAW),
            new MarketSide(new MarketId("total"), Selection.OVER),
            new MarketSide(new MarketId("spread"), Selection.AWAY));
  }
}
