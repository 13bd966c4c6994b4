package io.tipoff.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tipoff.event.FillEvidence.Kind;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventTest {

  static Stream<Class<?>> everyEvent() {
    return leaves(Event.class);
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTest::leaves)
        : Stream.of(type);
  }

  /** What is journaled and compared must be a plain value, with its time first. */
  @ParameterizedTest
  @MethodSource("everyEvent")
  void shouldBeARecordThatStartsWithItsTime(Class<?> event) {
    assertThat(event).isRecord();
    RecordComponent first = event.getRecordComponents()[0];
    assertThat(first.getName()).isEqualTo("time");
    assertThat(first.getType()).isEqualTo(long.class);
  }

  /** Every answer to a command or about an order says which one. */
  @Test
  void shouldNameWhatItIsAbout() {
    assertThat(leaves(CommandOutcome.class)).allSatisfy(type -> has(type, CommandId.class));
    assertThat(leaves(Execution.class)).allSatisfy(type -> has(type, OrderId.class));
    assertThat(leaves(MarketEvent.class).filter(type -> type != MarketListed.class))
        .allSatisfy(type -> has(type, MarketId.class));
  }

  private static void has(Class<?> event, Class<?> id) {
    List<Class<?>> types =
        Arrays.stream(event.getRecordComponents()).<Class<?>>map(RecordComponent::getType).toList();
    assertThat(types).contains(id);
  }

  @Test
  void shouldTakeTheMarketOfAListingFromIt() {
    MarketId id = new MarketId("a");
    assertThat(new MarketListed(1, Market.unknown(id)).market()).isEqualTo(id);
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellWhetherTheFilledQuantityIsAGuess(Kind kind) {
    boolean assumed = kind == Kind.BOOK_THROUGH_SIZE_ASSUMED || kind == Kind.TOOK_SIZE_ASSUMED;
    assertThat(kind.isSizeAssumed()).isEqualTo(assumed);
  }

  @Test
  void shouldNumberOrdersAndCommands() {
    assertThat(new OrderId(7)).hasToString("o7").isLessThan(new OrderId(10));
    assertThat(new CommandId(7)).hasToString("c7");
  }

  /** The values inside an event keep nonsense out of it. */
  @Test
  void shouldNotHoldValuesThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MarketSettled(1, new MarketId("a"), Price.of("1.01")));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new BestPricesChanged(
                    1, new MarketId(""), null, null, Price.of("0.5"), Quantity.of("1")));
  }
}
