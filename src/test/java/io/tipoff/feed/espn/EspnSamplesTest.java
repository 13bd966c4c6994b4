package io.tipoff.feed.espn;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.feed.League;
import io.tipoff.feed.Samples;
import io.tipoff.game.GameClock;
import io.tipoff.game.GameState;
import io.tipoff.game.Situation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recorded scoreboards, read to the last value. */
class EspnSamplesTest {
  private static List<String> read(String file, League league) throws Exception {
    List<String> games = new ArrayList<>();
    for (var event : Samples.json("espn/" + file).path("events")) {
      EspnGame game = EspnGame.read(event, league);
      GameState state = game.state();
      games.add(
          "%s %s-%s %d-%d %s %d %s %s"
              .formatted(
                  game.fixture().id(),
                  game.fixture().home().abbreviation(),
                  game.fixture().away().abbreviation(),
                  state.homeScore(),
                  state.awayScore(),
                  state.status(),
                  state.period(),
                  state.clock().map(EspnSamplesTest::seconds).orElse("-"),
                  state.situation().map(EspnSamplesTest::down).orElse("-")));
    }
    return games;
  }

  private static String seconds(GameClock clock) {
    return clock.left() / 1_000_000_000L + (clock.running() ? " runs" : "s");
  }

  private static String down(Situation situation) {
    Situation.Football ball = (Situation.Football) situation;
    return "%s %d&%d %d"
        .formatted(ball.possession(), ball.down(), ball.distance(), ball.yardsToGoal());
  }

  @Test
  void shouldReadAnAfternoonOfFootball() throws Exception {
    assertThat(read("nfl_scoreboard_inprogress_2022-11-20.json", League.NFL))
        .containsExactly(
            "401437845 ATL-CHI 7-7 LIVE 2 710s HOME 3&9 80",
            "401437847 BUF-CLE 3-10 LIVE 2 497s HOME 1&10 52",
            "401437849 IND-PHI 7-0 LIVE 2 382s AWAY 2&2 2",
            "401437850 NE-NYJ 0-0 LIVE 1 35s HOME 1&5 5",
            "401437851 NO-LAR 10-7 LIVE 2 731s -",
            "401437852 NYG-DET 6-3 LIVE 2 507s AWAY 3&2 83",
            "401437846 BAL-CAR 0-0 LIVE 2 755s HOME 2&10 51",
            "401437848 HOU-WSH 0-14 LIVE 2 704s -",
            "401437853 DEN-LV 0-0 SCHEDULED 0 - -",
            "401437855 MIN-DAL 0-0 SCHEDULED 0 - -",
            "401437856 PIT-CIN 0-0 SCHEDULED 0 - -",
            "401437854 LAC-KC 0-0 SCHEDULED 0 - -",
            "401437844 GB-TEN 17-27 FINAL 4 - -",
            "401435642 ARI-SF 0-0 SCHEDULED 0 - -");
  }

  @Test
  void shouldReadAnEveningOfBasketball() throws Exception {
    assertThat(read("ncaam_scoreboard_inprogress_2025-02-04.json", League.CBB))
        .startsWith(
            "401719131 SJU-MARQ 54-55 LIVE 2 309s -",
            "401708369 FLA-VAN 63-54 LIVE 2 492s -",
            "401721401 IOWA-PUR 69-78 LIVE 2 328s -",
            "401708371 MISS-UK 78-63 LIVE 2 505s -",
            "401725712 HOU-OKST 23-25 LIVE 1 309s -",
            "401708368 AUB-OU 0-0 SCHEDULED 0 - -")
        .hasSize(10);
    assertThat(read("nba_scoreboard_final_2024-01-29.json", League.NBA))
        .containsExactly(
            "401585285 CHA-NY 92-113 FINAL 4 - -",
            "401585286 CLE-LAC 118-108 FINAL 4 - -",
            "401585287 BOS-NO 118-112 FINAL 4 - -");
  }
}
