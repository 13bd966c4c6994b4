package io.tipoff.polymarket.stream;

import static io.tipoff.polymarket.stream.StreamCount.BAD_FRAMES;
import static io.tipoff.polymarket.stream.StreamCount.UNKNOWN_ENUMS;
import static io.tipoff.polymarket.stream.StreamCount.UNKNOWN_FIELDS;
import static io.tipoff.polymarket.stream.StreamCount.UNKNOWN_KINDS;
import static io.tipoff.polymarket.stream.StreamCount.UNREADABLE_VALUES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.MarketId;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarketDecoderTest {
  private static final MarketId GAME = new MarketId("aec-nba-bos-nyk-2026-04-01");
  private static final long TIME = 1_000;
  private static final String UNTOLD = " " + MarketFrames.UNTOLD;

  private final StreamCounters counters = new StreamCounters();
  private final MarketTable markets = new MarketTable();
  private final MarketDecoder decoder = new MarketDecoder(markets, counters);
  private final FrameLog log = new FrameLog();

  @Test
  void shouldReadABook() {
    decodeFile("book");
    assertThat(log.lines)
        .containsExactly(
            "BookChanged[time=1000, market=aec-nba-bos-nyk-2026-04-01, "
                + "bids=[0.47 x 125.5, 0.465 x 0.01, 0.46 x 2000], "
                + "offers=[0.475 x 88, 0.50 x 10]] OPEN 1775087998250000000");
    assertNothingOdd();
  }

  @Test
  void shouldReadABookInSnakeCaseWithNumbersAndAnAbsentSide() {
    decodeFile("book-snake");
    assertThat(log.lines)
        .containsExactly(
            "BookChanged[time=1000, market=tec-mlb-champ-2026-lad, bids=[], "
                + "offers=[0.031 x 12.5]] SUSPENDED"
                + UNTOLD);
    assertNothingOdd();
  }

  @Test
  void shouldReadBestPricesWithoutSizes() {
    decodeFile("lite");
    assertThat(log.lines)
        .containsExactly(
            "BestPricesChanged[time=1000, market=aec-nba-bos-nyk-2026-04-01, bid=0.105, "
                + "bidSize=null, offer=0.115, offerSize=null] OPEN"
                + UNTOLD);
    assertNothingOdd();
  }

  @Test
  void shouldReadAnEmptySideOfBestPrices() {
    decodeFile("lite-one-sided");
    assertThat(log.lines)
        .containsExactly(
            "BestPricesChanged[time=1000, market=aec-nba-bos-nyk-2026-04-01, bid=null, "
                + "bidSize=null, offer=0.001, offerSize=null] null"
                + UNTOLD);
    assertNothingOdd();
  }

  @Test
  void shouldReadATradeOnTheTakersSide() {
    decodeFile("trade");
    assertThat(log.lines)
        .containsExactly(
            "TradePrinted[time=1000, market=aec-nba-bos-nyk-2026-04-01, price=0.475, "
                + "quantity=3.25, aggressor=BUY] 1775088001000000000");
    assertNothingOdd();
  }

  @Test
  void shouldReadATradeFromThePartysIntentAndInItsOwnTimeZone() {
    decodeFile("trade-plain-quantity");
    assertThat(log.lines)
        .containsExactly(
            "TradePrinted[time=1000, market=aec-nba-bos-nyk-2026-04-01, price=0.025, "
                + "quantity=40, aggressor=SELL] 1775088001000000001");
    assertNothingOdd();
  }

  @Test
  void shouldReadSeveralPayloadsOfOneFrame() {
    decodeFile("several");
    assertThat(log.lines)
        .containsExactly(
            "heartbeat 1000",
            "BookChanged[time=1000, market=m-1, bids=[], offers=[]] null" + UNTOLD,
            "BestPricesChanged[time=1000, market=m-3, bid=0.40, bidSize=null, offer=0.60, "
                + "offerSize=null] null"
                + UNTOLD,
            "TradePrinted[time=1000, market=m-2, price=0.50, quantity=1, aggressor=SELL]" + UNTOLD);
  }

  @Test
  void shouldReadHeartbeatsAndErrors() {
    decodeFile("heartbeat");
    decodeFile("error");
    assertThat(log.lines)
        .containsExactly(
            "heartbeat 1000", "error books-11 max subscriptions per connection reached");
    assertThat(counters.get(StreamCount.HEARTBEATS)).isEqualTo(1);
    assertThat(counters.get(StreamCount.FRAMES)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "null"})
  void shouldNotTakeAnEmptyErrorForOne(String error) {
    decode("{\"requestId\":\"r\",\"error\":" + error + "}");
    assertThat(log.lines).isEmpty();
  }

  @Test
  void shouldReportAnErrorOfAnotherForm() {
    decode("{\"error\":{\"code\":8}}");
    assertThat(log.lines).containsExactly("error  an error without words");
  }

  @Test
  void shouldTakeTheIdOfAKnownMarketAndMakeOneOfAnUnknownMarket() {
    markets.set(List.of(GAME));
    decodeFile("book");
    decodeFile("book-snake");
    assertThat(log.books.getFirst().market()).isSameAs(GAME);
    assertThat(log.books.getLast().market()).isEqualTo(new MarketId("tec-mlb-champ-2026-lad"));
  }

  @Test
  void shouldFindAKnownMarketBehindEscapes() {
    markets.set(List.of(GAME));
    decode(
        """
        {"\\u006darketData":{"marketSlug":"aec\\u002Dnba-bos-nyk-2026-04-01","bids":[],\
        "offers":[{"px":{"value":"0\\u002e5"},"qty":"1"}]}}""");
    assertThat(log.books.getFirst().market()).isSameAs(GAME);
    assertThat(log.books.getFirst().offers().toString()).isEqualTo("[0.50 x 1]");
  }

  @Test
  void shouldPassOverWhatItDoesNotKnowAndCountIt() {
    decode(
        """
        {"weather":{"a":[1,2,{"b":null}]},"marketData":{"marketSlug":"m","mood":"fine","bids":\
        [{"px":{"value":"0.5","currency":"USD","scale":4},"qty":"1","orders":3}],"offers":[],\
        "state":"MARKET_STATE_DANCING"},"subscriptionType":"SUBSCRIPTION_TYPE_WEATHER"}""");
    assertThat(log.lines)
        .containsExactly(
            "BookChanged[time=1000, market=m, bids=[0.50 x 1], offers=[]] SUSPENDED" + UNTOLD);
    assertThat(counters.get(UNKNOWN_KINDS)).isEqualTo(1);
    assertThat(counters.get(UNKNOWN_FIELDS)).isEqualTo(3);
    assertThat(counters.get(UNKNOWN_ENUMS)).isEqualTo(2);
  }

  @Test
  void shouldCountANumericStateAsUnknownSinceItsNumbersAreDocumentedNowhere() {
    decode("{\"marketData\":{\"marketSlug\":\"m\",\"state\":1}}");
    assertThat(log.lines).hasSize(1).first().asString().contains("SUSPENDED");
    assertThat(counters.get(UNKNOWN_ENUMS)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "0.00001"     | has too many decimals
          "1.0001"      | is out of range
          "-0.01"       | is out of range
          "half"        | is not a number
          " 0.5"        | is not a number
          "00.5"        | is not a number
          ".5"          | is not a number
          "0.5x"        | is not a number
          ""            | is missing
          null          | is missing
          []            | is not a number
          true          | is not a number
          1e-9          | has too many decimals
          12345678901234567890 | is out of range
          """)
  void shouldDropABookWithAPriceThatIsNone(String price, String problem) {
    decode(oneLevel("{\"value\":" + price + "}", "1"));
    decode(oneLevel(price, "1"));
    assertThat(log.lines).containsExactly("dropped m BOOK", "dropped m BOOK");
    assertThat(log.reasons).allSatisfy(reason -> assertThat(reason).endsWith(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "0.00001"     | has too many decimals
          "-1"          | is out of range
          "1e400"       | is out of range
          100000000000000 | is out of range
          null          | is missing
          "many"        | is not a number
          """)
  void shouldDropABookWithAQuantityThatIsNone(String quantity, String problem) {
    decode(oneLevel("0.5", quantity));
    assertThat(log.lines).containsExactly("dropped m BOOK");
    assertThat(log.reasons.getFirst()).endsWith(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          "0.5000000000000000000000000" | 1.0   | [0.50 x 1]
          5e-1          | 1E2                   | [0.50 x 100]
          0.0001        | "99999999999999.9999" | [0.0001 x 99999999999999.9999]
          1             | 0.0001                | [1.00 x 0.0001]
          "-0"          | 1                     | [0.00 x 1]
          0.5           | 0                     | []
          """)
  void shouldReadNumbersExactly(String price, String quantity, String bids) {
    decode(oneLevel(price, quantity));
    assertThat(log.books).hasSize(1);
    assertThat(log.books.getFirst().bids().toString()).isEqualTo(bids);
  }

  @ParameterizedTest
  @CsvSource({"bids,0.5,0.5", "bids,0.5,0.6", "offers,0.5,0.5", "offers,0.5,0.4"})
  void shouldDropABookWhoseLevelsAreOutOfOrder(String side, String first, String second) {
    decode(
        """
        {"marketData":{"marketSlug":"m","%s":[{"px":%s,"qty":1},{"px":%s,"qty":1}]}}"""
            .formatted(side, first, second));
    assertThat(log.lines).containsExactly("dropped m BOOK");
    assertThat(log.reasons).containsExactly("levels out of order");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"marketSlug\":\"m\",\"bids\":{}}",
        "{\"marketSlug\":\"m\",\"bids\":[null]}",
        "{\"marketSlug\":\"m\",\"offers\":[[]]}",
        "{\"marketSlug\":\"m\",\"offers\":[{}]}"
      })
  void shouldDropABookOfAnotherForm(String book) {
    decode("{\"marketData\":" + book + "}");
    assertThat(log.lines).containsExactly("dropped m BOOK");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"two words\"", "7"})
  void shouldDropWhatNamesNoMarket(String slug) {
    decode("{\"marketData\":{\"marketSlug\":" + slug + "}}");
    decode("{\"marketDataLite\":{\"marketSlug\":" + slug + "}}");
    decode("{\"trade\":{\"marketSlug\":" + slug + "}}");
    assertThat(log.lines)
        .containsExactly("dropped null BOOK", "dropped null BEST_PRICES", "dropped null TRADE");
  }

  @Test
  void shouldDropATradeThatNobodyTook() {
    decode("{\"trade\":{\"marketSlug\":\"m\",\"price\":\"0.5\",\"quantity\":\"1\"}}");
    assertThat(log.reasons).containsExactly("the aggressor's side is missing");
  }

  @Test
  void shouldTakeTheOppositeOfTheMakerWhereTheTakerIsNotTold() {
    decode(
        """
        {"trade":{"marketSlug":"m","price":"0.5","quantity":"1","taker":{},\
        "maker":{"side":"ORDER_SIDE_BUY"}}}""");
    assertThat(log.lines).hasSize(1).first().asString().contains("aggressor=SELL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nul",
        "[]",
        "\"text\"",
        "{",
        "{}}",
        "{} x",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{a:1}",
        "{\"a\":01}",
        "{\"a\":1.}",
        "{\"a\":-}",
        "{\"a\":1e}",
        "{\"a\":[1,]}",
        "{\"a\":[1 2]}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"line\nbreak\"}",
        "{\"a\":\"open",
        "{\"a\":tru}",
        "{\"a\":True}",
        "{\"a\":}"
      })
  void shouldDropAFrameThatIsNoObject(String frame) {
    decode(frame);
    assertThat(log.lines).containsExactly("dropped null FRAME");
    assertThat(log.reasons.getFirst()).contains(" at byte ");
    assertThat(counters.get(BAD_FRAMES)).isEqualTo(1);
  }

  @Test
  void shouldDropAFrameThatIsNotUtf8() {
    byte[] bytes = "{\"a\":\"xy\"}".getBytes(UTF_8);
    bytes[6] = (byte) 0xC3;
    decoder.decode(ByteBuffer.wrap(bytes), TIME, log);
    assertThat(log.reasons).containsExactly("not UTF-8 at byte 6");
  }

  @Test
  void shouldDropAFrameThatIsNestedTooDeep() {
    decode("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
    assertThat(log.reasons.getFirst()).startsWith("nested too deep");
  }

  @Test
  void shouldTellNothingOfAFrameThatBreaksOff() {
    decode("{\"marketData\":{\"marketSlug\":\"m\",\"bids\":[],\"offers\":[]},\"trade\":{");
    assertThat(log.lines).containsExactly("dropped null FRAME");
  }

  @Test
  void shouldForgetTheFrameBefore() {
    decodeFile("book");
    decode("{\"marketData\":{\"marketSlug\":\"m\"}}");
    assertThat(log.lines.getLast())
        .isEqualTo("BookChanged[time=1000, market=m, bids=[], offers=[]] null" + UNTOLD);
    decode("{}");
    assertThat(log.lines).hasSize(2);
  }

  @Test
  void shouldTakeABadTimeForNone() {
    decode("{\"marketData\":{\"marketSlug\":\"m\",\"transactTime\":\"2026-02-29T00:00:00Z\"}}");
    assertThat(log.lines.getFirst()).endsWith(UNTOLD);
    assertThat(counters.get(UNREADABLE_VALUES)).isEqualTo(1);
  }

  @Test
  void shouldReadAFrameThatIsAPartOfABuffer() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(100);
    buffer.put("xx{\"heartbeat\":{}}yy".getBytes(UTF_8)).flip();
    decoder.decode(buffer.slice(2, 16), TIME, log);
    assertThat(log.lines).containsExactly("heartbeat 1000");
  }

  private void assertNothingOdd() {
    assertThat(List.of(BAD_FRAMES, UNKNOWN_ENUMS, UNKNOWN_FIELDS, UNKNOWN_KINDS, UNREADABLE_VALUES))
        .allSatisfy(count -> assertThat(counters.get(count)).isZero());
  }

  private static String oneLevel(String price, String quantity) {
    return "{\"marketData\":{\"marketSlug\":\"m\",\"bids\":[{\"px\":%s,\"qty\":%s}]}}"
        .formatted(price, quantity);
  }

  private void decodeFile(String name) {
    decoder.decode(ByteBuffer.wrap(Frames.file(name)), TIME, log);
  }

  private void decode(String frame) {
    decoder.decode(ByteBuffer.wrap(frame.getBytes(UTF_8)), TIME, log);
  }
}
