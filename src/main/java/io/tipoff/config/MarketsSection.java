package io.tipoff.config;

import io.tipoff.market.MarketId;
import java.util.List;

/** The keys under {@code markets}. */
record MarketsSection(List<MarketId> slugs) {}
