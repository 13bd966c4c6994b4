package io.tipoff.cli;

import io.tipoff.config.Configuration;
import io.tipoff.engine.Engine;
import io.tipoff.engine.Inbox;
import io.tipoff.engine.Observer;
import io.tipoff.engine.Recorder;
import io.tipoff.event.Event;
import io.tipoff.event.PositionRestored;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.StoreBacklog;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.monitor.MetricSource;
import io.tipoff.paper.PaperTrading;
import io.tipoff.store.AccountKey;
import io.tipoff.store.Samples;
import io.tipoff.store.StoredAccount;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What paper trading keeps: its account over restarts, or a journal at most. */
final class PaperKeeping implements AutoCloseable {
  private final @Nullable KeptSession kept;
  private final NewJournal journal;
  private final Consumer<String> notes;
  private @Nullable Samples samples;

  private PaperKeeping(@Nullable KeptSession kept, NewJournal journal, Consumer<String> notes) {
    this.kept = kept;
    this.journal = journal;
    this.notes = notes;
  }

  static PaperKeeping open(
      VenueAccess access,
      Configuration configuration,
      @Nullable Path journal,
      Consumer<String> notes) {
    if (!configuration.keepsPaperAccount()) {
      return new PaperKeeping(null, NewJournal.growing(journal), notes);
    }
    AccountKey account =
        new AccountKey(
            "paper", access.settings().url().toString(), VenueAccess.keyId(System.getenv()));
    return new PaperKeeping(
        KeptSession.open(account, configuration, journal, notes), NewJournal.at(null), notes);
  }

  /** Markets in which something is held from before. */
  Collection<MarketId> held() {
    return kept == null
        ? List.of()
        : kept.stored().positions().stream()
            .filter(position -> !position.quantity().isZero())
            .map(StoredAccount.Position::market)
            .distinct()
            .toList();
  }

  /**
   * From now on the database follows; an inbox is told when it falls behind.
   *
   * @param failed is told if the session must not go on
   */
  void begin(Inbox inbox, Consumer<String> failed) {
    if (kept != null) {
      kept.begin(backlog -> put(inbox, backlog), failed);
    }
  }

  /** What there is to tell of journal and database; empty where the account is not kept. */
  Optional<MetricSource> metrics() {
    return Optional.ofNullable(kept).map(KeptSession::metrics);
  }

  private static void put(Inbox inbox, StoreBacklog backlog) {
    try {
      inbox.put(backlog);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** An observer, and the database beside it. */
  Observer observing(Observer observer) {
    return kept == null ? observer : new Observers(observer, kept.observer(WallClock::nanos));
  }

  /** Who is to be told of each event after the engine was. */
  Consumer<Event> samples(Engine engine) {
    if (kept == null) {
      return _ -> {};
    }
    Samples taken = kept.samples(engine);
    samples = taken;
    return taken::look;
  }

  Recorder recorder() {
    return kept == null ? journal.recorder() : kept.journal();
  }

  /** Begins the session, with the account that an earlier one left if there is one. */
  void start(PaperTrading trading, long time, Configuration configuration) {
    Optional<StoredAccount> stored = Optional.ofNullable(kept).map(KeptSession::stored);
    Optional<Money> cash = stored.flatMap(StoredAccount::cash);
    if (stored.isEmpty() || cash.isEmpty()) {
      trading.start(new SessionStarted(time, "paper", configuration.toYaml()));
      return;
    }
    StoredAccount account = stored.get();
    List<PositionRestored> positions =
        account.positions().stream().map(position -> position.at(time)).toList();
    notes.accept(
        "the account goes on: cash %s, %d positions".formatted(cash.get(), positions.size()));
    trading.resume(
        new SessionStarted(time, "paper", configuration.toYaml(), account.lastOrder()),
        cash.get(),
        positions,
        account.riskAt(time),
        account.tradedAt(time));
  }

  @Override
  public void close() {
    journal.close();
    if (samples != null) {
      samples.end();
    }
    if (kept != null) {
      kept.close();
    }
  }
}
