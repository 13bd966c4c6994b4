package io.tipoff.backtest.simulation;

import io.tipoff.exchange.faults.FaultRule;
import io.tipoff.exchange.faults.FaultyStream;
import io.tipoff.exchange.faults.FaultyStream.Delivery;
import io.tipoff.exchange.faults.FaultyStream.State;
import io.tipoff.exchange.faults.Occasion;
import io.tipoff.polymarket.stream.Backoff;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of the exchange's streams to the bot, with both ends of its connection. What is put in
 * arrives after the time that it is under way, in its order, unless a fault strikes. A connection
 * that has ended, or on which nothing was heard for too long, is opened anew, as the adapter does.
 */
final class NewsStream {
  /** As of the exchange behind its protocol. */
  private static final long HEARTBEAT = Duration.ofSeconds(5).toNanos();

  private static final Duration LEAST_BACKOFF = Duration.ofMillis(500);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

  /** As the adapter waits for a handshake. */
  private static final long CONNECT_TIMEOUT = Duration.ofSeconds(10).toNanos();

  /** Who hears that news is missed. */
  interface Owner {
    /** News may be missed from now on. */
    void lost(long now, String reason);

    /** The bot is back. */
    void restored(long now);

    /** The exchange has heard that the bot is back: what stands is to be told. */
    void subscribed();
  }

  private final String name;
  private final Network network;
  private final Owner owner;
  private final Backoff backoff;
  private @Nullable Connection connection;

  /** One life of the socket. */
  private final class Connection {
    private final FaultyStream<News> faults =
        new FaultyStream<>(network.faults(), name, News::unknown);
    private final long opened = network.now();
    private long heard = opened;
    private long sent = opened;

    /** What would be sent later never is. */
    private long ended = Long.MAX_VALUE;

    private boolean subscribed;
  }

  /**
   * A stream that nobody listens to yet.
   *
   * @param name "markets" or "private"
   */
  NewsStream(String name, Network network, Owner owner) {
    this.name = name;
    this.network = network;
    this.owner = owner;
    this.backoff = new Backoff(LEAST_BACKOFF, LONGEST_BACKOFF, network.random());
  }

  /** The bot listens from now on. */
  void begin() {
    Connection first = new Connection();
    first.subscribed = true;
    connection = first;
    keepAlive(first);
  }

  /**
   * Tells something, if the bot listens.
   *
   * @param kind such as "market-data"
   * @param market a slug
   */
  void put(News news, String kind, String market) {
    @Nullable Connection open = connection;
    if (open != null && open.subscribed) {
      send(open, news, kind, market);
    }
  }

  /** The exchange ends the connection when all that was told is sent. */
  void leave() {
    @Nullable Connection open = connection;
    if (open != null && open.ended == Long.MAX_VALUE) {
      end(open, Math.max(open.sent, network.now()), "the exchange ended the connection");
    }
  }

  private void send(Connection open, News news, String kind, String market) {
    if (open.ended != Long.MAX_VALUE) {
      return;
    }
    for (Delivery<News> delivery : open.faults.put(news, kind, market)) {
      deliver(open, delivery);
    }
    if (open.faults.state() == State.CUT) {
      end(open, network.now(), "the connection was cut");
    }
  }

  private void deliver(Connection open, Delivery<News> delivery) {
    long leaves = Math.max(open.sent, network.now()) + delivery.delay().toNanos();
    open.sent = leaves;
    network
        .agenda()
        .add(
            leaves + network.link().feed().toNanos(),
            now -> {
              if (connection == open && leaves <= open.ended) {
                open.heard = now;
                delivery.message().arrive(now);
              }
            });
  }

  private void end(Connection open, long time, String reason) {
    open.ended = time;
    network.agenda().add(time + network.link().feed().toNanos(), now -> lost(open, now, reason));
  }

  private void lost(Connection gone, long now, String reason) {
    if (connection == gone) {
      connection = null;
      owner.lost(now, reason);
      if (now - gone.opened > LONGEST_BACKOFF.toNanos()) {
        backoff.reset();
      }
      tryAgain(backoff.next());
    }
  }

  /** Without faults nothing can fall silent. */
  private void keepAlive(Connection open) {
    if (!network.faults().isQuiet()) {
      beat(open);
      listen(open);
    }
  }

  private void beat(Connection open) {
    network.after(
        HEARTBEAT,
        _ -> {
          if (connection == open) {
            send(open, News.NOTHING, "heartbeat", "");
            beat(open);
          }
        });
  }

  private void listen(Connection open) {
    long silence = network.venue().silenceLimit().toNanos();
    network
        .agenda()
        .add(
            open.heard + silence,
            now -> {
              if (connection == open && now - open.heard >= silence) {
                lost(open, now, "nothing was heard for " + network.venue().silenceLimit());
              } else if (connection == open) {
                listen(open);
              }
            });
  }

  private void tryAgain(Duration wait) {
    network.after(wait.toNanos(), _ -> connect());
  }

  private void connect() {
    long begun = network.now();
    network.after(network.link().request().toNanos(), _ -> handshake(begun));
  }

  private void handshake(long begun) {
    Optional<FaultRule> struck = network.faults().strike(new Occasion.Request("/v1/ws/" + name));
    long answer = network.link().answer().toNanos();
    if (struck.isEmpty()) {
      network.after(answer, _ -> open());
      return;
    }
    switch (struck.get().fault()) {
      case UNKNOWN_ENUM, SLOW_BODY -> network.after(answer, _ -> open());
      case HTTP_429 -> network.after(answer, _ -> tryAgain(backoff.longest()));
      case LOSE_REQUEST, LOSE_ANSWER -> {
        boolean hangs = struck.get().variant().equals(SimulatedVenue.HANG);
        long told = hangs ? begun + CONNECT_TIMEOUT : network.now() + answer;
        network.agenda().add(told, _ -> tryAgain(backoff.next()));
      }
      default -> network.after(answer, _ -> tryAgain(backoff.next()));
    }
  }

  private void open() {
    Connection fresh = new Connection();
    connection = fresh;
    keepAlive(fresh);
    owner.restored(network.now());
    network.after(
        network.link().request().toNanos(),
        _ -> {
          if (connection == fresh) {
            fresh.subscribed = true;
            owner.subscribed();
          }
        });
  }
}
