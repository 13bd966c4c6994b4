package io.tipoff.store;

import io.tipoff.engine.fills.FillNote;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.OrderId;
import io.tipoff.market.FairValue;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What the database has of a span of time, of every account of a mode that was asked for.
 *
 * @param accounts whose rows they are
 * @param from the first nanosecond, since 1970
 * @param to the first nanosecond after it
 * @param before what was held when it began
 * @param changes everything that changed a position, in order
 * @param marksBefore what held contracts were worth when it began
 * @param marksAfter what held contracts were worth when it ended
 * @param equity cash and positions at executable prices over time, all accounts together
 * @param settlements what a contract of each settled market was paid
 * @param notes of fills of the span, as far as it was kept what became of them
 */
public record Period(
    List<AccountKey> accounts,
    long from,
    long to,
    List<Change> before,
    List<Change> changes,
    SequencedMap<MarketId, Mark> marksBefore,
    SequencedMap<MarketId, Mark> marksAfter,
    List<Equity> equity,
    SequencedMap<MarketId, Price> settlements,
    Counts counts,
    List<FillNote> notes) {

  /** Whose position it is. */
  public record Owner(long account, MarketId market, String strategy) {}

  /**
   * Something that changed a position.
   *
   * @param kind such as {@code FILL} or {@code SETTLEMENT}
   * @param order empty where no order was involved
   * @param price empty where none was involved
   * @param quantity contracts bought, negative for sold ones
   * @param fee what was charged; negative for a rebate
   * @param position contracts held afterwards
   * @param cost what was paid for them
   */
  public record Change(
      Owner owner,
      long time,
      String kind,
      Optional<OrderId> order,
      Optional<Price> price,
      Quantity quantity,
      boolean maker,
      Money fee,
      Money realised,
      Quantity position,
      Money cost,
      Optional<FillEvidence.Kind> evidence) {

    /** Whether one of our orders traded. */
    public boolean isFill() {
      return kind.equals("FILL");
    }
  }

  /**
   * What a contract was worth.
   *
   * @param price for which it could be given up
   * @param mid half-way between the best prices, or the same where there were none
   */
  public record Mark(Price price, FairValue mid) {}

  /** The account at a moment. */
  public record Equity(long account, long time, Money equity) {}

  /**
   * How often things happened.
   *
   * @param byMarket orders by market
   * @param refusals by limit
   * @param rejections by the venue's words
   * @param cancellations that nobody asked for, by the venue's words
   * @param standAsides by reason
   */
  public record Counts(
      long orders,
      long replaces,
      long cancels,
      SequencedMap<String, Long> byMarket,
      SequencedMap<String, Long> refusals,
      SequencedMap<String, Long> rejections,
      SequencedMap<String, Long> cancellations,
      SequencedMap<String, Long> standAsides) {}
}
