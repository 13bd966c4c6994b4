package io.tipoff.store;

import io.tipoff.engine.Difference;
import io.tipoff.engine.fills.FillNote;
import io.tipoff.market.FairValue;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.strategy.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is worth keeping and not in the journal. */
public sealed interface Observation {

  /** Nanoseconds since 1970. */
  long time();

  /** How grave an alert is. */
  enum Severity {
    INFO,
    WARNING,
    CRITICAL
  }

  /**
   * Somebody was, or should have been, told.
   *
   * @param source what found it, in a word
   */
  record Alert(long time, Severity severity, String source, String detail) implements Observation {}

  /**
   * The account at a moment.
   *
   * @param equity cash and every position at its executable price
   * @param worstLoss what is lost in the worst case that the limits count
   */
  record Sample(long time, Money cash, Money equity, Money worstLoss, List<Mark> marks)
      implements Observation {
    public Sample {
      marks = List.copyOf(marks);
    }
  }

  /**
   * What a contract that is held was worth.
   *
   * @param price for which it could be given up
   * @param mid between the best prices; null if there are none
   */
  record Mark(MarketId market, Price price, @Nullable FairValue mid) {}

  /** A wish of a strategy that differs from its last one. */
  record Wished(long time, Signal signal) implements Observation {}

  /**
   * An order that the gate did not let pass.
   *
   * @param times how often the same, since it was last told
   */
  record Denied(long time, Refused refused, long times) implements Observation {}

  /** A fill, and what became of it. */
  record Followed(long time, FillNote fill) implements Observation {}

  /** The venue's figure was taken. */
  record Differed(long time, Difference difference) implements Observation {}
}
