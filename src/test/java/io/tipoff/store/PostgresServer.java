package io.tipoff.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server of the test's own, run by a user without privileges. */
public final class PostgresServer implements AutoCloseable {
  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final String USER = "tipoff_test";
  static final String PASSWORD = "not-so-secret-4711";

  private final Path bin;
  private final Path folder;
  private final int port;
  private int databases;

  private PostgresServer(Path bin, Path folder, int port) {
    this.bin = bin;
    this.folder = folder;
    this.port = port;
  }

  /** Starts one; where none is installed the test is skipped. */
  public static PostgresServer start() throws IOException {
    Optional<Path> bin = installed();
    assumeTrue(bin.isPresent(), "no PostgreSQL server is installed below " + INSTALLED);
    boolean root = System.getProperty("user.name").equals("root");
    assumeTrue(
        !root || Files.isExecutable(Path.of("/usr/sbin/runuser")),
        "PostgreSQL refuses to run as root, and there is no runuser");
    Path folder =
        Files.createTempDirectory(
            "tipoff-postgres",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    PostgresServer server = new PostgresServer(bin.get(), folder, freePort());
    server.initialise(root);
    server.up();
    return server;
  }

  private static Optional<Path> installed() throws IOException {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void initialise(boolean root) throws IOException {
    Path password = folder.resolve("password");
    Files.writeString(password, PASSWORD);
    if (root) {
      run(List.of("chown", "-R", "postgres", folder.toString()));
    }
    run(
        asUser(
            bin.resolve("initdb").toString(),
            "-D",
            data(),
            "-U",
            USER,
            "--auth=scram-sha-256",
            "--pwfile=" + password,
            "-E",
            "UTF8",
            "--no-sync"));
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** Starts it, and waits until it answers. */
  public void up() {
    run(
        asUser(
            bin.resolve("pg_ctl").toString(),
            "-D",
            data(),
            "-l",
            folder.resolve("log").toString(),
            "-w",
            "-t",
            "60",
            "-o",
            "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
                .formatted(port),
            "start"));
  }

  /** Kills it as a crash would. */
  public void kill() {
    run(asUser(bin.resolve("pg_ctl").toString(), "-D", data(), "-m", "immediate", "-w", "stop"));
  }

  public Map<String, String> environment() {
    return Map.of("PGUSER", USER, "PGPASSWORD", PASSWORD);
  }

  /** The address of a new, empty database. */
  public String newDatabase() throws SQLException {
    String name = "store_" + databases++;
    execute("CREATE DATABASE " + name);
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name);
  }

  void execute(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), USER, PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> asUser(String... command) {
    List<String> whole = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      whole.addAll(List.of("/usr/sbin/runuser", "-u", "postgres", "--"));
    }
    whole.addAll(List.of(command));
    return whole;
  }

  private static void run(List<String> command) {
    try {
      Path output = Files.createTempFile("tipoff", ".out");
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError(command + ": " + Files.readString(output));
      }
      Files.delete(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    kill();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
