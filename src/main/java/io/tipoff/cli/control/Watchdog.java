package io.tipoff.cli.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.cli.control.Beat.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Watches the bots of one account from outside, and has their orders cancelled when an engine gives
 * no sign of life. One that comes back is watched as before.
 */
public final class Watchdog {
  /** A bot whose process is gone needs no more patience than this. */
  static final Duration DEAD = Duration.ofSeconds(3);

  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration ASKING = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** Cancels at the venue. */
  public interface Canceller {
    /**
     * One try.
     *
     * @param orders the venue's ids of the bot's open orders, each with its market
     * @return what was done, in words, once the venue has confirmed it
     * @throws IOException if it has not
     */
    String cancel(Map<String, String> orders) throws IOException, InterruptedException;
  }

  private final RunDirectory directory;
  private final BotId account;
  private final Duration patience;
  private final Canceller canceller;
  private final LongSupplier nanoTime;
  private final Consumer<String> notes;
  private final Map<Path, Watched> bots = new HashMap<>();

  /**
   * One that has seen nothing yet.
   *
   * @param account whose bots are watched, whatever their mode
   * @param patience without a sign of life
   * @param nanoTime as {@link System#nanoTime}
   * @param notes is told of everything it does
   */
  public Watchdog(
      RunDirectory directory,
      BotId account,
      Duration patience,
      Canceller canceller,
      LongSupplier nanoTime,
      Consumer<String> notes) {
    this.directory = directory;
    this.account = account;
    this.patience = patience;
    this.canceller = canceller;
    this.nanoTime = nanoTime;
    this.notes = notes;
  }

  /** Watches until it is interrupted. */
  public void run() throws InterruptedException {
    while (true) {
      try {
        look();
      } catch (IOException e) {
        notes.accept("cannot look: " + e.getMessage());
      }
      Thread.sleep(LOOK);
    }
  }

  /** One look at every bot; returns when all that hang are cancelled. */
  void look() throws IOException, InterruptedException {
    List<Path> files = directory.files(Heartbeat.ENDING);
    for (Path file : List.copyOf(bots.keySet())) {
      if (!files.contains(file)) {
        notes.accept(name(file) + " has ended, nothing more to watch there");
        bots.remove(file);
      }
    }
    for (Path file : files) {
      Optional<Beat> beat = read(file);
      if (beat.isPresent() && beat.get().bot().hasAccountOf(account)) {
        look(file, beat.get());
      }
    }
  }

  private void look(Path file, Beat beat) throws IOException, InterruptedException {
    long now = nanoTime.getAsLong();
    Watched watched = bots.get(file);
    if (watched == null) {
      watched = new Watched(beat.at(), now);
      bots.put(file, watched);
      notes.accept("watching " + name(file));
    } else if (watched.at != beat.at()) {
      watched.breathes(beat.at(), now);
      if (watched.fired) {
        notes.accept(name(file) + " breathes again, watching it as before");
        watched.fired = false;
      }
    }
    if (!watched.fired && isOverdue(watched, beat, now) && !answers(watched, beat, now)) {
      fire(file, watched, beat);
    }
  }

  private boolean isOverdue(Watched watched, Beat beat, long now) {
    long silent = now - watched.since;
    return silent >= patience.toNanos() || (silent >= DEAD.toNanos() && !beat.process().isAlive());
  }

  /** The file may be what fails: an engine that tells a new status on request is alive. */
  private boolean answers(Watched watched, Beat beat, long now) throws IOException {
    for (RunningBot bot : directory.bots()) {
      if (bot.process().equals(beat.process())) {
        String first = status(bot);
        String second = first.isEmpty() ? "" : status(bot);
        if (!second.equals(first)) {
          notes.accept(bot + " writes no heartbeat, but its engine answers");
          watched.since = now;
          return true;
        }
      }
    }
    return false;
  }

  private static String status(RunningBot bot) {
    try {
      JsonNode answer = bot.ask(RunningBot.request("status"), ASKING);
      return answer.at("/status/at").asText();
    } catch (IOException _) {
      return "";
    }
  }

  /** Tries until it is done, or the bot is back: then its orders are its own again. */
  private void fire(Path file, Watched watched, Beat beat) throws InterruptedException {
    double silent = (nanoTime.getAsLong() - watched.since) / 1e9;
    notes.accept("%s gave no sign of life for %.1f s: cancelling".formatted(name(file), silent));
    Map<String, String> orders =
        beat.orders().stream().collect(Collectors.toMap(Named::id, Named::slug, (a, _) -> a));
    Duration pause = LOOK;
    String said = "";
    while (true) {
      try {
        notes.accept(name(file) + ": " + canceller.cancel(orders));
        watched.fired = true;
        forget(file, beat);
        return;
      } catch (IOException e) {
        String why = String.valueOf(e.getMessage());
        if (!why.equals(said)) {
          notes.accept("not confirmed, trying again: " + why);
          said = why;
        }
      }
      if (isBack(file, beat)) {
        return;
      }
      Thread.sleep(pause);
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
  }

  private boolean isBack(Path file, Beat beat) {
    return read(file).filter(now -> now.at() != beat.at()).isPresent();
  }

  /** What a dead process left is dealt with: the next watchdog need not do it again. */
  private void forget(Path file, Beat beat) {
    if (!beat.process().isAlive()) {
      try {
        Files.deleteIfExists(file);
        bots.remove(file);
      } catch (IOException e) {
        notes.accept("cannot remove " + file + ": " + e.getMessage());
      }
    }
  }

  private static Optional<Beat> read(Path file) {
    try {
      return PrivateFiles.read(file).flatMap(Beat::of);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - Heartbeat.ENDING.length());
  }

  /** What was seen of a bot. */
  private static final class Watched {
    private long at;
    private long since;
    private boolean fired;

    private Watched(long at, long since) {
      this.at = at;
      this.since = since;
    }

    private void breathes(long sign, long now) {
      at = sign;
      since = now;
    }
  }
}
