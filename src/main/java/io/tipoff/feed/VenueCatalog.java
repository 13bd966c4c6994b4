package io.tipoff.feed;

import io.tipoff.feed.FeedException.Kind;
import io.tipoff.polymarket.Universe;
import io.tipoff.polymarket.rest.VenueEvent;
import io.tipoff.polymarket.rest.VenueException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The venue's games that are traded, read again now and then. For many threads. */
public final class VenueCatalog {
  /** Reads the venue's events. */
  public interface Events {
    List<VenueEvent> read() throws InterruptedException;
  }

  private final Events events;
  private final long fresh;
  private @Nullable List<VenueGame> games;
  private long readAt;

  /**
   * A catalogue that was not read yet.
   *
   * @param fresh for how long one reading serves
   */
  public VenueCatalog(Events events, Duration fresh) {
    this.events = events;
    this.fresh = fresh.toNanos();
  }

  /** Of the markets that pass a filter. */
  public static VenueCatalog of(Universe universe, Duration fresh) {
    return new VenueCatalog(universe::events, fresh);
  }

  /**
   * The games; an older reading serves where the venue cannot be asked.
   *
   * @throws FeedException if it never could
   */
  public synchronized List<VenueGame> games() throws FeedException, InterruptedException {
    @Nullable List<VenueGame> known = games;
    if (known != null && System.nanoTime() - readAt < fresh) {
      return known;
    }
    try {
      known = events.read().stream().flatMap(event -> VenueGame.of(event).stream()).toList();
      games = known;
    } catch (VenueException e) {
      if (known == null) {
        throw new FeedException(
            Kind.UNREACHABLE, "the venue's games cannot be listed: " + e.getMessage());
      }
    }
    readAt = System.nanoTime();
    return known;
  }

  /** The leagues of the games. */
  public Set<League> leagues() throws FeedException, InterruptedException {
    Set<League> leagues = new TreeSet<>();
    games().forEach(game -> leagues.add(game.league()));
    return leagues;
  }
}
