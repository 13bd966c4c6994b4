package io.tipoff.strategy;

import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import java.time.Duration;

/**
 * What rewards for resting orders are worth to the market maker.
 *
 * @param restsFor how long a quote is taken to rest before it is filled
 * @param worth what a dollar of reward counts for, 0 to 1: it is paid days later, and not below a
 *     dollar
 * @param concession the most that a quote gives up of its distance to the fair value, dollars
 * @param mostSize the most that one quote is made of, so that its side holds the target size
 */
public record IncentiveSettings(
    Duration restsFor, double worth, Money concession, Quantity mostSize) {}
