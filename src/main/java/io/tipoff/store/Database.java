package io.tipoff.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** A database: a file, or a PostgreSQL server. */
public final class Database implements AutoCloseable {
  /** Modes that leave nothing behind, whatever the settings say. */
  private static final Set<String> PASSING = Set.of("demo", "simulate");

  private static final String USER = "TIPOFF_STORE_USER";
  private static final String PASSWORD = "TIPOFF_STORE_PASSWORD";
  private static final int CONNECT_SECONDS = 10;
  private static final int ANSWER_SECONDS = 30;
  private static final int BUSY_MILLIS = 5_000;

  /** With less room in bytes SQLite cannot do a thing, and says so in many ways. */
  private static final long LEAST_ROOM = 256 << 10;

  private final String url;
  private final Properties properties;
  private final @Nullable Path file;
  private final @Nullable Path temporary;

  private Database(
      String url, Properties properties, @Nullable Path file, @Nullable Path temporary) {
    this.url = url;
    this.properties = properties;
    this.file = file;
    this.temporary = temporary;
  }

  /**
   * The database of a mode; nothing is opened yet. A demo or a simulation has one of its own that
   * is gone afterwards.
   *
   * @param environment may hold the user and the password of a server
   * @throws StoreException if there is no place for a file
   */
  public static Database of(String mode, StoreSettings settings, Map<String, String> environment) {
    if (PASSING.contains(mode)) {
      return temporary();
    }
    Optional<StoreUrl> url = settings.url();
    if (url.isEmpty()) {
      return ofFile(settings.directory().resolve(mode + ".db"));
    }
    return url.get().file().map(Database::ofFile).orElseGet(() -> server(url.get(), environment));
  }

  /** A file of its own that is gone once this is closed. */
  public static Database temporary() {
    try {
      Path directory = Files.createTempDirectory("tipoff-store");
      // Where the driver puts its library for as long as the process lives; it goes with the rest.
      System.setProperty("org.sqlite.tmpdir", directory.toString());
      return new Database(
          "jdbc:sqlite:" + directory.resolve("store.db"),
          sqlite(),
          directory.resolve("store.db"),
          directory);
    } catch (IOException e) {
      throw new StoreException("no temporary folder for the database: " + e.getMessage(), e);
    }
  }

  /** A database in a file, which need not exist yet. */
  static Database ofFile(Path file) {
    return new Database("jdbc:sqlite:" + file, sqlite(), file, null);
  }

  private static Database server(StoreUrl url, Map<String, String> environment) {
    Properties properties = new Properties();
    properties.setProperty("reWriteBatchedInserts", "true");
    properties.setProperty("ApplicationName", "tipoff");
    properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
    properties.setProperty("socketTimeout", String.valueOf(ANSWER_SECONDS));
    properties.setProperty("tcpKeepAlive", "true");
    take(environment, USER, "PGUSER").ifPresent(user -> properties.setProperty("user", user));
    take(environment, PASSWORD, "PGPASSWORD")
        .ifPresent(password -> properties.setProperty("password", password));
    return new Database(url.text(), properties, null, null);
  }

  private static Optional<String> take(Map<String, String> environment, String own, String usual) {
    return Optional.ofNullable(environment.get(own))
        .or(() -> Optional.ofNullable(environment.get(usual)));
  }

  private static Properties sqlite() {
    Properties properties = new Properties();
    properties.setProperty("journal_mode", "WAL");
    properties.setProperty("synchronous", "FULL");
    properties.setProperty("busy_timeout", String.valueOf(BUSY_MILLIS));
    properties.setProperty("foreign_keys", "true");
    return properties;
  }

  /** What messages call it. */
  public String name() {
    return file == null ? url : file.toString();
  }

  /** The file; empty for a server. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /**
   * Makes it ready: the file if there is none, and the tables as this version wants them.
   *
   * @throws StoreException if it cannot be read, written or understood
   */
  public void prepare() {
    if (file != null) {
      makeFolder(file);
      check(file);
    }
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(new ConnectionSource(this))
          .locations("classpath:db/migration")
          .validateMigrationNaming(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw failure(cause(e));
    }
  }

  /**
   * Looks whether it can be used, and changes nothing.
   *
   * @return what there is, in words
   * @throws StoreException if it cannot be
   */
  public String probe() {
    if (file != null && !Files.exists(file)) {
      return file + " is made at the first start";
    }
    if (file != null) {
      check(file);
      return file + " is sound";
    }
    try (Connection connection = connect()) {
      if (!connection.isValid(ANSWER_SECONDS)) {
        throw new StoreException(name() + " gives no answer");
      }
      return name() + " answers";
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private void makeFolder(Path of) {
    try {
      Path folder = of.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new StoreException(
          "%s: the folder of the database cannot be made: %s".formatted(of, e.getMessage()), e);
    }
  }

  /** A damaged file is told at the start, not in the middle of the game. */
  private void check(Path of) {
    if (!Files.exists(of)) {
      return;
    }
    if (!Files.isWritable(of)) {
      throw new StoreException(of + ": the database cannot be written: it is read-only");
    }
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
      String told = result.next() ? result.getString(1) : "no answer";
      if (!told.equals("ok")) {
        throw new StoreException(damaged(of, told.lines().findFirst().orElse(told)));
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** A new connection, which commits when it is told. */
  Connection connect() throws SQLException {
    Connection connection = DriverManager.getConnection(url, properties);
    connection.setAutoCommit(false);
    return connection;
  }

  /** A new connection that sees everything as it is at one moment, and keeps no writer waiting. */
  Connection connectToRead() throws SQLException {
    Connection connection = DriverManager.getConnection(url, properties);
    if (file == null) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
    }
    connection.setAutoCommit(false);
    return connection;
  }

  /** The same failure in words that name the database, and what can be done. */
  StoreException failure(Throwable failure) {
    return new StoreException(reason(failure), failure);
  }

  /** Why something failed, in one line without secrets. */
  String reason(Throwable failure) {
    String text = words(failure);
    if (file != null && Failures.isDamage(failure)) {
      return damaged(file, text);
    }
    if (file != null && isFull(file)) {
      return "%s: the disk is full (%s)".formatted(file, text);
    }
    String password = properties.getProperty("password", "");
    return "%s: %s".formatted(name(), password.isEmpty() ? text : text.replace(password, "***"));
  }

  private static boolean isFull(Path file) {
    return file.toAbsolutePath().resolveSibling("").toFile().getUsableSpace() < LEAST_ROOM;
  }

  private static String words(Throwable failure) {
    String text = String.valueOf(failure.getMessage());
    return text.lines().findFirst().orElse(text).replaceAll("\\p{Cntrl}", " ");
  }

  private static String damaged(Path file, String text) {
    return ("%s: the database is damaged (%s). Nothing was changed. Put a backup in its place with"
            + " ./tipoff store restore BACKUP, which keeps this file aside. Sessions that began"
            + " after the backup are not in it; the comparison with the venue at the next start"
            + " shows what they changed")
        .formatted(file, text);
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof SQLException)) {
      cause = cause.getCause();
    }
    return cause;
  }

  @Override
  public void close() {
    if (temporary != null && file != null) {
      try {
        try (Stream<Path> files = Files.list(temporary)) {
          for (Path each : files.toList()) {
            Files.deleteIfExists(each);
          }
        }
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        throw new StoreException(temporary + ": cannot be removed: " + e.getMessage(), e);
      }
    }
  }
}
