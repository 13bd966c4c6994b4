package io.tipoff.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Copies of a database in a file, made while it is used, and put back while it is not. */
public final class Backup {
  private static final String[] BESIDE = {"-wal", "-shm"};

  private Backup() {}

  /**
   * Makes a whole copy; whoever writes meanwhile is not kept waiting.
   *
   * @throws StoreException if there is such a file already, or the copy cannot be made
   */
  public static void make(Database database, Path copy) {
    Path source = file(database);
    if (!Files.exists(source)) {
      throw new StoreException("there is no database " + source);
    }
    if (Files.exists(copy)) {
      throw new StoreException(copy + ": exists already; a backup is never overwritten");
    }
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement()) {
        statement.execute("VACUUM INTO '" + copy.toString().replace("'", "''") + "'");
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /**
   * Puts a copy in the database's place; what was there is kept beside it under another name.
   *
   * @param suffix what is put behind the name of the old file
   * @return where the old file is now, or would be
   * @throws StoreException if the copy is no sound database, or cannot be put there
   */
  public static Path restore(Database database, Path copy, String suffix) {
    Path target = file(database);
    if (!Files.exists(copy)) {
      throw new StoreException("there is no backup " + copy);
    }
    Path aside = Path.of(target + suffix);
    Path fresh = Path.of(target + ".restoring");
    try {
      Files.createDirectories(target.toAbsolutePath().resolveSibling(""));
      Files.copy(copy, fresh, StandardCopyOption.REPLACE_EXISTING);
      Database.ofFile(fresh).prepare();
      for (String end : BESIDE) {
        Files.deleteIfExists(Path.of(fresh + end));
        moveIfThere(Path.of(target + end), Path.of(aside + end));
      }
      moveIfThere(target, aside);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      return aside;
    } catch (IOException e) {
      throw new StoreException(target + ": the backup cannot be put there: " + e, e);
    }
  }

  private static void moveIfThere(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to);
    }
  }

  private static Path file(Database database) {
    return database
        .file()
        .orElseThrow(
            () ->
                new StoreException(
                    "a PostgreSQL server is backed up with pg_dump and restored with pg_restore;"
                        + " docs/store.md has the commands"));
  }
}
