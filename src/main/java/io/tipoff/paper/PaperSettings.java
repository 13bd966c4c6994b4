package io.tipoff.paper;

import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import java.time.Duration;

/**
 * How the simulated venue behaves.
 *
 * @param cash the account's cash at the start, dollars
 * @param fillCap the most contracts that one market row fills where the feed shows no sizes
 * @param feedLatency from the venue to the bot's market data
 * @param orderLatency from the bot to the venue
 * @param answerLatency from the venue to the bot's order news
 * @param cancelAheadExponent where a shrinking level shrinks: with front contracts ahead of an
 *     order and back behind it, the share {@code front^n / (front^n + back^n)} was ahead of it; 0
 *     to 10, 1 is in proportion to the contracts
 */
public record PaperSettings(
    Money cash,
    Quantity fillCap,
    Duration feedLatency,
    Duration orderLatency,
    Duration answerLatency,
    double cancelAheadExponent) {}
