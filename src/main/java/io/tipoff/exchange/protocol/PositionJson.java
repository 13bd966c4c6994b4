package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.MarketSnapshot;
import io.tipoff.exchange.PositionSnapshot;
import io.tipoff.market.Money;
import io.tipoff.market.Outcome;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import org.jspecify.annotations.Nullable;

/** Positions in the venue's words. */
final class PositionJson {
  private final ExchangeFloor floor;

  PositionJson(ExchangeFloor floor) {
    this.floor = floor;
  }

  /**
   * A position as the list of positions has it.
   *
   * @param atDayStart what was held when the trade day began
   */
  ObjectNode listed(PositionSnapshot position, Quantity atDayStart) {
    ObjectNode json =
        bare(position)
            .put("bodPosition", Json.rounded(atDayStart))
            .put("bodPositionDecimal", Json.decimal(atDayStart));
    floor
        .catalog()
        .find(position.market().slug())
        .ifPresent(
            market ->
                json.set(
                    "marketMetadata",
                    MarketJson.metadata(
                        market, position.quantity().isNegative() ? Outcome.NO : Outcome.YES)));
    json.set("cashValue", Json.amount(value(position)));
    return json;
  }

  /** A position without its market, as the stream has it. */
  static ObjectNode bare(PositionSnapshot position) {
    ObjectNode json =
        Json.object()
            .put("netPosition", Json.rounded(position.quantity()))
            .put("netPositionDecimal", Json.decimal(position.quantity()))
            .put("qtyBought", Json.rounded(position.bought()))
            .put("qtyBoughtDecimal", Json.decimal(position.bought()))
            .put("qtySold", Json.rounded(position.sold()))
            .put("qtySoldDecimal", Json.decimal(position.sold()))
            .put("qtyAvailable", Json.rounded(position.available()))
            .put("qtyAvailableDecimal", Json.decimal(position.available()));
    json.set("cost", Json.amount(position.cost()));
    json.set("realized", Json.amount(position.realized()));
    return json.put("expired", position.expired()).put("updateTime", Json.time(position.updated()));
  }

  /** At the last price, or what it cost where nothing was traded. */
  private Money value(PositionSnapshot position) {
    @Nullable Price last =
        floor.exchange().market(position.market()).map(MarketSnapshot::lastPrice).orElse(null);
    if (last == null) {
      return position.cost();
    }
    Price each = position.quantity().isNegative() ? last.complement() : last;
    return each.times(position.quantity().abs());
  }
}
