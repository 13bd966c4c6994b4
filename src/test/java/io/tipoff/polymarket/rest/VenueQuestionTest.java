package io.tipoff.polymarket.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tipoff.market.Question;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which futures are known to be won by one alone. */
class VenueQuestionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tec-mlb-nlchamp-2026-09-27-lad | ''                             | National League Champion | Los Angeles Dodgers      | FUTURE
          any                            | futures                        | NBA Finals MVP           | Somebody                 | FUTURE
          any                            | SPORTS_MARKET_TYPE_FUTURE      | Division Winner          | Harbor Gulls             | FUTURE
          any                            | ''                             | National League Champion | Los Angeles Dodgers      | UNKNOWN
          tec-mlb-playoffs-2026-lad      | futures                        | To make the playoffs     | Los Angeles Dodgers      | UNKNOWN
          tec-mlb-wins-2026-lad          | futures                        | Will they be champions?  | Los Angeles Dodgers      | UNKNOWN
          tec-mlb-nlchamp-2026-09-27     | futures                        | National League Champion | National League Champion | UNKNOWN
          any                            | prop                           | Who is the winner?       | Somebody                 | UNKNOWN
          """)
  void shouldKnowWhatOneAloneWins(
      String slug, String type, String question, String title, Question.Kind kind)
      throws JsonProcessingException {
    String key = type.startsWith("SPORTS") ? "sportsMarketTypeV2" : "sportsMarketType";
    String json =
        "{\"slug\":\"%s\",\"%s\":\"%s\",\"question\":\"%s\",\"title\":\"%s\"}"
            .formatted(slug, key, type, question, title);
    VenueMarket market =
        MarketReader.market(JsonMapper.builder().build().readTree(json), MarketReader.Context.NONE);

    assertThat(market.toMarket().listing().question().kind()).isEqualTo(kind);
  }
}
