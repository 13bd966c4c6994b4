package io.tipoff.exchange.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stream to one subscriber on which faults strike: what is put in comes out late, twice, in
 * another order, with unknown words, or not at all. Not safe for several threads.
 *
 * @param <M> what is sent
 */
public final class FaultyStream<M> {
  private final Faults faults;
  private final String name;
  private final Wording<M> wording;
  private @Nullable M held;
  private State state = State.WHOLE;

  /** Where the connection stands. */
  public enum State {
    WHOLE,
    /** Nothing is sent, read or answered any more. */
    HALF_OPEN,
    /** It ends now, without a word. */
    CUT
  }

  /** How a message gets a word that nobody knows. */
  public interface Wording<M> {
    M unknown(M message, String variant);
  }

  /**
   * What is to be sent.
   *
   * @param delay how long it is held back first, and all that comes behind it
   */
  public record Delivery<M>(M message, Duration delay) {}

  /**
   * A stream that is whole yet.
   *
   * @param name "markets" or "private"
   */
  public FaultyStream(Faults faults, String name, Wording<M> wording) {
    this.faults = faults;
    this.name = name;
    this.wording = wording;
  }

  public State state() {
    return state;
  }

  /**
   * What is to be sent for a message.
   *
   * @param kind such as "market-data" or "heartbeat"
   * @param market empty where it tells of none
   */
  public List<Delivery<M>> put(M message, String kind, String market) {
    if (state != State.WHOLE) {
      return List.of();
    }
    Optional<FaultRule> struck = faults.strike(new Occasion.Message(name, kind, market));
    if (struck.isEmpty() && held == null) {
      return List.of(new Delivery<>(message, Duration.ZERO));
    }
    return struck.isEmpty() ? withHeld(message, Duration.ZERO) : struck(message, struck.get());
  }

  private List<Delivery<M>> struck(M message, FaultRule rule) {
    return switch (rule.fault()) {
      case DROP_MESSAGE -> List.of();
      case DELAY_MESSAGE -> withHeld(message, rule.delay());
      case DUPLICATE_MESSAGE -> {
        List<Delivery<M>> twice = new ArrayList<>(withHeld(message, Duration.ZERO));
        twice.addFirst(new Delivery<>(message, Duration.ZERO));
        yield twice;
      }
      case REORDER_MESSAGE -> {
        if (held != null) {
          yield withHeld(message, Duration.ZERO);
        }
        held = message;
        yield List.of();
      }
      case UNKNOWN_ENUM -> withHeld(wording.unknown(message, rule.variant()), Duration.ZERO);
      case CUT_CONNECTION -> broken(State.CUT);
      case HALF_OPEN -> broken(State.HALF_OPEN);
      default -> throw new IllegalStateException(rule.fault() + " strikes no message");
    };
  }

  /** The message, and behind it the one that it overtakes. */
  private List<Delivery<M>> withHeld(M message, Duration delay) {
    List<Delivery<M>> all = new ArrayList<>();
    all.add(new Delivery<>(message, delay));
    if (held != null) {
      all.add(new Delivery<>(held, Duration.ZERO));
      held = null;
    }
    return all;
  }

  private List<Delivery<M>> broken(State now) {
    state = now;
    held = null;
    return List.of();
  }
}
