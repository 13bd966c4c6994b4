package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class StatusTextTest {
  private static String text(String json) throws Exception {
    return StatusText.of(new ObjectMapper().readTree(json));
  }

  @Test
  void shouldTellWhereGamesStandAndWhetherThatIsCertain() throws Exception {
    String text =
        text(
            """
            {"games": [
              {"game": "nba-bos-nyk-2026-10-01", "condition": "contradicted", "status": "live",
               "period": 2, "clockSeconds": 312, "home": 54, "away": 49, "feed": "espn"},
              {"game": "mlb-one", "condition": "certain", "status": "break",
               "period": 7, "home": 3, "away": 10, "feed": "venue"}]}
            """);

    assertThat(text.lines())
        .contains(
            "games: 2",
            "  nba-bos-nyk-2026-10-01                54 : 49  live      period 2 5:12,"
                + " contradicted by espn",
            "  mlb-one                                3 : 10  break     period 7, certain by"
                + " venue");
  }

  @Test
  void shouldSayNothingOfGamesWhereNoneIsKnown() throws Exception {
    assertThat(text("{\"games\": []}")).doesNotContain("games");
  }
}
