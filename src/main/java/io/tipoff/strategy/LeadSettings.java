package io.tipoff.strategy;

import java.time.Duration;

/**
 * How the lead of a feed is measured.
 *
 * @param window before and after the news in which prices are looked at
 * @param move the least move over both windows that tells anything, dollars
 * @param samples changes of the score that must have been measured, at least 2
 * @param sigmas standard errors that are taken off the mean
 * @param least what must be left: the time that an order takes, and more
 */
public record LeadSettings(
    Duration window, double move, int samples, double sigmas, Duration least) {}
