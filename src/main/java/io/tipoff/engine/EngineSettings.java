package io.tipoff.engine;

import io.tipoff.book.BookRules;
import io.tipoff.market.FeeSchedule;
import io.tipoff.risk.RiskLimits;
import java.time.Duration;

/**
 * Everything that an engine is configured with, its strategies apart.
 *
 * @param rejectPause how long a side is left alone after the venue rejected an order there
 */
public record EngineSettings(
    BookRules books, RiskLimits limits, FeeSchedule fees, Duration rejectPause) {}
