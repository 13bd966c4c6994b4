package io.tipoff.polymarket;

import io.tipoff.event.Event;
import io.tipoff.market.MarketId;
import io.tipoff.polymarket.stream.MarketListener;
import io.tipoff.polymarket.stream.MarketStream;
import io.tipoff.polymarket.stream.MarketStream.Detail;
import io.tipoff.polymarket.stream.StreamCounters;
import io.tipoff.polymarket.stream.StreamSetup;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Books, states and trades as the venue streams them. */
public final class BookStream implements BookSource {
  private static final Logger LOG = LoggerFactory.getLogger(BookStream.class);

  /** Who takes the news; may block. */
  public interface Events {
    void put(Event event) throws InterruptedException;
  }

  private final MarketStream stream;

  /**
   * A stream that connects once something is followed.
   *
   * @param wholeBooks whether whole books are wanted, or the best prices alone
   * @param refused is told, once, that the venue does not accept the key
   */
  public BookStream(StreamSetup setup, boolean wholeBooks, Events events, Runnable refused) {
    this.stream =
        new MarketStream(
            setup,
            wholeBooks ? Detail.BOOKS : Detail.BEST_PRICES,
            new MarketListener() {
              @Override
              public void on(Event event) throws InterruptedException {
                events.put(event);
              }

              @Override
              public void refused(String reason) {
                LOG.error("The venue does not accept the key for its stream: {}", reason);
                refused.run();
              }

              @Override
              public void problem(String text) {
                LOG.warn("Market data: {}", text);
              }
            });
  }

  @Override
  public void follow(Set<MarketId> markets) {
    stream.subscribe(markets);
  }

  @Override
  public Optional<StreamCounters> counters() {
    return Optional.of(stream.counters());
  }

  @Override
  public void close() {
    stream.close();
  }
}
