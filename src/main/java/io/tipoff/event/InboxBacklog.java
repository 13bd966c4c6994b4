package io.tipoff.event;

/**
 * The lane of order answers grew past its threshold, or shrank below it again.
 *
 * @param waiting how many answers wait
 * @param behind whether the engine is too far behind to quote
 */
public record InboxBacklog(long time, int waiting, boolean behind) implements StreamEvent {}
