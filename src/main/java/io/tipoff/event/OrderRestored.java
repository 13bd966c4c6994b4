package io.tipoff.event;

import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.TimeInForce;
import java.util.OptionalLong;

/**
 * An order that an earlier session left behind, as far as that session knew of it.
 *
 * @param venueId the venue's id of it; empty if that was never learned, and then nobody knows
 *     whether the order exists
 * @param filled what had traded, as far as it was known
 * @param goodTill when it expires, nanoseconds since 1970
 */
public record OrderRestored(
    long time,
    OrderId order,
    String venueId,
    String strategy,
    MarketId market,
    Intent intent,
    Price price,
    Quantity quantity,
    Quantity filled,
    TimeInForce timeInForce,
    OptionalLong goodTill,
    boolean postOnly)
    implements SessionEvent {}
