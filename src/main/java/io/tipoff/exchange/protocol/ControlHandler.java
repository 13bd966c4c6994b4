package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.faults.BadFault;
import io.tipoff.exchange.faults.FaultRule;
import io.tipoff.exchange.faults.Faults;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets whoever is on this machine set faults, see them, and call them off. */
final class ControlHandler extends Handler.Wrapper {
  private static final String PATH = "/control/faults";
  private static final String FAULT = "fault";
  private static final int LONGEST_BODY = 1 << 16;

  private final Faults faults;

  ControlHandler(Faults faults) {
    this.faults = faults;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!request.getHttpURI().getCanonicalPath().equals(PATH) || !isNear(request)) {
      return super.handle(request, response, callback);
    }
    try {
      switch (request.getMethod()) {
        case "GET" -> {}
        case "POST" -> rules(body(request)).forEach(faults::add);
        case "DELETE" -> faults.clear();
        default -> throw ApiException.methodNotAllowed();
      }
      Replies.good(response, callback, active());
    } catch (BadFault e) {
      Replies.error(response, callback, ApiException.badRequest(String.valueOf(e.getMessage())));
    } catch (ApiException e) {
      Replies.error(response, callback, e);
    }
    return true;
  }

  private static boolean isNear(Request request) {
    return request.getConnectionMetaData().getRemoteSocketAddress()
            instanceof InetSocketAddress from
        && from.getAddress().isLoopbackAddress();
  }

  private static JsonNode body(Request request) throws IOException {
    try (InputStream in = Content.Source.asInputStream(request)) {
      return Json.tree(in.readNBytes(LONGEST_BODY));
    }
  }

  /** All of them or none. */
  private static List<FaultRule> rules(JsonNode body) {
    List<FaultRule> rules = new ArrayList<>();
    if (body instanceof ArrayNode list) {
      list.forEach(entry -> rules.add(rule(entry)));
    } else {
      rules.add(rule(body));
    }
    return rules;
  }

  private static FaultRule rule(JsonNode json) {
    if (!(json instanceof ObjectNode object)) {
      throw new BadFault("a fault is an object such as {\"fault\":\"lose-answer\",\"next\":1}");
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    object.properties().forEach(field -> parameters.put(field.getKey(), field.getValue().asText()));
    String name = parameters.remove(FAULT);
    return FaultRule.of(name == null ? "" : name, parameters);
  }

  private ObjectNode active() {
    ArrayNode list = Json.array();
    for (Faults.Count count : faults.active()) {
      ObjectNode json = Json.object().put(FAULT, count.rule().fault().words());
      count.rule().said().forEach(json::put);
      list.add(json.put("strikes", count.strikes()));
    }
    ObjectNode answer = Json.object();
    answer.set("faults", list);
    return answer;
  }
}
