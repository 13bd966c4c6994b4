package io.tipoff.cli.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.cli.control.OperatorDesk.Cancelled;
import io.tipoff.cli.control.OperatorDesk.FlattenOrder;
import io.tipoff.cli.control.OperatorDesk.NotTaken;
import io.tipoff.cli.control.OperatorDesk.RiskView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Answers what is asked, a line of JSON for a line of JSON. */
final class Requests {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int LONGEST_REASON = 500;

  private final OperatorDesk desk;
  private final byte[] token;

  Requests(OperatorDesk desk, String token) {
    this.desk = desk;
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /** The answer to a line, whatever it is. */
  String answer(String line) throws InterruptedException {
    try {
      JsonNode request = MAPPER.readTree(line);
      byte[] shown = request.path("token").asText().getBytes(StandardCharsets.UTF_8);
      if (!MessageDigest.isEqual(shown, token)) {
        return failure("wrong token");
      }
      return done(request).put("ok", true).toString();
    } catch (JsonProcessingException _) {
      return failure("not a line of JSON");
    } catch (NotTaken e) {
      return failure(String.valueOf(e.getMessage()));
    }
  }

  private ObjectNode done(JsonNode request) throws NotTaken, InterruptedException {
    String what = request.path("request").asText();
    ObjectNode answer = MAPPER.createObjectNode();
    switch (what) {
      case "status" -> {}
      case "risk" -> add(answer, desk.risk());
      case "pause" -> desk.pause(reason(request));
      case "resume" -> desk.resume(reason(request));
      case "reset-breaker" -> desk.resetBreaker(reason(request));
      case "cancel-all" -> add(answer, desk.cancelAll(reason(request)));
      case "flatten" -> desk.flatten(flatten(request));
      default -> throw new NotTaken("unknown request '" + what + "'");
    }
    answer.set("status", StatusJson.of(desk.status()));
    return answer;
  }

  private static void add(ObjectNode answer, RiskView risk) {
    answer.put("risk", risk.json());
    answer.put("riskText", risk.text());
  }

  private static void add(ObjectNode answer, Cancelled cancelled) {
    answer.put("pulled", cancelled.pulled());
    answer.set("canceled", MAPPER.valueToTree(cancelled.orders()));
    answer.put("left", cancelled.left());
  }

  private static FlattenOrder flatten(JsonNode request) throws NotTaken {
    long patience = request.path("patience").asLong(-1);
    int collar = request.path("collarTicks").asInt(-1);
    if (patience < 0 || collar < 0) {
      throw new NotTaken("flatten needs a patience and a collar of 0 or more");
    }
    return new FlattenOrder(reason(request), request.path("all").asBoolean(), patience, collar);
  }

  private static String reason(JsonNode request) throws NotTaken {
    String reason = request.path("reason").asText().strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw new NotTaken("a reason of 1 to " + LONGEST_REASON + " characters is needed");
    }
    return reason;
  }

  static String failure(String why) {
    return MAPPER.createObjectNode().put("ok", false).put("error", why).toString();
  }
}
