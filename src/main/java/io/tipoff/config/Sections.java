package io.tipoff.config;

/** The sections of the configuration: the keys at the top of a file. */
record Sections(
    BookSection book,
    MarketMakerSection marketMaker,
    GameQuotingSection gameQuoting,
    IncentivesSection incentives,
    LiveArbitrageSection liveArbitrage,
    StatisticalEdgeSection statisticalEdge,
    RiskSection risk,
    BreakerSection breaker,
    SizingSection sizing,
    RegimesSection regimes,
    FeedsSection feeds,
    HedgeSection hedge,
    SumsSection sums,
    EngineSection engine,
    PaperSection paper,
    MarketsSection markets,
    VenueSection venue,
    StoreSection store,
    FeesSection fees,
    ControlSection control,
    LiveSection live,
    WatchdogSection watchdog,
    MonitorSection monitor) {}
