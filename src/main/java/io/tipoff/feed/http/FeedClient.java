package io.tipoff.feed.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tipoff.feed.FeedException;
import io.tipoff.feed.FeedException.Kind;
import io.tipoff.polymarket.rest.RetryAfter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Asks feeds. It follows no redirect and keeps no cookies, and what it complains of names neither
 * the query nor the headers of a request: keys are in them.
 */
public final class FeedClient implements AutoCloseable {
  private static final int MOST_THREADS = 16;
  private static final int LARGEST = 32 << 20;
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final HttpClient client;
  private final Duration patience;

  /** What was asked for, and what the answer's headers said. */
  public record Answer(JsonNode json, Map<String, String> headers) {
    public Answer {
      headers = Map.copyOf(headers);
    }
  }

  /** Opens no connection yet. */
  public FeedClient(Duration patience) {
    this.patience = patience;
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 2);
    threads.setName("feed-http");
    threads.setDaemon(true);
    ClientConnector connector = new ClientConnector();
    connector.setSelectors(1);
    connector.setExecutor(threads);
    connector.setSslContextFactory(new SslContextFactory.Client());
    connector.setConnectTimeout(CONNECTING);
    this.client = new HttpClient(new HttpClientTransportOverHTTP(connector));
    client.setFollowRedirects(false);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "tipoff"));
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP client of feeds does not start", e);
    }
    client.getProtocolHandlers().clear();
  }

  /** Reads a document; headers are told by their names in small letters. */
  public Answer get(URI uri, Map<String, String> headers)
      throws FeedException, InterruptedException {
    Request request = request(uri, headers);
    request.headers(fields -> fields.put(HttpHeader.ACCEPT, "application/json"));
    request.timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    ContentResponse response;
    try {
      response = new CompletableResponseListener(request, LARGEST).send().get();
    } catch (ExecutionException e) {
      throw unreachable(uri, e.getCause() == null ? e : e.getCause());
    }
    if (!isSuccess(response)) {
      throw refusal(uri, response, code(response.getContent()));
    }
    Map<String, String> told = new HashMap<>();
    response
        .getHeaders()
        .forEach(field -> told.put(field.getLowerCaseName(), String.valueOf(field.getValue())));
    return new Answer(parse(uri, response.getContent()), told);
  }

  /**
   * Opens a stream of events.
   *
   * @param silence after which time without a byte the stream fails
   */
  public ServerEvents stream(URI uri, Map<String, String> headers, Duration silence)
      throws FeedException, InterruptedException {
    Request request = request(uri, headers);
    request.headers(fields -> fields.put(HttpHeader.ACCEPT, "text/event-stream"));
    request.idleTimeout(silence.toMillis(), TimeUnit.MILLISECONDS);
    InputStreamResponseListener listener = new InputStreamResponseListener();
    request.send(listener);
    Response response;
    try {
      response = listener.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw unreachable(uri, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      abort(request);
      throw unreachable(uri, e);
    } catch (InterruptedException e) {
      abort(request);
      throw e;
    }
    if (!isSuccess(response)) {
      abort(request);
      throw refusal(uri, response, "");
    }
    return new ServerEvents(listener.getInputStream(), () -> abort(request));
  }

  private static void abort(Request request) {
    var _ = request.abort(new IOException("closed"));
  }

  private Request request(URI uri, Map<String, String> headers) {
    return client
        .newRequest(uri)
        .headers(fields -> headers.forEach((name, value) -> fields.put(name, value)));
  }

  /** Some feeds name what is wrong. */
  private static String code(byte[] content) {
    try {
      String code = JSON.readTree(content).path("error_code").asText("");
      return code.matches("[A-Z_]{1,40}") ? code : "";
    } catch (IOException _) {
      return "";
    }
  }

  private static boolean isSuccess(Response response) {
    return response.getStatus() >= 200 && response.getStatus() < 300;
  }

  private static FeedException refusal(URI uri, Response response, String code) {
    int status = response.getStatus();
    Kind kind =
        switch (status) {
          case 401, 403 -> Kind.UNAUTHORIZED;
          case 429 -> Kind.TOO_MANY;
          default -> status >= 500 ? Kind.UNREACHABLE : Kind.REFUSED;
        };
    return new FeedException(
        kind,
        where(uri) + " answered " + status + (code.isEmpty() ? "" : " " + code),
        RetryAfter.of(
            response.getHeaders().get("Retry-After"), System.currentTimeMillis(), LONGEST_WAIT),
        code);
  }

  /**
   * Reads JSON.
   *
   * @throws FeedException if it is none
   */
  static JsonNode parse(URI uri, byte[] content) throws FeedException {
    try {
      JsonNode json = JSON.readTree(content);
      if (json.isContainerNode()) {
        return json;
      }
    } catch (JacksonException e) {
      throw malformed(uri, place(e.getLocation()));
    } catch (IOException e) {
      throw malformed(uri, "its text cannot be read");
    }
    throw malformed(uri, "it is no JSON document");
  }

  /** What is there is not quoted: some servers quote keys. */
  private static String place(@Nullable JsonLocation where) {
    return where == null
        ? "it is no JSON"
        : "it is no JSON at line %d, column %d".formatted(where.getLineNr(), where.getColumnNr());
  }

  private static FeedException malformed(URI uri, String why) {
    return new FeedException(
        Kind.MALFORMED, where(uri) + " answered what is not understood: " + why);
  }

  private static FeedException unreachable(URI uri, Throwable cause) {
    return new FeedException(
        Kind.UNREACHABLE, where(uri) + " gives no answer: " + cause.getClass().getSimpleName());
  }

  /** Without the query. */
  private static String where(URI uri) {
    return uri.getHost() + uri.getPath();
  }

  /** Reads the JSON of an event of a stream. */
  public static JsonNode parse(String text) throws FeedException {
    return parse(URI.create("http://stream/event"), text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    try {
      client.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP client of feeds does not stop", e);
    }
  }
}
