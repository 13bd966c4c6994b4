package io.tipoff.backtest.leadlag;

import io.tipoff.market.Money;
import java.time.Duration;

/**
 * How leads are measured.
 *
 * @param window before and after the news in which prices are looked at
 * @param move the least move over both windows that tells anything, dollars
 * @param deadSpread the spread from which on a book says nothing
 */
public record LeadLagSettings(Duration window, double move, Money deadSpread) {}
