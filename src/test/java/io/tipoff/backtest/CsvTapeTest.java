package io.tipoff.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.Event;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTapeTest {
  private static final MarketId GAME = new MarketId("game");

  @TempDir private Path folder;

  private Tape tape(String... lines) throws IOException {
    return tape(new LinkedHashMap<>(), lines);
  }

  private Tape tape(SequencedMap<MarketId, Price> settlements, String... lines) throws IOException {
    Path file = folder.resolve("bbo.csv");
    Files.writeString(file, String.join("\r\n", lines) + "\r\n");
    SequencedMap<MarketId, Market> markets = new LinkedHashMap<>();
    markets.put(GAME, Market.of(GAME, new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1))));
    return new SettledTape(CsvTape.open(file, markets), settlements);
  }

  private static List<String> read(Tape tape) {
    List<String> events = new ArrayList<>();
    try (tape) {
      for (Event event = tape.next(); event != null; event = tape.next()) {
        events.add(event.toString().replaceAll("MarketId\\[slug=(\\w+)]", "$1"));
      }
    }
    return events;
  }

  @Test
  void shouldListAndOpenAMarketWhenItIsFirstSeen() throws IOException {
    List<String> events = read(tape("ts_epoch,market_slug,best_bid,best_ask", "10,game,0.40,0.42"));

    assertThat(events).hasSize(3);
    assertThat(events.get(0)).startsWith("MarketListed[time=10000000000, ");
    assertThat(events.get(1))
        .isEqualTo("MarketStateChanged[time=10000000000, market=game, state=OPEN]");
    assertThat(events.get(2))
        .isEqualTo(
            "BestPricesChanged[time=10000000000, market=game, bid=0.40, bidSize=null,"
                + " offer=0.42, offerSize=null]");
  }

  @Test
  void shouldReadColumnsInAnyOrderAndIgnoreOthers() throws IOException {
    List<String> events =
        read(
            tape(
                "mood,ask_size,best_ask,market_slug,bid_size,best_bid,ts_iso",
                "good,30,0.42,game,20,0.40,1970-01-01T00:00:10.5Z"));

    assertThat(events.getLast())
        .isEqualTo(
            "BestPricesChanged[time=10500000000, market=game, bid=0.40, bidSize=20,"
                + " offer=0.42, offerSize=30]");
  }

  @Test
  void shouldKeepTheOrderOfTheFileWithinASecondAndCountDuplicates() throws IOException {
    Tape tape =
        tape(
            "ts_epoch,market_slug,best_bid,best_ask",
            "10,game,0.40,0.42",
            "10,game,0.41,0.43",
            "10,game,0.40,0.42",
            "11,game,0.40,0.42");

    assertThat(read(tape)).filteredOn(event -> event.startsWith("Best")).hasSize(4);
    assertThat(tape.rows()).isEqualTo(4);
    assertThat(tape.duplicates()).isEqualTo(1);
  }

  @Test
  void shouldReadTradesStatesAndGaps() throws IOException {
    List<String> events =
        read(
            tape(
                "ts_epoch,market_slug,kind,best_bid,best_ask,state,trade_price,trade_size,aggressor",
                "10,game,quote,0.40,0.42,MARKET_STATE_OPEN,,,",
                "11,game,trade,,,,0.42,7,buy",
                "12,,gap,,,,,,",
                "20,game,state,,,SUSPENDED,,,",
                "21,game,quote,0.40,,OPEN,,,"));

    assertThat(events.subList(3, events.size()))
        .containsExactly(
            "TradePrinted[time=11000000000, market=game, price=0.42, quantity=7,"
                + " aggressor=BUY]",
            "StreamLost[time=12000000000, reason=gap in the tape]",
            "StreamRestored[time=20000000000]",
            "MarketStateChanged[time=20000000000, market=game, state=SUSPENDED]",
            "MarketStateChanged[time=21000000000, market=game, state=OPEN]",
            "BestPricesChanged[time=21000000000, market=game, bid=0.40, bidSize=null,"
                + " offer=null, offerSize=null]");
  }

  @Test
  void shouldCloseAndSettleAfterTheLastRowWhatWasResolved() throws IOException {
    SequencedMap<MarketId, Price> settlements = new LinkedHashMap<>();
    settlements.put(GAME, Price.ONE);
    settlements.put(new MarketId("elsewhere"), Price.ZERO);

    List<String> events =
        read(tape(settlements, "ts_epoch,market_slug,best_bid,best_ask", "10,game,0.40,0.42"));

    assertThat(events.subList(3, events.size()))
        .containsExactly(
            "MarketStateChanged[time=10000000000, market=game, state=CLOSED]",
            "MarketSettled[time=10000000000, market=game, price=1.00]");
  }
}
