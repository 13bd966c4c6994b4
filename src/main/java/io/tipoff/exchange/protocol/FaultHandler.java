package io.tipoff.exchange.protocol;

import io.tipoff.exchange.faults.FaultRule;
import io.tipoff.exchange.faults.Faults;
import io.tipoff.exchange.faults.Occasion;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Spoils requests and their answers on purpose. */
final class FaultHandler extends Handler.Wrapper {
  private static final Logger LOG = LoggerFactory.getLogger(FaultHandler.class);
  private static final String HANG = "hang";
  private static final String STREAMS = "/v1/ws/";
  private static final int INTERNAL = 13;
  private static final int UNAVAILABLE = 14;

  private final Faults faults;
  private final InstantSource clock;

  /**
   * A handler in front of the whole exchange.
   *
   * @param clock the exchange's own, which may be off
   */
  FaultHandler(Faults faults, InstantSource clock) {
    this.faults = faults;
    this.clock = clock;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (faults.isQuiet()) {
      return super.handle(request, response, callback);
    }
    if (!faults.skewTold().isZero()) {
      String date =
          DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
      response.getHeaders().put(HttpHeader.DATE, date);
    }
    String path = request.getHttpURI().getCanonicalPath();
    Optional<FaultRule> struck = faults.strike(new Occasion.Request(path));
    if (struck.isEmpty()) {
      return super.handle(request, response, callback);
    }
    LOG.debug("{} strikes {} {}", struck.get().fault(), request.getMethod(), path);
    return spoil(request, response, callback, struck.get());
  }

  private boolean spoil(Request request, Response response, Callback callback, FaultRule rule)
      throws Exception {
    boolean isStream = request.getHttpURI().getCanonicalPath().startsWith(STREAMS);
    switch (rule.fault()) {
      case LOSE_REQUEST -> lose(request, callback, rule);
      case HTTP_429 -> tooMany(response, callback, rule);
      case HTTP_500 -> Replies.error(response, callback, 500, INTERNAL, "internal error");
      case HTTP_503, MAINTENANCE ->
          Replies.error(response, callback, 503, UNAVAILABLE, "Service Unavailable");
      case HTML -> page(response, callback, 200, "Polymarket US");
      case LOSE_ANSWER -> {
        if (isStream) {
          lose(request, callback, rule);
        } else {
          Callback lost = Callback.from(() -> lose(request, callback, rule));
          return super.handle(request, new SpoiltAnswer.Lost(request, response), lost);
        }
      }
      case UNKNOWN_ENUM ->
          super.handle(
              request, new SpoiltAnswer.Unknown(request, response, rule.variant()), callback);
      case SLOW_BODY ->
          super.handle(request, new SpoiltAnswer.Slow(request, response, rule.delay()), callback);
      default -> throw new IllegalStateException(rule.fault() + " strikes no request");
    }
    return true;
  }

  private static void tooMany(Response response, Callback callback, FaultRule rule) {
    response.getHeaders().put(HttpHeader.RETRY_AFTER, rule.seconds());
    if (rule.variant().equals("html")) {
      page(response, callback, 429, "Too Many Requests");
    } else {
      Replies.tooMany(response, callback);
    }
  }

  private static void page(Response response, Callback callback, int status, String title) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
    String body = "<html><body><h1>" + title + "</h1></body></html>\n";
    response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
  }

  /** Says nothing: the connection is reset, or stays until the other side gives up. */
  private static void lose(Request request, Callback callback, FaultRule rule) {
    if (rule.variant().equals(HANG)) {
      return;
    }
    EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    try {
      if (endPoint.getTransport() instanceof SocketChannel socket) {
        socket.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException _) {
      // it is gone already
    }
    endPoint.close();
    callback.succeeded();
  }
}
