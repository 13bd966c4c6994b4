package io.tipoff.exchange.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the requests below one path in the way of one feed. */
abstract class FeedHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(FeedHandler.class);
  private static final int INTERNAL_ERROR = 500;

  /** A good answer. */
  record Answer(JsonNode body, Map<String, String> headers) {
    static Answer of(JsonNode body) {
      return new Answer(body, Map.of());
    }
  }

  private final String base;

  /**
   * A feed.
   *
   * @param base its path, such as /espn
   */
  FeedHandler(String base) {
    this.base = base;
  }

  /**
   * The answer to a request.
   *
   * @throws FeedRefusal if there is none
   */
  abstract Answer answer(FeedCall call);

  /** How the feed words a refusal. */
  abstract JsonNode refusal(FeedRefusal refusal);

  /** Answers a request in whole; streams do it otherwise. */
  void serve(FeedCall call, Response response, Callback callback) {
    Answer answer = answer(call);
    answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    send(response, callback, 200, answer.body());
  }

  @Override
  public final boolean handle(Request request, Response response, Callback callback) {
    if (!request.getHttpURI().getCanonicalPath().startsWith(base + "/")) {
      return false;
    }
    try {
      if (!request.getMethod().equals("GET")) {
        throw new FeedRefusal(405, "", "Method Not Allowed");
      }
      serve(FeedCall.of(request, base), response, callback);
    } catch (FeedRefusal e) {
      send(response, callback, e.status(), refusal(e));
    } catch (RuntimeException e) {
      LOG.error("{} failed; this is a bug", request.getHttpURI().getPath(), e);
      FeedRefusal failure = new FeedRefusal(INTERNAL_ERROR, "", "internal error");
      send(response, callback, INTERNAL_ERROR, refusal(failure));
    }
    return true;
  }

  private static void send(Response response, Callback callback, int status, JsonNode body) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, MimeTypes.Type.APPLICATION_JSON.asString());
    Content.Sink.write(response, true, FeedJson.text(body), callback);
  }
}
