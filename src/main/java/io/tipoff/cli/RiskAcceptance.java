package io.tipoff.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.cli.control.PrivateFiles;
import io.tipoff.config.Configuration;
import io.tipoff.market.Money;
import io.tipoff.risk.RiskLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The user's word that real money may be lost, up to the limits of that time. It holds for one key
 * on one machine, until a limit rises, and can be given at the command line alone.
 */
final class RiskAcceptance {
  /** By which it is given. */
  static final String FLAG = "--i-accept-real-money-risk";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** What came of asking for it. */
  sealed interface Result {
    /** For the user: what is accepted, or what would be. */
    String words();

    /** It holds. */
    record Given(String words) implements Result {}

    /** It is needed; the words say why and how. */
    record Needed(String words) implements Result {}
  }

  private final Path folder;
  private final String machine;

  /**
   * What was accepted on a machine.
   *
   * @param home Tipoff's private folder
   * @param machine stands for the machine
   */
  RiskAcceptance(Path home, String machine) {
    this.folder = home.resolve("accepted");
    this.machine = machine;
  }

  /**
   * Whether the risk of a configuration is accepted.
   *
   * @param key stands for the key
   * @param flagGiven whether the user gives the word now
   * @throws IOException if it cannot be kept
   */
  Result check(Configuration configuration, String key, boolean flagGiven) throws IOException {
    SequencedMap<String, Money> limits = limits(configuration);
    if (flagGiven) {
      PrivateFiles.folder(folder);
      PrivateFiles.write(file(key), json(key, limits));
      return new Result.Given("You accept that real money can be lost, up to " + words(limits));
    }
    JsonNode kept = kept(key);
    String obstacle = reason(kept, key, limits);
    return obstacle.isEmpty()
        ? new Result.Given("Accepted before: real money can be lost, up to " + words(limits))
        : new Result.Needed(
            "Real money can be lost, up to %s. %s To accept it for this key on this machine, add %s."
                .formatted(words(limits), obstacle, FLAG));
  }

  /** Why what was kept does not hold; empty if it does. */
  private String reason(JsonNode kept, String key, SequencedMap<String, Money> limits) {
    if (kept.isMissingNode()) {
      return "This was never accepted.";
    }
    if (!kept.path("key").asText().equals(key)) {
      return "It was accepted for another key.";
    }
    if (!kept.path("machine").asText().equals(machine)) {
      return "It was accepted on another machine.";
    }
    List<String> risen = new ArrayList<>();
    limits.forEach(
        (name, now) -> {
          JsonNode before = kept.path("limits").path(name);
          if (!before.asText().matches("[0-9]{1,12}(\\.[0-9]{1,8})?")) {
            risen.add(name + " is new");
          } else if (now.isAbove(Money.of(before.asText()))) {
            risen.add("%s rose from %s to %s".formatted(name, before.asText(), now));
          }
        });
    return risen.isEmpty()
        ? ""
        : "It was accepted with lower limits: " + String.join(", ", risen) + ".";
  }

  private JsonNode kept(String key) throws IOException {
    try {
      return PrivateFiles.read(file(key)).isEmpty()
          ? MAPPER.missingNode()
          : MAPPER.readTree(PrivateFiles.read(file(key)).orElseThrow());
    } catch (JsonProcessingException _) {
      return MAPPER.missingNode();
    }
  }

  private Path file(String key) {
    return folder.resolve(key + ".json");
  }

  private String json(String key, SequencedMap<String, Money> limits) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("key", key);
    node.put("machine", machine);
    ObjectNode amounts = node.putObject("limits");
    limits.forEach((name, limit) -> amounts.put(name, limit.toString()));
    return node.toString();
  }

  private static String words(SequencedMap<String, Money> limits) {
    return limits.entrySet().stream()
        .map(entry -> "%s (%s)".formatted(entry.getValue(), entry.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static SequencedMap<String, Money> limits(Configuration configuration) {
    RiskLimits risk = configuration.engineSettings().limits();
    SequencedMap<String, Money> limits = new LinkedHashMap<>();
    limits.put("risk.totalLoss", risk.totalLoss());
    limits.put("risk.eventLoss", risk.exposure().eventLoss());
    limits.put("risk.marketLoss", risk.marketLoss());
    limits.put("risk.dailyLoss", risk.dailyLoss());
    limits.put("live.maxOrderNotional", configuration.live().orderNotional());
    limits.put("live.maxNotionalPerDay", configuration.live().dayNotional());
    return limits;
  }
}
