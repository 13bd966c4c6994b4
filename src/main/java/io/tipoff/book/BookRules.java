package io.tipoff.book;

import io.tipoff.market.Money;
import java.time.Duration;

/**
 * When a book is not to be believed.
 *
 * @param maxAge how long an update is believed on a healthy connection
 * @param deadSpread the spread, in dollars, from which on a book is dead
 */
public record BookRules(Duration maxAge, Money deadSpread) {}
