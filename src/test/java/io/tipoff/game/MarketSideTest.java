package io.tipoff.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.market.FeeCurve;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Question;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Which side of a game a market's YES contract is for. */
class MarketSideTest {
  private static Optional<Selection> side(String longTeam, String shortTeam, Question question) {
    Market market =
        new Market(
            new MarketId("m"),
            Optional.empty(),
            FeeCurve.STANDARD,
            Optional.empty(),
            new Listing("e", "nba", longTeam, shortTeam, OptionalLong.empty(), question),
            false);
    return MarketSide.of(market, "nyk"::equals, team -> team.equals("bos") || team.equals("both"))
        .map(MarketSide::longSide);
  }

  @Test
  void shouldFollowTheLongTeam() {
    assertThat(side("nyk", "bos", Question.WINNER)).contains(Selection.HOME);
    assertThat(side("bos", "nyk", Question.WINNER)).contains(Selection.AWAY);
    assertThat(side("bos", "", Question.spread(-450))).contains(Selection.AWAY);
    assertThat(side("", "", Question.total(22_050))).contains(Selection.OVER);
    assertThat(side("", "", Question.DRAW)).contains(Selection.DRAW);
  }

  @Test
  void shouldSayNothingWhereTheTeamsDoNotFit() {
    assertThat(side("lal", "bos", Question.WINNER)).isEmpty();
    assertThat(side("nyk", "lal", Question.WINNER)).isEmpty();
    assertThat(side("nyk", "nyk", Question.WINNER)).isEmpty();
    assertThat(side("", "", Question.WINNER)).isEmpty();
    assertThat(side("nyk", "bos", Question.UNKNOWN)).isEmpty();
  }

  @Test
  void shouldRefuseWhatNoGameHas() {
    assertThatThrownBy(() -> new Situation.Baseball(TeamSide.HOME, 4, 0, 0, 0))
        .hasMessage("outs are from 0 to 3, not 4");
    assertThatThrownBy(() -> new Situation.Football(TeamSide.HOME, 0, 10, 50))
        .hasMessage("downs are from 1 to 4, not 0");
    assertThatThrownBy(() -> new GameClock(-1, true)).hasMessageContaining("not -1");
    assertThatThrownBy(() -> new GameId("")).hasMessage("a game without a name");
    assertThatThrownBy(() -> SideOdds.of(Selection.HOME, 1)).hasMessageContaining("above 1");
  }
}
