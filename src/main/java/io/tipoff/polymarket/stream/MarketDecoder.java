package io.tipoff.polymarket.stream;

import static io.tipoff.polymarket.stream.StreamCount.BAD_FRAMES;
import static io.tipoff.polymarket.stream.StreamCount.FRAMES;
import static io.tipoff.polymarket.stream.StreamCount.HEARTBEATS;

import io.tipoff.market.MarketId;
import java.nio.ByteBuffer;
import java.util.Collection;

/**
 * Frames of the markets stream to events, for one thread. A frame is read whole before anything of
 * it is told. Names are taken in camelCase and in snake_case; what is not known is passed over and
 * counted; whatever the bytes, nothing is thrown.
 */
public final class MarketDecoder {
  private static final int MARKET_DATA = Envelope.PAYLOADS;
  private static final int MARKET_DATA_LITE = Envelope.PAYLOADS + 1;
  private static final int TRADE = Envelope.PAYLOADS + 2;
  private static final NameTable FIELDS =
      Envelope.names()
          .field(MARKET_DATA, "marketData")
          .field(MARKET_DATA_LITE, "marketDataLite")
          .field(TRADE, "trade");

  private final MarketTable table;
  private final StreamCounters counters;
  private final JsonBytes json = new JsonBytes();
  private final Envelope envelope;
  private final BookReader book;
  private final BestPricesReader bestPrices;
  private final TradeReader trade;

  /** A decoder that knows these markets by name already; others it takes too. */
  public MarketDecoder(Collection<MarketId> markets, StreamCounters counters) {
    this(new MarketTable(), counters);
    table.set(markets);
  }

  /** A decoder that knows some markets by name already; others it takes too. */
  MarketDecoder(MarketTable markets, StreamCounters counters) {
    this.table = markets;
    this.counters = counters;
    FrameValues values = new FrameValues(json, markets, counters);
    this.envelope = new Envelope(json, values, counters);
    this.book = new BookReader(json, values);
    this.bestPrices = new BestPricesReader(json, values);
    this.trade = new TradeReader(json, values);
  }

  /**
   * Reads a frame and tells what is in it.
   *
   * @param frame not changed, its position included
   * @param time when it was received, nanoseconds since 1970
   */
  public void decode(ByteBuffer frame, long time, MarketFrames frames) {
    counters.add(FRAMES);
    try {
      read(frame);
    } catch (MalformedJson malformed) {
      counters.add(BAD_FRAMES);
      frames.dropped(null, Payload.FRAME, String.valueOf(malformed.getMessage()));
      return;
    }
    deliver(time, frames);
  }

  private void read(ByteBuffer frame) {
    json.reset(frame);
    envelope.clear();
    book.clear();
    bestPrices.clear();
    trade.clear();
    if (json.enterObject()) {
      do {
        int field = json.field(FIELDS);
        switch (field) {
          case MARKET_DATA -> book.read();
          case MARKET_DATA_LITE -> bestPrices.read();
          case TRADE -> trade.read();
          default -> envelope.take(field);
        }
      } while (json.moreFields());
    }
    json.end();
  }

  private void deliver(long time, MarketFrames frames) {
    if (envelope.isHeartbeat()) {
      counters.add(HEARTBEATS);
      frames.heartbeat(time);
    }
    String error = envelope.error();
    if (!error.isEmpty()) {
      frames.subscriptionError(envelope.requestId(), error);
    }
    book.deliver(time, frames);
    bestPrices.deliver(time, frames);
    trade.deliver(time, frames);
  }
}
