package io.tipoff.event;

import io.tipoff.game.Outlook;
import io.tipoff.market.MarketId;

/** What is known of a market's game has changed. */
public record OutlookReported(long time, MarketId market, Outlook outlook) implements MarketEvent {}
