package io.tipoff.journal;

import io.tipoff.market.FeeCurve;
import io.tipoff.market.LiquidityProgram;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.Question;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;

/** Markets to bytes and back. */
final class MarketCodec {
  private MarketCodec() {}

  static void write(Market market, Output out) {
    out.put(market.id())
        .put(market.rules(), MarketCodec::writeRules)
        .put(market.curve())
        .put(market.feeCoefficient(), Output::put);
    writeListing(out, market.listing());
    out.put(market.assumed());
  }

  static Market read(Input in) {
    return new Market(
        in.getMarketId(),
        in.getOptional(MarketCodec::readRules),
        in.getEnum(FeeCurve.class),
        in.getOptional(Input::getBigDecimal),
        readListing(in),
        in.getBoolean());
  }

  private static void writeRules(Output out, TradingRules rules) {
    out.put(rules.tick().units()).put(rules.minimum());
  }

  private static TradingRules readRules(Input in) {
    return new TradingRules(new Tick(in.getInt()), in.getQuantity());
  }

  private static void writeListing(Output out, Listing listing) {
    out.put(listing.event())
        .put(listing.league())
        .put(listing.longTeam())
        .put(listing.shortTeam())
        .put(listing.endsAt())
        .put(listing.question().kind())
        .put(listing.question().line());
  }

  private static Listing readListing(Input in) {
    return new Listing(
        in.getString(),
        in.getString(),
        in.getString(),
        in.getString(),
        in.getOptionalLong(),
        new Question(in.getEnum(Question.Kind.class), in.getInt()));
  }

  static void writeProgram(Output out, LiquidityProgram program) {
    out.put(program.id())
        .put(program.start())
        .put(program.end())
        .put(program.pool())
        .put(program.discountFactor())
        .put(program.targetSize())
        .put(program.maxSpread(), Output::put);
  }

  static LiquidityProgram readProgram(Input in) {
    return new LiquidityProgram(
        in.getString(),
        in.getLong(),
        in.getOptionalLong(),
        in.getMoney(),
        in.getDouble(),
        in.getQuantity(),
        in.getOptional(Input::getMoney));
  }
}
