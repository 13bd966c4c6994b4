package io.tipoff.event;

import io.tipoff.market.Money;

/** The account's cash at the start of the session. */
public record BalanceRestored(long time, Money cash) implements SessionEvent {}
