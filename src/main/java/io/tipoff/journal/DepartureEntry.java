package io.tipoff.journal;

import io.tipoff.event.CommandId;

/**
 * A request was handed to the network: from here on the venue may know of it.
 *
 * @param time nanoseconds since 1970
 */
public record DepartureEntry(long sequence, long time, CommandId command) implements Entry {}
