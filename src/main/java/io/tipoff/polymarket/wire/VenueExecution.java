package io.tipoff.polymarket.wire;

import io.tipoff.event.RejectReason;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the venue did with an order. What it leaves out is null, empty or zero.
 *
 * @param id unique for ever; the same id is the same execution, told again
 * @param order the order right after it
 * @param lastQuantity contracts of a fill
 * @param lastPrice of a fill, of the long side
 * @param fee of a fill; negative for a rebate
 * @param reason of a reject; null where there is none or this program does not know it
 * @param unsolicited the venue's name for why it cancelled by itself, without its prefix; empty
 *     where we asked for it
 * @param text the venue's words
 * @param time when it happened, nanoseconds since 1970
 */
public record VenueExecution(
    String id,
    ExecutionType type,
    VenueOrder order,
    Quantity lastQuantity,
    @Nullable Price lastPrice,
    Money fee,
    boolean aggressor,
    String tradeId,
    @Nullable RejectReason reason,
    String unsolicited,
    String text,
    OptionalLong time) {}
