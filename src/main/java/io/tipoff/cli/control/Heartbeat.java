package io.tipoff.cli.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the engine's signs of life into a file, for who watches it from another process. Only a
 * status that the engine has told since is a new sign, so that an engine that hangs gives none.
 */
public final class Heartbeat implements AutoCloseable {
  static final String ENDING = ".heartbeat";

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final Duration INTERVAL = Duration.ofMillis(250);

  private final BotId bot;
  private final Supplier<BotStatus> status;
  private final Path file;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread writer;
  private long told = Long.MIN_VALUE;
  private boolean failing;

  private Heartbeat(RunDirectory directory, BotId bot, Supplier<BotStatus> status) {
    this.bot = bot;
    this.status = status;
    this.file = directory.place(bot, ProcessId.self(), ENDING);
    this.writer = Thread.ofPlatform().daemon().name("heartbeat").unstarted(this::run);
  }

  /**
   * Beats from now on.
   *
   * @param status the latest that the engine told
   * @throws IOException if there can be no such file
   */
  public static Heartbeat start(RunDirectory directory, BotId bot, Supplier<BotStatus> status)
      throws IOException {
    PrivateFiles.folder(directory.path());
    Heartbeat heartbeat = new Heartbeat(directory, bot, status);
    heartbeat.beat();
    heartbeat.writer.start();
    return heartbeat;
  }

  private void run() {
    try {
      while (!closing.await(INTERVAL.toNanos(), TimeUnit.NANOSECONDS)) {
        try {
          beat();
          failing = false;
        } catch (IOException e) {
          if (!failing) {
            LOG.warn("The heartbeat cannot be written, a watchdog may cancel: {}", e.getMessage());
          }
          failing = true;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() throws IOException {
    BotStatus latest = status.get();
    if (latest.at() != told) {
      PrivateFiles.write(file, Beat.of(bot, ProcessId.self(), latest).toJson());
      told = latest.at();
    }
  }

  /** The bot has left nothing behind: nobody need watch it any more. */
  public void ended() {
    close();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("The heartbeat cannot be removed, a watchdog may cancel: {}", e.getMessage());
    }
  }

  /** Beats no more; the last sign stays, and whoever watches acts on it. */
  @Override
  public void close() {
    closing.countDown();
    try {
      writer.join(Duration.ofSeconds(2));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
