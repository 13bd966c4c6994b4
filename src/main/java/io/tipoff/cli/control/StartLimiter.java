package io.tipoff.cli.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Remembers when the bot of an account started, and whether it ended by a bug: what is restarted
 * again and again should be looked at before it trades.
 */
public final class StartLimiter {
  /** Starts longer ago do not count. */
  public static final Duration WINDOW = Duration.ofMinutes(10);

  private static final int REMEMBERED = 200;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path folder;
  private final BotId bot;
  private final int most;

  /**
   * The memory of one bot.
   *
   * @param home Tipoff's private folder
   * @param most starts within {@link #WINDOW}; after more of them it starts paused
   */
  public StartLimiter(Path home, BotId bot, int most) {
    this.folder = home.resolve("starts");
    this.bot = bot;
    this.most = most;
  }

  /**
   * The bot starts.
   *
   * @param now nanoseconds since 1970
   * @return why it must start paused; empty if it may trade
   * @throws IOException if the start cannot be written down, and then it must not trade
   */
  public Optional<String> started(long now) throws IOException {
    PrivateFiles.folder(folder);
    List<Long> starts = recent(now);
    starts.add(now);
    ObjectNode node = MAPPER.createObjectNode();
    starts.forEach(node.putArray("starts")::add);
    PrivateFiles.write(file(".starts"), node.toString());
    Optional<String> bug = PrivateFiles.read(file(".bug"));
    if (bug.isPresent()) {
      return Optional.of("the last run ended by a bug: " + bug.get().strip());
    }
    return starts.size() > most
        ? Optional.of("%d starts within %d minutes".formatted(starts.size(), WINDOW.toMinutes()))
        : Optional.empty();
  }

  /** The run ended by a bug; the next one starts paused until an operator resumes. */
  public void endedByBug(String what) throws IOException {
    PrivateFiles.folder(folder);
    PrivateFiles.write(file(".bug"), what + "\n");
  }

  /** An operator has looked at it: starts count from here. */
  public void resumed() throws IOException {
    Files.deleteIfExists(file(".bug"));
    Files.deleteIfExists(file(".starts"));
  }

  private Path file(String ending) {
    return folder.resolve(bot.fileName() + ending);
  }

  /** What cannot be read tells of no start. */
  private List<Long> recent(long now) throws IOException {
    List<Long> starts = new ArrayList<>();
    try {
      JsonNode node = MAPPER.readTree(PrivateFiles.read(file(".starts")).orElse("{}"));
      for (JsonNode start : node.path("starts")) {
        if (Math.abs(now - start.asLong()) < WINDOW.toNanos() && starts.size() < REMEMBERED) {
          starts.add(start.asLong());
        }
      }
    } catch (JsonProcessingException _) {
      starts.clear();
    }
    return starts;
  }
}
