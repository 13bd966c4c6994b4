package io.tipoff.exchange.faults;

import static io.tipoff.exchange.faults.Parameter.DELAY;
import static io.tipoff.exchange.faults.Parameter.DURATION;
import static io.tipoff.exchange.faults.Parameter.KIND;
import static io.tipoff.exchange.faults.Parameter.MARKET;
import static io.tipoff.exchange.faults.Parameter.NEXT;
import static io.tipoff.exchange.faults.Parameter.PATH;
import static io.tipoff.exchange.faults.Parameter.PROBABILITY;
import static io.tipoff.exchange.faults.Parameter.SECONDS;
import static io.tipoff.exchange.faults.Parameter.STREAM;
import static io.tipoff.exchange.faults.Parameter.VARIANT;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The faults that there are. */
public enum Fault {
  /** A stream message is not sent. */
  DROP_MESSAGE(Where.MESSAGE),
  /** A stream message and all that come behind it are sent late. */
  DELAY_MESSAGE(Where.MESSAGE, Duration.ofSeconds(1)),
  /** A stream message is sent twice. */
  DUPLICATE_MESSAGE(Where.MESSAGE),
  /** A stream message is sent after the one behind it. */
  REORDER_MESSAGE(Where.MESSAGE),
  /** The connection ends without a word where a message was to be sent. */
  CUT_CONNECTION(Where.MESSAGE),
  /** The connection stays, but from a message on nothing is sent, read or answered on it. */
  HALF_OPEN(Where.MESSAGE),

  /** A request is never processed. */
  LOSE_REQUEST(Where.REQUEST, "reset", "hang"),
  /** A request is processed, its answer is never sent. */
  LOSE_ANSWER(Where.REQUEST, "reset", "hang"),
  /** A request is refused because there were too many. */
  HTTP_429(Where.REQUEST, "json", "html"),
  HTTP_500(Where.REQUEST),
  HTTP_503(Where.REQUEST),
  /** A request is answered with a page for people and status 200. */
  HTML(Where.REQUEST),
  /** An answer comes in small pieces, each after a delay. */
  SLOW_BODY(Where.REQUEST, Duration.ofMillis(100)),

  /** An answer or a stream message has a word that nobody has heard of. */
  UNKNOWN_ENUM(Where.ANYTHING, "market-state", "execution-type", "order-state", "message-kind"),

  /** An order or a change is rejected because the exchange was too slow; told after the delay. */
  LATE_REJECT(Where.ORDER, Duration.ofSeconds(5)),
  /** An entry of a batch is refused, or passed over as if it were not there. */
  PARTIAL_BATCH(Where.BATCH_ENTRY, "refuse", "ignore"),

  /** The exchange's clock is off. */
  CLOCK_SKEW(Where.STANDING),
  SUSPEND_MARKET(Where.STANDING),
  HALT_MARKET(Where.STANDING),
  /**
   * All orders are cancelled, streams end, every request is answered 503; afterwards markets are
   * suspended for the delay before they open.
   */
  MAINTENANCE(Where.STANDING, Duration.ofSeconds(1));

  /** What a fault strikes. */
  enum Where {
    MESSAGE(STREAM, KIND, MARKET),
    REQUEST(PATH),
    ANYTHING(STREAM, KIND, MARKET, PATH),
    ORDER(PATH, MARKET),
    BATCH_ENTRY(PATH, MARKET),
    /** Nothing in particular: it holds for a time. */
    STANDING(MARKET);

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
    private final List<Parameter> filters;

    Where(Parameter... filters) {
      this.filters = List.of(filters);
    }
  }

  private final Where where;
  private final Duration delay;

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
  private final List<String> variants;

  Fault(Where where, String... variants) {
    this.where = where;
    this.delay = Duration.ZERO;
    this.variants = List.of(variants);
  }

  Fault(Where where, Duration delay) {
    this.where = where;
    this.delay = delay;
    this.variants = List.of();
  }

  /** The fault of a name; empty if there is none. */
  public static Optional<Fault> named(String name) {
    return Stream.of(values()).filter(fault -> fault.words().equals(name)).findFirst();
  }

  /** Its name in requests, flags and documents. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Where where() {
    return where;
  }

  /** How it can strike; the first unless said otherwise; empty where there is one way only. */
  public List<String> variants() {
    return variants;
  }

  /** Unless said otherwise. */
  Duration usualDelay() {
    return delay;
  }

  /** What can be said of it. */
  public Set<Parameter> parameters() {
    EnumSet<Parameter> allowed = EnumSet.of(DURATION);
    if (where != Where.STANDING) {
      allowed.add(PROBABILITY);
      allowed.add(NEXT);
    }
    if (this != CLOCK_SKEW && this != MAINTENANCE) {
      allowed.addAll(where.filters);
    }
    if (!delay.isZero()) {
      allowed.add(DELAY);
    }
    if (!variants.isEmpty()) {
      allowed.add(VARIANT);
    }
    if (this == CLOCK_SKEW || this == HTTP_429) {
      allowed.add(SECONDS);
    }
    return allowed;
  }
}
