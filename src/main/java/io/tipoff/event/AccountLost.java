package io.tipoff.event;

/**
 * News of our orders may have been missed from here on: nothing new is placed until the venue has
 * told the whole account again and it was compared.
 *
 * @param reason what was lost, in words
 */
public record AccountLost(long time, String reason) implements AccountEvent {}
