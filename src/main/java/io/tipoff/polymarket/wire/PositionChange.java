package io.tipoff.polymarket.wire;

import io.tipoff.market.MarketId;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A change of a position.
 *
 * @param market null where neither position names it: the trade or a question to the venue tells
 * @param before null where there was none or it is not told
 * @param after null where none is left or it is not told
 * @param entryType the venue's name for why, without its prefix; empty where it is not told
 * @param tradeId of a trade, else empty
 * @param time nanoseconds since 1970
 */
public record PositionChange(
    @Nullable MarketId market,
    @Nullable VenuePosition before,
    @Nullable VenuePosition after,
    String entryType,
    String tradeId,
    OptionalLong time) {}
