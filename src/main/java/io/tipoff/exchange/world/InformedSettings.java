package io.tipoff.exchange.world;

/**
 * The informed: they learn what happened and take what is quoted at old prices. Times in seconds.
 *
 * @param count how many follow each game
 * @param learns from what happens in the arena until one knows
 * @param edge dollars that a contract must be worth more than it costs, fee included
 * @param takerFee theta of the fee that they reckon with
 * @param size contracts wanted at once
 */
public record InformedSettings(
    int count, LogNormal learns, double edge, double takerFee, LogNormal size) {
  InformedSettings withLearns(LogNormal other) {
    return new InformedSettings(count, other, edge, takerFee, size);
  }
}
