package io.tipoff.exchange;

import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.TimeInForce;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a participant asks for. Prices and quantities are as sent, so that the exchange can judge
 * them.
 *
 * @param price dollars of the long side; null for a market order
 * @param quantity contracts; null where {@code cash} is given
 * @param cash dollars to spend on a market order instead of a quantity
 * @param goodTill when a good-till-date order expires, nanoseconds since 1970
 * @param postOnly whether the order is refused if it would trade at once
 * @param slippage empty for unlimited
 */
public record OrderRequest(
    MarketId market,
    Intent intent,
    OrderType type,
    @Nullable BigDecimal price,
    @Nullable BigDecimal quantity,
    @Nullable Money cash,
    TimeInForce timeInForce,
    OptionalLong goodTill,
    boolean postOnly,
    Optional<Slippage> slippage) {}
