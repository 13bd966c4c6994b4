package io.tipoff.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every complaint is one line that names file, line, column and what is allowed. */
class BadTapeTest {
  private static final String HEADER =
      "ts_epoch,market_slug,kind,best_bid,best_ask,bid_size,ask_size,state,"
          + "trade_price,trade_size,aggressor\n";

  @TempDir private Path folder;

  @BeforeEach
  void writeMarkets() throws IOException {
    write(
        "markets.csv",
        "slug,tick,minimum_quantity,league,long_team,assumed\ngame,0.01,1,nba,,true\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void assertBad(String row, String complaint) throws IOException {
    write("bbo.csv", HEADER + "10,game,,0.40,0.42,5,5,OPEN,,,\n" + row + "\n");
    assertComplaint("bbo.csv:3: " + complaint);
  }

  private void assertComplaint(String complaint) {
    assertThatThrownBy(this::readAll)
        .isInstanceOf(BadTape.class)
        .hasMessage(folder + "/" + complaint);
  }

  private void readAll() {
    try (Tape tape = DataFiles.open(List.of(folder), null, null, _ -> {}).tape()) {
      while (tape.next() != null) {
        assertThat(tape.rows()).isPositive();
      }
    }
  }

  @Test
  void shouldRefuseAHeaderThatLacksAColumn() throws IOException {
    write("bbo.csv", "ts_epoch,slug,best_bid,best_ask\n1,game,0.40,0.42\n");

    assertComplaint(
        "bbo.csv:1: market_slug: the header has no such column; required: ts_epoch (or ts_iso),"
            + " market_slug, best_bid, best_ask");
  }

  @Test
  void shouldRefuseARowOutOfTimeOrder() throws IOException {
    assertBad(
        "9.999,game,,0.40,0.42,5,5,OPEN,,,",
        "ts_epoch: '9.999'; allowed: a time not before the row above");
  }

  @Test
  void shouldRefuseAPriceOffTheTick() throws IOException {
    assertBad(
        "11,game,,0.405,0.42,5,5,OPEN,,,",
        "best_bid: '0.405'; allowed: 0.01 to 0.99 in steps of 0.01");
  }

  @Test
  void shouldRefuseAPriceOutOfBounds() throws IOException {
    assertBad(
        "11,game,,0.40,1.00,5,5,OPEN,,,",
        "best_ask: '1.00'; allowed: 0.01 to 0.99 in steps of 0.01");
    assertBad(
        "11,game,,-0.40,0.42,5,5,OPEN,,,",
        "best_bid: '-0.40'; allowed: 0.01 to 0.99 in steps of 0.01");
  }

  @Test
  void shouldRefuseAPriceThatIsNoNumber() throws IOException {
    assertBad(
        "11,game,,cheap,0.42,5,5,OPEN,,,",
        "best_bid: 'cheap'; allowed: 0.01 to 0.99 in steps of 0.01");
  }

  @Test
  void shouldRefuseANegativeSize() throws IOException {
    assertBad(
        "11,game,,0.40,0.42,-5,5,OPEN,,,",
        "bid_size: '-5'; allowed: a number of contracts above 0, at most 4 decimals");
  }

  @Test
  void shouldRefuseAnUnknownMarketState() throws IOException {
    assertBad(
        "11,game,,0.40,0.42,5,5,NAPPING,,,",
        "state: 'NAPPING'; allowed: OPEN, PREOPEN, SUSPENDED, HALTED, EXPIRED, TERMINATED, CLOSED,"
            + " MATCH_AND_CLOSE_AUCTION");
  }

  @Test
  void shouldRefuseAnUnknownKindOrAggressor() throws IOException {
    assertBad(
        "11,game,rumour,0.40,0.42,5,5,OPEN,,,",
        "kind: 'rumour'; allowed: quote, trade, state, gap or nothing");
    assertBad("11,game,trade,,,,,OPEN,0.40,5,both", "aggressor: 'both'; allowed: buy or sell");
  }

  @Test
  void shouldRefuseARowOfAnotherLength() throws IOException {
    assertBad("11,game,0.40", "3 fields; the header has 11");
  }

  @Test
  void shouldRefuseATimeThatIsNoNumber() throws IOException {
    assertBad(
        "noon,game,,0.40,0.42,5,5,OPEN,,,",
        "ts_epoch: 'noon'; allowed: seconds since 1970, at most 9 decimals");
  }

  @Test
  void shouldRefuseAnEmptyFile() throws IOException {
    write("bbo.csv", "");

    assertComplaint("bbo.csv:1: the file is empty; a header line is required");
  }

  @Test
  void shouldRefuseAHeaderWithoutRows() throws IOException {
    write("bbo.csv", HEADER);

    assertComplaint("bbo.csv: no rows; at least one is required");
  }

  @Test
  void shouldRefuseAMissingFile() {
    assertComplaint("bbo.csv: no such file");
  }

  @Test
  void shouldRefuseBytesThatAreNoText() throws IOException {
    byte[] bytes = (HEADER + "10,g").getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 1] = (byte) 0xff;
    Files.write(folder.resolve("bbo.csv"), bytes);

    assertThatThrownBy(this::readAll).isInstanceOf(BadTape.class).hasMessageContaining("bbo.csv:");
  }

  @Test
  void shouldRefuseBadMarketsAndSettlements() throws IOException {
    write("bbo.csv", HEADER + "10,game,,0.40,0.42,5,5,OPEN,,,\n");
    write("settlements.csv", "slug,price\ngame,1.5\n");
    assertComplaint("settlements.csv:2: price: '1.5'; allowed: 0 to 1 dollar, at most 4 decimals");

    write(
        "markets.csv", "slug,tick,minimum_quantity,league,long_team,assumed\ngame,0.03,1,,,true\n");
    assertComplaint(
        "markets.csv:2: tick: '0.03'; allowed: a price step that divides 1, such as 0.01, 0.005,"
            + " 0.0025 or 0.001");
  }

  @Test
  void shouldNameTheFilesThatItIgnores() throws IOException {
    write("bbo.csv", HEADER + "10,game,,0.40,0.42,5,5,OPEN,,,\n");
    write("score_clock.csv", "anything");

    assertThat(DataFiles.open(List.of(folder), null, null, _ -> {}).ignored())
        .containsExactly("score_clock.csv");
  }
}
