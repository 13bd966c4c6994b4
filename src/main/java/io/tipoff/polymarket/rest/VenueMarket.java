package io.tipoff.polymarket.rest;

import io.tipoff.market.FeeCurve;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A market as the venue lists it; what it leaves out is empty.
 *
 * @param id the venue's number
 * @param status without its prefix: OPEN, CLOSED, RESOLVING, RESOLVED, HALTED
 * @param sportsMarketType what is bet on, such as {@code moneyline}; the venue's word
 * @param line of a spread or total
 * @param gameStart when the event starts, nanoseconds since 1970
 * @param endsAt when trading is expected to end, nanoseconds since 1970
 * @param volume contracts or dollars traded; the venue does not say which
 */
public record VenueMarket(
    String id,
    MarketId market,
    String question,
    String title,
    String status,
    boolean active,
    boolean closed,
    String sportsMarketType,
    Optional<BigDecimal> line,
    Optional<Tick> tick,
    Optional<Quantity> minimum,
    Optional<BigDecimal> feeCoefficient,
    FeeCurve curve,
    List<VenueSide> sides,
    String event,
    String league,
    String longTeam,
    String shortTeam,
    OptionalLong gameStart,
    OptionalLong endsAt,
    Optional<BigDecimal> volume,
    Optional<Price> bestBid,
    Optional<Price> bestAsk) {

  /** What the engine wants to know of it; without tick or minimum it allows no order. */
  public Market toMarket() {
    return new Market(
        market,
        tick.flatMap(step -> minimum.map(least -> new TradingRules(step, least))),
        curve,
        feeCoefficient,
        new Listing(event, league, longTeam, shortTeam, endsAt, VenueQuestion.of(this)),
        false);
  }
}
