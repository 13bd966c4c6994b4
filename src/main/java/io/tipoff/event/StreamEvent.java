package io.tipoff.event;

/** News of a connection to the venue. */
public sealed interface StreamEvent extends Event
    permits StreamLost, StreamRestored, InboxBacklog {}
