package io.tipoff.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReportTest {

  @ParameterizedTest
  @CsvSource({
    "events, 12345",
    "seconds, 4800",
    "orders, 40",
    "fills, 4",
    "unsettled, 1",
    "replaces, 120",
    "cancels, 36",
    "duplicates, 12",
    "makerShare, 0.857143",
    "sizeAssumedFills, 1",
    "assumedMarkets, 1",
    "unknownMarkets, 1"
  })
  void shouldGiveCountsAsNumbers(String key, double value) throws JsonProcessingException {
    JsonNode node = parse(SampleReports.small()).path(key);
    assertThat(node.isNumber()).isTrue();
    assertThat(node.doubleValue()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "pnl, 4.29",
    "fees, 0.01",
    "commandsHash, 00ff",
    "pnlAtMid, 4.39",
    "feesPaid, 0.09",
    "rebates, 0.08",
    "realised, 4.50",
    "unrealised, -0.20",
    "unrealisedAtMid, -0.10",
    "startEquity, 1000.00",
    "endEquity, 1004.29",
    "drawdown, 1.75",
    "feesAsOf, 2026-10-01",
    "from, 2026-10-24T23:00:00Z",
    "to, 2026-10-25T00:20:00Z"
  })
  void shouldGiveMoneyAndTimesAsText(String key, String value) throws JsonProcessingException {
    JsonNode node = parse(SampleReports.small()).path(key);
    assertThat(node.isTextual()).isTrue();
    assertThat(node.textValue()).isEqualTo(value);
  }

  @Test
  void shouldGiveNegativeFeesWhenRebatesAreLarger() throws JsonProcessingException {
    JsonNode maker = parse(SampleReports.small()).path("strategies").path("market-maker");
    assertThat(maker.path("fees").textValue()).isEqualTo("-0.08");
    assertThat(maker.path("pnl").textValue()).isEqualTo("4.38");
  }

  @Test
  void shouldGiveTheFillsInGroups() throws JsonProcessingException {
    JsonNode groups = parse(SampleReports.small()).path("groups");
    assertThat(groups).hasSize(2);
    assertThat(groups.path(1).toString())
        .isEqualTo(
            "{'strategy':'market-maker','league':'nba','phase':'in-play','trigger':'quote',"
                .concat("'fills':3,'contracts':'30','makerShare':1,'pnl':'4.50','fees':'-0.08',")
                .concat("'edge':0.01,'markout1':0.005,'markout5':-0.02,'markout30':0.0125,")
                .concat("'markout300':null}")
                .replace('\'', '"'));
    assertThat(parse(SampleReports.small()).path("calibration").toString())
        .isEqualTo(
            "[{'from':0.5,'to':0.6,'fills':3,'believed':0.55,'paid':0.5}]".replace('\'', '"'));
    assertThat(parse(SampleReports.small()).path("reactions").toString())
        .isEqualTo(
            "[{'kind':'take','count':3,'fromStampMs':{'median':1900.0,'p95':2000.0},"
                .concat("'fromArrivalMs':{'median':30.0,'p95':40.0}}]")
                .replace('\'', '"'));
    assertThat(parse(SampleReports.idle()).path("groups")).isEmpty();
    assertThat(parse(SampleReports.idle()).path("reactions")).isEmpty();
  }

  @Test
  void shouldGiveEachMarketWithItsInventory() throws JsonProcessingException {
    JsonNode markets = parse(SampleReports.small()).path("markets");
    assertThat(markets.fieldNames())
        .toIterable()
        .containsExactly(
            "aec-nba-hbr-smt-2026-10-24",
            "aec-nba-cnd-pnr-2026-10-24",
            "aec-nba-rvr-dlt-2026-10-24");
    assertThat(markets.path("aec-nba-cnd-pnr-2026-10-24").toString())
        .isEqualTo(
            "{'rules':'assumed','orders':10,'fills':1,'contracts':'10','pnl':'-0.17',"
                .concat("'pnlAtMid':'-0.07','realised':'0.00','unrealised':'-0.20',")
                .concat("'unrealisedAtMid':'-0.10','fees':'-0.03','feesPaid':'0.00',")
                .concat("'rebates':'0.03','position':'10','mark':'0.53','settled':false,")
                .concat("'settlement':null,'largestPosition':'10',")
                .concat("'inventory':[['2026-10-25T00:00:00Z','10']]}")
                .replace('\'', '"'));
    assertThat(markets.path("aec-nba-hbr-smt-2026-10-24").path("settled").booleanValue()).isTrue();
    assertThat(markets.path("aec-nba-hbr-smt-2026-10-24").path("settlement").textValue())
        .isEqualTo("1.00");
  }

  @Test
  void shouldNameFilesRefusalsAndConditions() throws JsonProcessingException {
    JsonNode root = parse(SampleReports.small());
    assertThat(root.path("tapes").toString()).isEqualTo("[\"evening/bbo.csv\"]");
    assertThat(root.path("ignoredFiles")).hasSize(2);
    assertThat(root.path("refusals").path("UNKNOWN_RULES").intValue()).isEqualTo(9);
    assertThat(root.path("rejections").path("Unknown order").intValue()).isEqualTo(2);
    assertThat(root.path("cancellations").path("Book is CLOSED").intValue()).isEqualTo(1);
    assertThat(root.path("unsoundRows").path("ONE_SIDED").intValue()).isEqualTo(7);
  }

  @Test
  void shouldListFillsWithTheirEvidenceWhenTheyWereKept() throws JsonProcessingException {
    JsonNode fill = parse(SampleReports.small()).path("fillList").path(0);
    assertThat(fill.path("side").textValue()).isEqualTo("buy");
    assertThat(fill.path("price").textValue()).isEqualTo("0.55");
    assertThat(fill.path("row").intValue()).isEqualTo(1_234);
    assertThat(fill.path("fee").textValue()).isEqualTo("-0.03");
    JsonNode evidence = fill.path("evidence");
    assertThat(evidence.path("kind").textValue()).isEqualTo("BOOK_THROUGH_SIZE_ASSUMED");
    assertThat(evidence.path("sizeAssumed").booleanValue()).isTrue();
    assertThat(evidence.path("seenAt").textValue()).isEqualTo("2026-10-24T23:10:00Z");
  }

  @Test
  void shouldNotListFillsWhenTheyWereNotKept() throws JsonProcessingException {
    assertThat(parse(SampleReports.withoutDetail()).has("fillList")).isFalse();
  }

  @Test
  void shouldGiveTheSameBytesForTheSameReport() {
    assertThat(JsonReport.of(SampleReports.small()))
        .isEqualTo(JsonReport.of(SampleReports.small()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two\nlines", "two\u2028lines", "\"quoted\\", "\u001b[2J", "▁▂▃"})
  void shouldStayOneLineOfAsciiWhateverTheVenueSays(String words) throws JsonProcessingException {
    BacktestReport report = SampleReports.hostile("slug", words);
    assertThat(JsonReport.of(report)).matches("[ -~]+");
    assertThat(parse(report).path("rejections").path(words).intValue()).isEqualTo(2);
  }

  private static JsonNode parse(BacktestReport report) throws JsonProcessingException {
    return new ObjectMapper().readTree(JsonReport.of(report));
  }
}
