package io.tipoff.monitor;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is answered to {@code /health}, {@code /ready} and {@code /metrics}. */
public final class HealthPages {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String JSON = "application/json";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private final String mode;
  private final Readiness readiness;
  private final List<MetricSource> sources = new CopyOnWriteArrayList<>();

  /** An answer. */
  record Page(int status, String type, String text) {}

  /**
   * Pages of a bot.
   *
   * @param mode such as {@code live}
   */
  public HealthPages(String mode, String version, EngineMeter meter, Readiness readiness) {
    this.mode = mode;
    this.readiness = readiness;
    add(new ProcessMetrics(mode, version));
    add(new EngineMetrics(meter));
    add(out -> out.flag("ready", "Whether nothing keeps the bot from trading.", isReady()));
  }

  /** Something else has metrics, too. */
  public void add(MetricSource source) {
    sources.add(source);
  }

  private boolean isReady() {
    return readiness.reasons().isEmpty();
  }

  Page page(String path) {
    return switch (path) {
      case "/health" -> health();
      case "/ready" -> ready();
      case "/metrics" -> metrics();
      default -> problem(NOT_FOUND, "there are /health, /ready and /metrics");
    };
  }

  private Page health() {
    Optional<String> dead = readiness.dead();
    ObjectNode node = MAPPER.createObjectNode().put("mode", mode).put("alive", dead.isEmpty());
    dead.ifPresent(why -> node.put("reason", why));
    return json(dead.isEmpty() ? OK : UNAVAILABLE, node);
  }

  private Page ready() {
    List<String> reasons = readiness.reasons();
    ObjectNode node = MAPPER.createObjectNode().put("mode", mode).put("ready", reasons.isEmpty());
    reasons.forEach(node.putArray("reasons")::add);
    return json(reasons.isEmpty() ? OK : UNAVAILABLE, node);
  }

  private Page metrics() {
    Exposition out = new Exposition();
    sources.forEach(source -> source.tell(out));
    return new Page(OK, Exposition.TYPE, out.text());
  }

  static Page problem(int status, String why) {
    return json(status, MAPPER.createObjectNode().put("error", why));
  }

  private static Page json(int status, ObjectNode node) {
    return new Page(status, JSON, node + "\n");
  }
}
