package io.tipoff.event;

import io.tipoff.market.MarketId;

/** News of one market that everybody can see. */
public sealed interface MarketEvent extends Event
    permits MarketListed,
        MarketStateChanged,
        BookChanged,
        BestPricesChanged,
        TradePrinted,
        MarketSettled,
        OutlookReported,
        IncentiveListed {

  MarketId market();
}
