package io.tipoff.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.event.Event;
import io.tipoff.event.MarketSettled;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {
  private static final int ROUNDS = 200;

  private final Output out = new Output();
  private final Input in = new Input();

  static Stream<Class<?>> events() {
    return Specimens.concrete(Event.class).stream();
  }

  static Stream<Class<?>> commands() {
    return Specimens.concrete(RecordedCommand.class).stream();
  }

  @ParameterizedTest
  @MethodSource("events")
  void shouldGiveBackEveryEvent(Class<? extends Event> type) {
    var specimens = new Specimens(1);
    for (int i = 0; i < ROUNDS; i++) {
      Event event = specimens.record(type);
      EventCodec.write(event, out);
      assertThat(readEvent()).isEqualTo(event);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldGiveBackEveryCommand(Class<? extends RecordedCommand> type) {
    var specimens = new Specimens(2);
    for (int i = 0; i < ROUNDS; i++) {
      RecordedCommand command = specimens.record(type);
      CommandCodec.write(command, out);
      assertThat(readCommand()).isEqualTo(command);
    }
  }

  @Test
  void shouldGiveEveryTypeAKindOfItsOwn() {
    var specimens = new Specimens(3);
    Set<Kind> used = new HashSet<>();
    events().forEach(type -> used.add(kindOf((Event) specimens.record(type))));
    commands().forEach(type -> used.add(kindOf((RecordedCommand) specimens.record(type))));
    assertThat(used).hasSize((int) (events().count() + commands().count()));
    assertThat(used).hasSize(Kind.BY_NUMBER.size() - NoteKind.values().length);
  }

  @Test
  void shouldKeepOneInstanceOfAMarketId() {
    EventCodec.write(new MarketSettled(1, new MarketId("bos"), Price.ONE), out);
    var first = (MarketSettled) readEvent();
    var second = (MarketSettled) readEvent();
    assertThat(first.market()).isSameAs(second.market());
  }

  @Test
  void shouldComplainOfBytesThatAreNoRecord() {
    var random = new Random(5);
    var specimens = new Specimens(5);
    for (int i = 0; i < 20_000; i++) {
      EventCodec.write(specimens.anyEvent(), out);
      var bytes = Arrays.copyOfRange(out.bytes(), Format.RECORD_HEADER, out.length());
      int from = random.nextBoolean() ? Integer.BYTES : random.nextInt(bytes.length);
      for (int at = from; at < bytes.length; at += 1 + random.nextInt(20)) {
        bytes[at] = (byte) random.nextInt();
      }
      in.reset(bytes, 0, random.nextBoolean() ? bytes.length : random.nextInt(bytes.length));
      try {
        read();
      } catch (IllegalArgumentException e) {
        // As it should be; anything else fails the test.
      }
    }
  }

  @Test
  void shouldComplainOfAKindThatDoesNotExist() {
    in.reset(new byte[] {99, 0, 0, 0}, 0, 4);
    assertThatThrownBy(in::getKind).hasMessage("no kind of record has the number 99");
  }

  private Event readEvent() {
    return (Event) readAll();
  }

  private RecordedCommand readCommand() {
    return (RecordedCommand) readAll();
  }

  private Object readAll() {
    in.reset(out.bytes(), Format.RECORD_HEADER, out.length());
    var read = read();
    in.requireEnd();
    return read;
  }

  private Object read() {
    return switch (in.getKind()) {
      case EventKind kind -> EventCodec.read(kind, in);
      case CommandKind kind -> CommandCodec.read(kind, in);
      case NoteKind kind -> throw new AssertionError(kind);
    };
  }

  private Kind kindOf(Event event) {
    EventCodec.write(event, out);
    return kind();
  }

  private Kind kindOf(RecordedCommand command) {
    CommandCodec.write(command, out);
    return kind();
  }

  private Kind kind() {
    in.reset(out.bytes(), Format.RECORD_HEADER, out.length());
    return in.getKind();
  }
}
