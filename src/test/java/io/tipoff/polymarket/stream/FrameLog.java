package io.tipoff.polymarket.stream;

import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.TradePrinted;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what it is told, a line each; reasons apart, since only people read them. */
final class FrameLog implements MarketFrames {
  final List<String> lines = new ArrayList<>();
  final List<String> reasons = new ArrayList<>();
  final List<BookChanged> books = new ArrayList<>();

  @Override
  public void book(BookChanged event, @Nullable MarketState state, long venueTime) {
    books.add(event);
    lines.add(event + " " + state + " " + venueTime);
  }

  @Override
  public void bestPrices(BestPricesChanged event, @Nullable MarketState state, long venueTime) {
    lines.add(event + " " + state + " " + venueTime);
  }

  @Override
  public void trade(TradePrinted event, long venueTime) {
    lines.add(event + " " + venueTime);
  }

  @Override
  public void heartbeat(long time) {
    lines.add("heartbeat " + time);
  }

  @Override
  public void subscriptionError(String requestId, String text) {
    lines.add("error " + requestId + " " + text);
  }

  @Override
  public void dropped(@Nullable MarketId market, Payload payload, String reason) {
    lines.add("dropped " + market + " " + payload);
    reasons.add(reason);
  }
}
