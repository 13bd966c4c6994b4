package io.tipoff.exchange;

import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.TimeInForce;
import java.math.BigDecimal;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands at one moment.
 *
 * @param id twelve upper-case letters and digits
 * @param price dollars of the long side as sent; null for a market order
 * @param quantity the whole quantity; zero for an order by cash that never traded
 * @param filled contracts traded so far
 * @param leaves contracts that may still trade; zero once the order is done
 * @param averagePrice the mean price of its fills, rounded half even to the price's scale; null
 *     before the first
 * @param fees what was charged for all its fills; negative for rebates
 * @param created when it was entered, nanoseconds since 1970
 * @param inserted when it was entered or last replaced, nanoseconds since 1970
 */
public record OrderSnapshot(
    String id,
    AccountId account,
    MarketId market,
    Intent intent,
    OrderType type,
    @Nullable BigDecimal price,
    Quantity quantity,
    @Nullable Money cash,
    Quantity filled,
    Quantity leaves,
    TimeInForce timeInForce,
    OptionalLong goodTill,
    boolean postOnly,
    OrderStatus status,
    @Nullable Price averagePrice,
    Money fees,
    long created,
    long inserted) {}
