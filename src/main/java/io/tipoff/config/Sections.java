package io.tipoff.config;

/** The sections of the configuration: the keys at the top of a file. */
record Sections(
    BookSection book,
    MarketMakerSection marketMaker,
    RiskSection risk,
    BreakerSection breaker,
    SizingSection sizing,
    RegimesSection regimes,
    HedgeSection hedge,
    EngineSection engine,
    PaperSection paper,
    MarketsSection markets,
    VenueSection venue,
    StoreSection store,
    FeesSection fees,
    ControlSection control,
    LiveSection live,
    WatchdogSection watchdog) {}
