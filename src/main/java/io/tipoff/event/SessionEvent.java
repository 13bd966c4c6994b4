package io.tipoff.event;

/** What frames a session: its start, what it restores, its end. */
public sealed interface SessionEvent extends Event
    permits SessionStarted,
        BalanceRestored,
        PositionRestored,
        OrderRestored,
        RiskRestored,
        DayTraded,
        FundsMoved,
        BreakerReset,
        IncomeReceived,
        TradingPaused,
        TradingResumed,
        FlattenRequested,
        ShutdownRequested,
        SessionEnded {}
