package io.tipoff.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds that one engine at a time works with an account: on this machine by a lock of the operating
 * system on a file, and where a PostgreSQL server keeps the account, across machines by a lock of
 * that server. Both are gone with the process, however it ends.
 */
public final class AccountLock implements AutoCloseable {
  /** The byte that is locked: behind the text, which everybody may read. */
  private static final long PLACE = Long.MAX_VALUE - 1;

  /**
   * The files that this process holds: to open and close such a file once more would give its lock
   * back, on systems that follow POSIX.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;
  private final @Nullable ServerLock server;

  private AccountLock(Path file, FileChannel channel, FileLock lock, @Nullable ServerLock server) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
    this.server = server;
  }

  /** Somebody else holds the lock; the message tells who, as far as that is known. */
  public static final class Held extends RuntimeException {
    private static final long serialVersionUID = 1;

    Held(String message) {
      super(message);
    }
  }

  /**
   * Takes the lock of an account.
   *
   * @param directory where files are kept
   * @param database also asked if it is a server; null for the file alone
   * @param listener is told by another thread if the server's lock is lost, and what follows
   * @throws Held if another engine has it
   * @throws StoreException if it can be neither had nor refused
   */
  public static AccountLock take(
      Path directory, AccountKey account, @Nullable Database database, LockListener listener) {
    Path file = file(directory, account);
    synchronized (OWN) {
      if (OWN.contains(file)) {
        throw held(file, account);
      }
      FileChannel channel = open(file);
      try {
        FileLock lock = lock(channel, file, account);
        @Nullable ServerLock server =
            database == null || database.file().isPresent()
                ? null
                : ServerLock.take(database, account, listener);
        OWN.add(file);
        return new AccountLock(file, channel, lock, server);
      } catch (RuntimeException e) {
        close(channel);
        throw e;
      }
    }
  }

  /** The process that holds an account's lock on this machine; empty if none does. */
  public static Optional<String> holder(Path directory, AccountKey account) {
    Path file = file(directory, account);
    return Files.exists(file) && isLocked(file) ? Optional.of(holder(file)) : Optional.empty();
  }

  /** A process that holds the lock of any account on this machine; empty if none does. */
  public static Optional<String> anyHolder(Path directory) {
    Path folder = directory.toAbsolutePath().normalize().resolve("locks");
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().filter(AccountLock::isLocked).map(AccountLock::holder).findFirst();
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  private static boolean isLocked(Path file) {
    if (OWN.contains(file)) {
      return true;
    }
    try (FileChannel channel = open(file);
        FileLock lock = channel.tryLock(PLACE, 1, false)) {
      return lock == null;
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static Path file(Path directory, AccountKey account) {
    return directory
        .toAbsolutePath()
        .normalize()
        .resolve("locks")
        .resolve(account.fingerprint() + ".lock");
  }

  private static FileChannel open(Path file) {
    try {
      Files.createDirectories(file.resolveSibling(""));
      return FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static FileLock lock(FileChannel channel, Path file, AccountKey account) {
    try {
      @Nullable FileLock lock = channel.tryLock(PLACE, 1, false);
      if (lock == null) {
        throw held(file, account);
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(own().getBytes(StandardCharsets.UTF_8)), 0);
      return lock;
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static Held held(Path file, AccountKey account) {
    return new Held(
        "%s trades with this key already (%s): one engine a key. Lock: %s"
            .formatted(account.mode(), holder(file), file));
  }

  private static String own() {
    return "pid " + ProcessHandle.current().pid();
  }

  private static String holder(Path file) {
    if (OWN.contains(file)) {
      return own();
    }
    try {
      String told = Files.readString(file);
      return told.isEmpty() ? "pid unknown" : told;
    } catch (IOException _) {
      return "pid unknown";
    }
  }

  private static StoreException failure(Path file, IOException e) {
    return new StoreException(file + ": the lock cannot be taken: " + e, e);
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException _) {
      // The lock goes with the process at the latest.
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    try {
      lock.release();
    } catch (IOException _) {
      // Closing the file gives it back as well.
    }
    close(channel);
    OWN.remove(file);
  }
}
