package io.tipoff.strategy;

import io.tipoff.market.Quantity;
import java.time.Duration;
import java.util.List;

/**
 * When live arbitrage trades, and how it gets out.
 *
 * @param lead how a feed's lead is measured
 * @param trusted leagues in which it trades whatever was measured
 * @param minimumEdge what must be left of a contract's edge after fee, spread and uncertainty,
 *     dollars
 * @param sigmas of the belief that are taken off its edge
 * @param moveError the error of a predicted move, as a share of it
 * @param oldest the age by the feed's stamp beyond which news is not traded on
 * @param quantity the most contracts of one order
 * @param eventStake the most that its positions in one event may have cost, dollars
 * @param coolDown after a trade in an event, nothing is entered there for so long
 * @param collarTicks how far beyond the best price an order reaches at most
 * @param stop the loss a contract, at the executable price, at which it gives up, dollars
 * @param hold the longest time before it gets out at the executable price
 */
public record LiveArbitrageSettings(
    LeadSettings lead,
    List<String> trusted,
    double minimumEdge,
    double sigmas,
    double moveError,
    Duration oldest,
    Quantity quantity,
    double eventStake,
    Duration coolDown,
    int collarTicks,
    double stop,
    Duration hold) {
  public LiveArbitrageSettings {
    trusted = List.copyOf(trusted);
  }
}
