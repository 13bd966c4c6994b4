package io.tipoff.backtest.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.backtest.BadTape;
import io.tipoff.model.calibration.RecordedGame;
import io.tipoff.model.winprob.ScoreState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Reads football games in the league's former gamecenter form, one gzipped JSON file a game: a
 * state for each play of regulation, with the score before it. Games whose scores do not add up to
 * the final one are left out.
 */
public final class Gamecenter {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern FILE = Pattern.compile("([0-9]{8})[0-9]{2}\\.json\\.gz");
  private static final Pattern CLOCK = Pattern.compile("([0-9]{0,2}):([0-9]{2})");
  private static final Pattern AFTER_TOUCHDOWN = Pattern.compile("\\(([^()]*)\\)\\s*(Drive.*)?$");
  private static final int QUARTERS = 4;
  private static final int SECONDS = 900;
  private static final int TOUCHDOWN = 6;

  private Gamecenter() {}

  /**
   * All games of a folder in order of their dates.
   *
   * @throws BadTape if a file cannot be read
   */
  public static List<RecordedGame> read(Path folder, Priors priors) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .sorted()
          .filter(file -> FILE.matcher(name(file)).matches())
          .flatMap(file -> game(file, priors).stream())
          .toList();
    } catch (IOException e) {
      throw new BadTape(folder + ": not readable: " + e.getMessage());
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static Optional<RecordedGame> game(Path file, Priors priors) {
    String id = name(file).substring(0, 10);
    JsonNode game = json(file).path(id);
    String home = game.at("/home/abbr").asText();
    int margin = game.at("/home/score/T").asInt() - game.at("/away/score/T").asInt();
    SequencedMap<Integer, Integer> leads = leads(game.path("scrsummary"), home);
    if (leads.lastEntry().getValue() != margin) {
      return Optional.empty();
    }
    LocalDate date = LocalDate.parse(id.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
    List<ScoreState> states = states(game.path("drives"), leads);
    double result = margin > 0 ? 1 : margin < 0 ? 0 : 0.5;
    return states.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RecordedGame(
                id, date, priors.of(date, home, game.at("/away/abbr").asText()), result, states));
  }

  private static JsonNode json(Path file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new BadTape(file + ": not readable as gzipped JSON");
    }
  }

  /** The home side's lead after each scoring play, by the play's number; 0 before the first. */
  private static SequencedMap<Integer, Integer> leads(JsonNode scores, String home) {
    SequencedMap<Integer, JsonNode> plays = byNumber(scores);
    SequencedMap<Integer, Integer> leads = new TreeMap<>();
    leads.put(-1, 0);
    plays.forEach(
        (number, play) -> {
          int points = points(play.path("type").asText(), play.path("desc").asText());
          int before = leads.lastEntry().getValue();
          boolean ofHome = play.path("team").asText().equals(home);
          leads.put(number, before + (ofHome ? points : -points));
        });
    return leads;
  }

  private static SequencedMap<Integer, JsonNode> byNumber(JsonNode plays) {
    SequencedMap<Integer, JsonNode> sorted = new TreeMap<>();
    plays
        .properties()
        .forEach(
            play -> {
              if (play.getKey().matches("[0-9]{1,8}")) {
                sorted.put(Integer.valueOf(play.getKey()), play.getValue());
              }
            });
    return sorted;
  }

  private static int points(String type, String description) {
    return switch (type) {
      case "TD" -> TOUCHDOWN + afterTouchdown(description);
      case "FG" -> 3;
      default -> 2;
    };
  }

  private static int afterTouchdown(String description) {
    Matcher matcher = AFTER_TOUCHDOWN.matcher(description);
    String attempt = matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    if (attempt.isEmpty() || attempt.matches(".*(failed|no good|blocked|aborted).*")) {
      return 0;
    }
    return attempt.contains("kick") ? 1 : 2;
  }

  private static List<ScoreState> states(JsonNode drives, SequencedMap<Integer, Integer> leads) {
    SequencedMap<Integer, JsonNode> plays = new TreeMap<>();
    drives.forEach(drive -> plays.putAll(byNumber(drive.path("plays"))));
    TreeMap<Integer, Integer> before = new TreeMap<>(leads);
    List<ScoreState> states = new ArrayList<>();
    plays.forEach(
        (number, play) -> {
          Matcher clock = CLOCK.matcher(play.path("time").asText());
          int quarter = play.path("qtr").asInt();
          if (clock.matches() && quarter >= 1 && quarter <= QUARTERS) {
            String minutes = clock.group(1).isEmpty() ? "0" : clock.group(1);
            int left = Integer.parseInt(minutes) * 60 + Integer.parseInt(clock.group(2));
            int lead = before.lowerEntry(number).getValue();
            states.add(new ScoreState(lead, (QUARTERS - quarter) * SECONDS + left));
          }
        });
    return states;
  }
}
