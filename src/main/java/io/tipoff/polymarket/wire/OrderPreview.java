package io.tipoff.polymarket.wire;

import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What would become of an order, as the venue tells it; it exists nowhere and has no name.
 *
 * @param filled what would trade at once
 * @param averagePrice of that; null for none
 * @param fees of that
 */
public record OrderPreview(
    OrderState state, Quantity filled, @Nullable Price averagePrice, Money fees) {}
