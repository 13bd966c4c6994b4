package io.tipoff.polymarket.wire;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A change of an account's money.
 *
 * @param before null where it is not told
 * @param after null where it is not told
 * @param entryType the venue's name for why, without its prefix; empty where it is not told
 * @param description the venue's words
 * @param time nanoseconds since 1970
 */
public record BalanceChange(
    @Nullable VenueBalance before,
    @Nullable VenueBalance after,
    String entryType,
    String description,
    OptionalLong time) {}
