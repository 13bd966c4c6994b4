package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers REST requests. */
final class ApiHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);
  private static final String CORRELATION = "poly-correlation-id";
  private static final int INTERNAL = 13;

  /** Longer bodies are refused. */
  private static final int LONGEST_BODY = 1 << 20;

  private final Router router;
  private final ExchangeFloor floor;

  ApiHandler(Router router, ExchangeFloor floor) {
    this.router = router;
    this.floor = floor;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    @Nullable String correlation = request.getHeaders().get(CORRELATION);
    response
        .getHeaders()
        .put(CORRELATION, correlation == null ? UUID.randomUUID().toString() : correlation);
    try {
      Replies.good(response, callback, answer(request));
    } catch (ApiException e) {
      Replies.error(response, callback, e);
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), e);
      Replies.error(response, callback, 500, INTERNAL, "internal error");
    }
    return true;
  }

  private ObjectNode answer(Request request) throws IOException {
    Router.Match match = router.find(request.getMethod(), request.getHttpURI().getCanonicalPath());
    Query query = new Query(Request.extractQueryParameters(request));
    ObjectNode body = body(request);
    Call call = new Call(match.names(), query, body, AccessHandler.account(request));
    return floor.enter(() -> match.endpoint().answer(call));
  }

  /** A request without a body has an empty one. */
  private static ObjectNode body(Request request) throws IOException {
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] bytes = in.readNBytes(LONGEST_BODY + 1);
      if (bytes.length > LONGEST_BODY) {
        // Whoever is still sending could not hear the answer.
        in.transferTo(OutputStream.nullOutputStream());
        throw ApiException.badRequest("the body is too long");
      }
      return bytes.length == 0 ? Json.object() : Json.read(bytes);
    }
  }
}
