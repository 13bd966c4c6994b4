package io.tipoff.exchange;

import io.tipoff.market.TimeInForce;
import java.math.BigDecimal;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * New terms of a working order; null or empty leaves a term as it is.
 *
 * @param quantity the whole quantity, what was filled before included
 */
public record Replacement(
    @Nullable BigDecimal price,
    @Nullable BigDecimal quantity,
    @Nullable TimeInForce timeInForce,
    OptionalLong goodTill,
    @Nullable Boolean postOnly) {}
