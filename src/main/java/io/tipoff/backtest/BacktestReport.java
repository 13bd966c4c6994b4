package io.tipoff.backtest;

import io.tipoff.backtest.parity.ParityReport;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.OrderId;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.risk.Limit;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a run did and what it earned.
 *
 * @param strategies results by the name of the strategy
 * @param markets results by market, in the order in which they came up
 * @param refusals orders that the gate refused, by limit
 * @param rejections orders and changes that the venue refused, by its words
 * @param cancellations orders that the venue cancelled unasked, by its words
 * @param standAsides how often a strategy stood aside in a market, by its reason
 * @param breakdown the fills in groups
 * @param equity cash and positions at executable prices over time
 * @param fills every fill; empty unless they were asked for
 * @param charts a picture of each market; empty unless they were asked for
 * @param commandsHash the SHA-256 of all commands in order, in hexadecimal
 * @param parity empty where all fills were simulated
 */
public record BacktestReport(
    Input input,
    Activity activity,
    Result total,
    Equity accounts,
    SequencedMap<String, Result> strategies,
    SequencedMap<MarketId, MarketResult> markets,
    SequencedMap<String, Long> refusals,
    SequencedMap<String, Long> rejections,
    SequencedMap<String, Long> cancellations,
    SequencedMap<String, Long> standAsides,
    Breakdown breakdown,
    List<Series.Point<Money>> equity,
    List<Fill> fills,
    List<MarketChart> charts,
    String commandsHash,
    Optional<ParityReport> parity) {

  /** The same with how well simulated fills reproduce the real ones. */
  public BacktestReport with(ParityReport parityOfFills) {
    return new BacktestReport(
        input,
        activity,
        total,
        accounts,
        strategies,
        markets,
        refusals,
        rejections,
        cancellations,
        standAsides,
        breakdown,
        equity,
        fills,
        charts,
        commandsHash,
        Optional.of(parityOfFills));
  }

  /**
   * What was read.
   *
   * @param tapes the files
   * @param ignored files of a folder that were not read
   * @param rows rows or messages, duplicates included
   * @param from the time of the first, nanoseconds since 1970
   * @param to the time of the last
   * @param span nanoseconds of event time; less than from one to the other for several evenings
   * @param feesAsOf the date whose fees were taken; empty if each time had its own
   * @param assumedMarkets markets whose tick and minimum are assumed
   * @param unknownMarkets markets whose tick and minimum nobody told, so that no order was allowed
   * @param unsoundRows rows that showed a book no one should quote on, by its condition
   */
  public record Input(
      List<String> tapes,
      List<String> ignored,
      long rows,
      long duplicates,
      long from,
      long to,
      long span,
      String feesAsOf,
      int assumedMarkets,
      int unknownMarkets,
      SequencedMap<String, Long> unsoundRows) {

    /** The span of event time in seconds. */
    public double seconds() {
      return span / 1e9;
    }
  }

  /**
   * What was done.
   *
   * @param sizeAssumedFills fills whose quantity the data does not show
   */
  public record Activity(
      long orders,
      long replaces,
      long cancels,
      long fills,
      Quantity makerContracts,
      Quantity takerContracts,
      long sizeAssumedFills) {

    /** The share of contracts that traded as maker, from 0 to 1; 0 without fills. */
    public double makerShare() {
      double all = (double) makerContracts.units() + takerContracts.units();
      return all == 0 ? 0 : makerContracts.units() / all;
    }
  }

  /**
   * What was earned.
   *
   * @param realised profit of what was closed or settled, before fees
   * @param unrealised profit of what is held, at executable prices
   * @param unrealisedAtMid the same at mid prices
   * @param fees charged for taking, 0 or more
   * @param rebates credited for making, 0 or more
   */
  public record Result(
      long fills,
      Quantity contracts,
      Money realised,
      Money unrealised,
      Money unrealisedAtMid,
      Money fees,
      Money rebates) {

    /** Profit after fees and rebates, open positions at executable prices. */
    public Money pnl() {
      return realised.plus(unrealised).minus(netFees());
    }

    /** The same with open positions at mid prices. */
    public Money pnlAtMid() {
      return realised.plus(unrealisedAtMid).minus(netFees());
    }

    /** Fees less rebates; negative if the rebates are larger. */
    public Money netFees() {
      return fees.minus(rebates);
    }
  }

  /**
   * The account at both ends.
   *
   * @param start equity before the first event
   * @param end equity after the last
   * @param drawdown the deepest fall from the highest equity
   * @param unsettled markets in which a position is still open
   * @param lossLimit the limit of loss that left only exits; empty if none was reached
   */
  public record Equity(
      Money start, Money end, Money drawdown, int unsettled, Optional<LossLimit> lossLimit) {}

  /**
   * A limit of loss that was reached.
   *
   * @param time when first, nanoseconds since 1970
   */
  public record LossLimit(Limit limit, long time) {}

  /** Where a market's tick and minimum come from. */
  public enum Rules {
    TOLD,
    ASSUMED,
    /** From nowhere, so that no order was allowed. */
    UNKNOWN
  }

  /**
   * One market's result.
   *
   * @param position contracts held at the end, negative for a short
   * @param mark the executable price at which they are valued
   * @param settlement what a contract paid when the market was resolved; empty if it was not
   * @param largestPosition the most contracts held at any time, long or short
   * @param inventory contracts held over time
   */
  public record MarketResult(
      Result result,
      Rules rules,
      long orders,
      Quantity position,
      Price mark,
      Optional<Price> settlement,
      Quantity largestPosition,
      List<Series.Point<Quantity>> inventory) {}

  /**
   * One fill and what shows that it happened.
   *
   * @param row the row of the tape that shows what the fill is founded on
   */
  public record Fill(
      long time,
      long row,
      OrderId order,
      String strategy,
      MarketId market,
      Side side,
      Price price,
      Quantity quantity,
      Liquidity liquidity,
      Money fee,
      FillEvidence evidence) {}
}
