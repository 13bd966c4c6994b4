package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends answers. */
final class Replies {
  private static final int TOO_MANY = 429;
  private static final HttpField JSON =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, MimeTypes.Type.APPLICATION_JSON.asString());

  private Replies() {}

  static void good(Response response, Callback callback, JsonNode body) {
    send(response, callback, 200, body);
  }

  /** In the gateway's form. */
  static void error(Response response, Callback callback, ApiException e) {
    error(response, callback, e.status(), e.code(), String.valueOf(e.getMessage()));
  }

  static void error(Response response, Callback callback, int status, int code, String message) {
    ObjectNode body = Json.object().put("code", code).put("message", message);
    body.set("details", Json.array());
    send(response, callback, status, body);
  }

  /** In the form of the edge, which is not the gateway's. */
  static void tooMany(Response response, Callback callback) {
    ObjectNode body = Json.object().put("status", TOO_MANY).put("message", "Too Many Requests");
    send(response, callback, TOO_MANY, body);
  }

  private static void send(Response response, Callback callback, int status, JsonNode body) {
    response.setStatus(status);
    response.getHeaders().put(JSON);
    response.write(true, Json.bytes(body), callback);
  }
}
