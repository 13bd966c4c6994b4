package io.tipoff.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The database of one account: what is known of it, and a place for its next session. */
public final class Store {
  private final Database database;
  private final AccountKey account;
  private final long number;
  private final LongSupplier clock;

  private Store(Database database, AccountKey account, long number, LongSupplier clock) {
    this.database = database;
    this.account = account;
    this.number = number;
    this.clock = clock;
  }

  /**
   * Opens the database for an account, and reads to its end the journal of every session of it that
   * broke off.
   *
   * @param clock the time now, nanoseconds since 1970
   * @param warnings is told in one line each what is lost
   * @throws StoreException if the database cannot be used
   */
  public static Store open(
      Database database, AccountKey account, LongSupplier clock, Consumer<String> warnings) {
    database.prepare();
    try (Connection connection = database.connect()) {
      long number = SessionRow.account(connection, account);
      connection.commit();
      CatchUp catchUp = new CatchUp(database, warnings);
      for (SessionRow session : SessionRow.all(connection, number)) {
        if (session.state() == SessionState.OPEN) {
          connection.rollback();
          catchUp.run(session);
        }
      }
      connection.rollback();
      return new Store(database, account, number, clock);
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /** Whose rows are read and written. */
  public AccountKey account() {
    return account;
  }

  /**
   * What the account's last session left.
   *
   * @throws StoreException if the database fails
   */
  public StoredAccount stored() {
    try (Connection connection = database.connectToRead()) {
      return new AccountReader(connection, number, clock.getAsLong()).read();
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /**
   * Begins a session whose journal has just been begun.
   *
   * @throws StoreException if the database fails
   */
  public StoreSession begin(Path journal, StoreSettings settings, StoreListener listener) {
    try (Connection connection = database.connect()) {
      SessionRow row = SessionRow.begin(connection, number, journal, clock.getAsLong());
      connection.commit();
      return StoreSession.start(database, row, settings, listener);
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }
}
