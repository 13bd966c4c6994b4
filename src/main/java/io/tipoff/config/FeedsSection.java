package io.tipoff.config;

import io.tipoff.engine.games.FeedLimits;
import io.tipoff.game.FeedSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** The keys under {@code feeds}. */
record FeedsSection(
    List<FeedSource> sources,
    @Within(min = "1s", max = "10m") Duration maxAge,
    @Within(min = "1s", max = "10m") Duration mostBehind,
    @Within(min = "2", max = "100", unit = "books") int burstBooks,
    @Within(min = "100ms", max = "1m") Duration burstWindow,
    @Within(min = "0.5", max = "1", unit = "") BigDecimal confidence,
    @Within(min = "500ms", max = "10s") Duration venueInterval,
    FeedUrl opticOddsUrl,
    List<String> opticOddsBooks,
    FeedUrl espnUrl,
    @Within(min = "5s", max = "10s") Duration espnInterval,
    FeedUrl theOddsApiUrl,
    List<String> theOddsApiRegions,
    @Within(min = "30s", max = "1d") Duration theOddsApiInterval) {

  FeedLimits limits() {
    return new FeedLimits(maxAge, mostBehind, burstBooks, burstWindow, confidence.doubleValue());
  }

  FeedSettings settings() {
    return new FeedSettings(
        sources,
        confidence.doubleValue(),
        venueInterval,
        opticOddsUrl.uri(),
        opticOddsBooks,
        espnUrl.uri(),
        espnInterval,
        theOddsApiUrl.uri(),
        theOddsApiRegions,
        theOddsApiInterval);
  }
}
