package io.tipoff.event;

/**
 * What the venue holds is not what the bot knows, and no answer under way explains it.
 *
 * @param difference what differs, in words
 */
public record ReconciliationDiffered(long time, String difference) implements SessionEvent {}
