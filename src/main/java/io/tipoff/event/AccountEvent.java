package io.tipoff.event;

/** What the venue says of the whole account, and whether it can be believed at present. */
public sealed interface AccountEvent extends Event
    permits AccountLost, AccountReported, ForeignOrderSeen, EarlierFillReversed {}
