package io.tipoff.event;

/** News of how well the bot hears the venue. */
public sealed interface StreamEvent extends Event
    permits StreamLost, StreamRestored, InboxBacklog, StoreBacklog {}
