package io.tipoff.polymarket.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.event.RejectReason;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.stream.PrivateFrames.OrdersPart;
import io.tipoff.polymarket.wire.BalanceChange;
import io.tipoff.polymarket.wire.ExecutionType;
import io.tipoff.polymarket.wire.OrderState;
import io.tipoff.polymarket.wire.PositionChange;
import io.tipoff.polymarket.wire.VenueBalance;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.polymarket.wire.VenueOrder;
import io.tipoff.polymarket.wire.VenuePosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateDecoderTest {
  private static final MarketId GAME = new MarketId("aec-nba-bos-nyk-2026-04-01");
  private static final List<String> FILES =
      List.of(
          "fill",
          "reject-snake",
          "cancel",
          "order-snapshot",
          "position",
          "balances",
          "balance-change");

  private final StreamCounters counters = new StreamCounters();
  private final PrivateDecoder decoder = new PrivateDecoder(new MarketTable(), counters);
  private final PrivateLog log = new PrivateLog();

  @Test
  void shouldReadAFill() {
    assertThat(decodeFile("fill"))
        .isEqualTo(
            new VenueExecution(
                "BX0000000001",
                ExecutionType.PARTIAL_FILL,
                new VenueOrder(
                    "BT0000000001",
                    GAME,
                    Intent.BUY_LONG,
                    Price.of("0.47"),
                    Quantity.of("12.5"),
                    Quantity.of("2.5"),
                    Quantity.of("10"),
                    OrderState.PARTIALLY_FILLED,
                    at("2026-04-02T02:00:00Z"),
                    Price.of("0.47"),
                    Money.of("-0.01"),
                    at("2026-04-01T22:59:59Z"),
                    at("2026-04-01T23:00:00.5Z")),
                Quantity.of("2.5"),
                Price.of("0.47"),
                Money.of("-0.01"),
                false,
                "TR0000000001",
                null,
                "",
                "",
                at("2026-04-01T23:59:59.000000001Z")));
    assertNothingOdd();
  }

  @Test
  void shouldReadARejectOfAPriceThatIsNone() {
    VenueExecution reject = (VenueExecution) decodeFile("reject-snake");
    assertThat(reject.reason()).isEqualTo(RejectReason.PRICE_OUT_OF_BOUNDS);
    assertThat(reject.text()).isEqualTo("High price limit is 0.99, given 1.5");
    assertThat(reject.lastQuantity()).isEqualTo(Quantity.ZERO);
    assertThat(reject.lastPrice()).isNull();
    assertThat(reject.fee()).isEqualTo(Money.ZERO);
    assertThat(reject.time()).isEmpty();
    assertThat(reject.order().price()).isNull();
    assertThat(reject.order().quantity()).isEqualTo(Quantity.of("3"));
    assertThat(reject.order().intent()).isEqualTo(Intent.SELL_SHORT);
    assertThat(counters.get(StreamCount.UNREADABLE_VALUES)).isEqualTo(1);
  }

  @Test
  void shouldReadACancelThatNobodyAskedForInAStateThatNobodyKnows() {
    VenueExecution cancel = (VenueExecution) decodeFile("cancel");
    assertThat(cancel.type()).isEqualTo(ExecutionType.CANCELED);
    assertThat(cancel.unsolicited()).isEqualTo("CONNECTION_LOSS");
    assertThat(cancel.aggressor()).isTrue();
    assertThat(cancel.order().state()).isEqualTo(OrderState.UNKNOWN);
    assertThat(counters.get(StreamCount.UNKNOWN_ENUMS)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "YES,BUY,BUY_LONG",
    "YES,SELL,SELL_LONG",
    "NO,BUY,BUY_SHORT",
    "NO,SELL,SELL_SHORT",
    "YES,HOLD,",
    "MAYBE,BUY,"
  })
  void shouldTakeTheIntentFromOutcomeAndAction(String outcome, String action, Intent intent) {
    decode(
        """
        {"orderSnapshot":{"orders":[{"id":"o","marketSlug":"m","outcomeSide":"OUTCOME_SIDE_%s",\
        "action":"ORDER_ACTION_%s"}]}}"""
            .formatted(outcome, action));
    OrdersPart part = (OrdersPart) log.told.getFirst();
    assertThat(part.orders().getFirst().intent()).isEqualTo(intent);
  }

  @Test
  void shouldReadASnapshotOfOrders() {
    OrdersPart part = (OrdersPart) decodeFile("order-snapshot");
    assertThat(part.requestId()).isEqualTo("snapshot-1");
    assertThat(part.last()).isTrue();
    assertThat(part.error()).isEmpty();
    assertThat(part.orders()).hasSize(1);
    assertThat(part.orders().getFirst().leaves()).isEqualTo(Quantity.of("0.5"));
    assertThat(part.orders().getFirst().filled()).isEqualTo(Quantity.ZERO);
    assertNothingOdd();
  }

  @Test
  void shouldKeepTheErrorOfASnapshotWithIt() {
    decode(
        """
        {"requestId":"s","error":"deadline exceeded",\
        "orderSubscriptionSnapshot":{"orders":null,"eof":true}}""");
    decode("{\"requestId\":\"t\",\"orderSnapshot\":{\"eof\":false,\"error\":\"no\"}}");
    decode("{\"requestId\":\"u\",\"error\":\"no\"}");
    assertThat(log.told)
        .containsExactly(
            new OrdersPart("s", List.of(), true, "deadline exceeded"),
            new OrdersPart("t", List.of(), false, "no"),
            "error u no");
  }

  @Test
  void shouldFailASnapshotThatLacksAnOrder() {
    decode("{\"orderSnapshot\":{\"orders\":[{\"id\":\"o\"}],\"eof\":true}}");
    assertThat(log.told.getFirst()).isEqualTo("dropped ORDERS");
    assertThat(((OrdersPart) log.told.getLast()).error()).isEqualTo("an order without a market");
  }

  @Test
  void shouldReadAPositionWithItsDecimals() {
    assertThat(decodeFile("position"))
        .isEqualTo(
            new PositionChange(
                GAME,
                null,
                new VenuePosition(
                    GAME,
                    Quantity.of("1.5"),
                    Quantity.of("1.5"),
                    Quantity.ZERO,
                    null,
                    Money.of("0.705"),
                    null,
                    false,
                    OptionalLong.empty()),
                "ORDER_EXECUTION",
                "TR0000000001",
                at("2026-04-01T23:59:59Z")));
    assertNothingOdd();
  }

  @Test
  void shouldReadAPositionOfTheOlderForm() {
    decode(
        """
        {"positionSubscriptionUpdate":{"marketSlug":"m","position":{"netPosition":"-3",\
        "expired":true}}}""");
    PositionChange change = (PositionChange) log.told.getFirst();
    assertThat(change.market()).isEqualTo(new MarketId("m"));
    assertThat(change.after().net()).isEqualTo(Quantity.of("-3"));
    assertThat(change.after().expired()).isTrue();
  }

  @Test
  void shouldReadBalances() {
    assertThat(decodeFile("balances"))
        .isEqualTo(
            List.of(
                new VenueBalance(
                    "USD",
                    Money.of("1234.56"),
                    Money.of("1000.5"),
                    Money.ZERO,
                    Money.of("12.25"),
                    null,
                    null,
                    at("2026-04-01T00:00:00Z"))));
    assertNothingOdd();
  }

  @Test
  void shouldReadTheOlderFormOfABalance() {
    decode("{\"accountBalanceSubscriptionSnapshot\":{\"balance\":5,\"buyingPower\":4.5}}");
    VenueBalance balance = (VenueBalance) ((List<?>) log.told.getFirst()).getFirst();
    assertThat(balance.current()).isEqualTo(Money.of("5"));
    assertThat(balance.buyingPower()).isEqualTo(Money.of("4.5"));
  }

  @Test
  void shouldReadAChangeOfABalance() {
    BalanceChange change = (BalanceChange) decodeFile("balance-change");
    assertThat(change.before().current()).isEqualTo(Money.of("10"));
    assertThat(change.before().buyingPower()).isNull();
    assertThat(change.after().current()).isEqualTo(Money.of("9.5"));
    assertThat(change.entryType()).isEqualTo("COMMISSION");
    assertThat(change.description()).isEqualTo("Order execution");
    assertThat(log.told).hasSize(1);
    assertNothingOdd();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          null                                                   | an execution without an id
          {"id":"e"}                                             | an execution without an order
          {"id":"e","order":{"id":"o"}}                          | an order without a market
          {"id":"e","order":{"marketSlug":"m"}}                  | an order without an id
          {"order":{"id":"o","marketSlug":"m"}}                  | an execution without an id
          {"id":"e","order":{"id":"o","marketSlug":"m","quantity":0.00001}} | an order's quantity
          {"id":"e","order":{"id":"o","marketSlug":"m","cumQuantity":-1}}   | an order's quantity
          {"id":"e","order":{"id":"o","marketSlug":"m"},"type":"EXECUTION_TYPE_FILL"} | a fill's
          {"id":"e","order":{"id":"o","marketSlug":"m"},"type":"EXECUTION_TYPE_FILL","lastShares":"1","lastPx":"2"} | a fill's price
          {"id":"e","order":{"id":"o","marketSlug":"m"},"commissionNotionalCollected":"0.000000001"} | a fee has too many
          """)
  void shouldDropAnExecutionThatCannotBeUsed(String execution, String reason) {
    decodeFile("fill");
    log.told.clear();
    decode("{\"orderUpdate\":{\"execution\":" + execution + "}}");
    assertThat(log.told).containsExactly("dropped EXECUTION");
    assertThat(log.reasons.getFirst()).startsWith(reason);
  }

  @Test
  void shouldDropAnUpdateOfNothing() {
    decodeFile("cancel");
    decode("{\"orderUpdate\":{}}");
    assertThat(log.reasons).containsExactly("an update without an execution");
  }

  @Test
  void shouldReadHeartbeatsAndPassOverRequestsForQuotes() {
    decode("{\"heartbeat\":{}}");
    decode("{\"rfqEvent\":{\"rfqCreated\":{\"rfq\":{\"id\":\"r\"}}}}");
    assertThat(log.told).containsExactly("heartbeat 5");
    assertNothingOdd();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"orderUpdate\":{\"execution\":{}", "[]"})
  void shouldDropWhatIsNoJson(String frame) {
    decode(frame);
    assertThat(log.told).containsExactly("dropped FRAME");
    assertThat(counters.get(StreamCount.BAD_FRAMES)).isEqualTo(1);
  }

  @Test
  void shouldTellTheSameInSnakeCaseAndInAnyOrder() throws IOException {
    for (String file : FILES) {
      Object told = decodeFile(file);
      ObjectMapper mapper = new ObjectMapper();
      ObjectNode tree = (ObjectNode) mapper.readTree(Frames.file(file));
      decode(mapper.writeValueAsString(Trees.reversedInSnakeCase(tree)));
      assertThat(log.told.getLast()).as(file).isEqualTo(told);
    }
  }

  @Test
  void shouldNotBreakOnAnyDamage() {
    for (String file : FILES) {
      byte[] frame = Frames.file(file);
      for (int at = 0; at < frame.length; at++) {
        byte[] cut = Arrays.copyOf(frame, at);
        byte[] changed = frame.clone();
        for (int bit = 0; bit < 8; bit++) {
          changed[at] = (byte) (frame[at] ^ 1 << bit);
          assertThatCode(() -> decoder.decode(ByteBuffer.wrap(changed), 5, log))
              .doesNotThrowAnyException();
        }
        log.told.clear();
        decoder.decode(ByteBuffer.wrap(cut), 5, log);
        if (!isWhole(cut, frame)) {
          assertThat(log.told).containsExactly("dropped FRAME");
        }
      }
    }
  }

  /** Whether only white space is missing. */
  private static boolean isWhole(byte[] cut, byte[] frame) {
    return new String(cut, UTF_8).strip().equals(new String(frame, UTF_8).strip());
  }

  private static OptionalLong at(String time) {
    Instant instant = Instant.parse(time);
    return OptionalLong.of(instant.getEpochSecond() * 1_000_000_000 + instant.getNano());
  }

  private void assertNothingOdd() {
    assertThat(counters.snapshot())
        .allSatisfy(
            (count, times) -> {
              if (count != StreamCount.FRAMES && count != StreamCount.HEARTBEATS) {
                assertThat(times).as(count.name()).isZero();
              }
            });
  }

  private Object decodeFile(String name) {
    decoder.decode(ByteBuffer.wrap(Frames.file(name)), 5, log);
    return log.told.getLast();
  }

  private void decode(String frame) {
    decoder.decode(ByteBuffer.wrap(frame.getBytes(UTF_8)), 5, log);
  }
}
