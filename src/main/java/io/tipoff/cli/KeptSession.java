package io.tipoff.cli;

import io.tipoff.config.Configuration;
import io.tipoff.engine.Engine;
import io.tipoff.engine.Observer;
import io.tipoff.event.StoreBacklog;
import io.tipoff.journal.JournalWriter;
import io.tipoff.monitor.MetricSource;
import io.tipoff.store.AccountKey;
import io.tipoff.store.AccountLock;
import io.tipoff.store.Database;
import io.tipoff.store.Samples;
import io.tipoff.store.Store;
import io.tipoff.store.StoreObserver;
import io.tipoff.store.StoreSession;
import io.tipoff.store.StoreSettings;
import io.tipoff.store.StoredAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The journal and the database of one session of an account, and the lock that makes it the only
 * one. The engine writes the journal alone; the database follows.
 */
final class KeptSession implements AutoCloseable {
  private final Database database;
  private final StoreSettings settings;
  private final AccountLock lock;
  private final StoreHealth health;
  private final Store store;
  private final StoredAccount stored;
  private final Path file;
  private final NewJournal journal;
  private @Nullable StoreSession session;

  private KeptSession(
      Database database,
      StoreSettings settings,
      AccountLock lock,
      StoreHealth health,
      Store store,
      StoredAccount stored,
      Path file) {
    this.database = database;
    this.settings = settings;
    this.lock = lock;
    this.health = health;
    this.store = store;
    this.stored = stored;
    this.file = file;
    this.journal = NewJournal.growing(file);
  }

  /**
   * Takes the lock, opens the database, reads to its end what an earlier session left in its
   * journal, and begins a journal.
   *
   * @param journal where the journal is to be; null for the data directory
   * @param notes takes what the user should know, a line each
   * @throws Refused if another engine works with the account
   */
  static KeptSession open(
      AccountKey account,
      Configuration configuration,
      @Nullable Path journal,
      Consumer<String> notes) {
    Map<String, String> environment = System.getenv();
    StoreSettings settings = configuration.store(home());
    Database database = Database.of(account.mode(), settings, environment);
    StoreHealth health = new StoreHealth(notes);
    AccountLock lock;
    try {
      lock = AccountLock.take(settings.directory(), account, database, health);
    } catch (AccountLock.Held e) {
      throw new Refused(String.valueOf(e.getMessage()));
    }
    try {
      Store store = Store.open(database, account, WallClock::nanos, notes);
      Path file = journal == null ? newFile(settings, account) : journal;
      return new KeptSession(database, settings, lock, health, store, store.stored(), file);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** The folder of the installation. */
  static Path home() {
    return Path.of(System.getProperty("tipoff.home", "."));
  }

  private static Path newFile(StoreSettings settings, AccountKey account) {
    try {
      Path folder = Files.createDirectories(settings.directory().resolve("journals"));
      return folder.resolve(
          "%s-%s-%d.journal".formatted(account.mode(), account.fingerprint(), WallClock.nanos()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the account's earlier sessions left. */
  StoredAccount stored() {
    return stored;
  }

  /** The journal's file. */
  Path file() {
    return file;
  }

  /** Where events and commands are written down. */
  JournalWriter journal() {
    return journal.writer();
  }

  /**
   * From now on the database follows the journal.
   *
   * @param engine is told when it falls behind or the lock is lost, and when that is over
   * @param failed is told if the session must not go on
   */
  void begin(Consumer<StoreBacklog> engine, Consumer<String> failed) {
    session = store.begin(file, settings, health);
    health.tell(engine, failed);
  }

  /** Keeps what an engine tells of its decisions. */
  Observer observer(LongSupplier now) {
    return new StoreObserver(session(), now);
  }

  /** Takes samples of an engine's account. */
  Samples samples(Engine engine) {
    return new Samples(session(), engine);
  }

  /** What there is to tell of journal and database. */
  MetricSource metrics() {
    return new KeepingMetrics(session(), journal());
  }

  private StoreSession session() {
    if (session == null) {
      throw new IllegalStateException("the session has not begun");
    }
    return session;
  }

  /** Ends the journal, lets the database come to its end, and gives the lock back. */
  @Override
  public void close() {
    try {
      journal.close();
      if (session != null) {
        session.close();
      }
    } finally {
      lock.close();
      database.close();
    }
  }
}
