package io.tipoff.engine;

import io.tipoff.book.BookRules;
import io.tipoff.market.FeeSchedule;
import io.tipoff.risk.RiskLimits;
import java.time.Duration;

/**
 * Everything that an engine is configured with, its strategies apart.
 *
 * @param rejectPause after how long what failed on a side of a market is tried again
 */
public record EngineSettings(
    BookRules books, RiskLimits limits, FeeSchedule fees, Duration rejectPause) {}
