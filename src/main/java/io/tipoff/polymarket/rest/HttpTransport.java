package io.tipoff.polymarket.rest;

import io.tipoff.polymarket.auth.SignedHeaders;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request exactly once and tells what came back, or that nothing did and whether the
 * request may have left. It follows no redirect, answers no challenge and keeps no cookies. Jetty
 * takes another connection only where the first one had not begun to send.
 */
final class HttpTransport implements AutoCloseable {
  private static final int MOST_THREADS = 32;
  private static final int MOST_CONNECTIONS = 32;

  /** A request as it goes over the wire. */
  record Outgoing(
      String method,
      URI uri,
      String correlationId,
      Optional<SignedHeaders> signature,
      Request.@Nullable Content body) {}

  private final HttpClient client;
  private final RestSettings settings;
  private final LongSupplier millis;

  /**
   * Opens no connection yet.
   *
   * @param millis this machine's time, milliseconds since 1970
   */
  HttpTransport(RestSettings settings, LongSupplier millis) {
    this.settings = settings;
    this.millis = millis;
    this.client = new HttpClient(new HttpClientTransportOverHTTP(connector(settings)));
    client.setFollowRedirects(false);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "tipoff"));
    client.setConnectTimeout(settings.connectTimeout().toMillis());
    client.setIdleTimeout(settings.idleTimeout().toMillis());
    client.setMaxConnectionsPerDestination(MOST_CONNECTIONS);
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP client does not start", e);
    }
    client.getProtocolHandlers().clear();
  }

  private static ClientConnector connector(RestSettings settings) {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 2);
    threads.setName("venue-http");
    threads.setDaemon(true);
    ClientConnector connector = new ClientConnector();
    connector.setSelectors(1);
    connector.setExecutor(threads);
    connector.setSslContextFactory(new SslContextFactory.Client());
    connector.setConnectTimeout(settings.connectTimeout());
    connector.setIdleTimeout(settings.idleTimeout());
    return connector;
  }

  /**
   * Sends without waiting.
   *
   * @return the answer; it fails with a {@link TransportFailure} only
   */
  CompletableFuture<HttpReply> send(Outgoing outgoing) {
    AtomicBoolean begun = new AtomicBoolean();
    Request request =
        client
            .newRequest(outgoing.uri())
            .method(outgoing.method())
            .timeout(settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .headers(fields -> addHeaders(fields, outgoing))
            .onRequestBegin(_ -> begun.set(true));
    Request.@Nullable Content body = outgoing.body();
    if (body != null) {
      request.body(body);
    }
    CompletableFuture<HttpReply> answer = new CompletableFuture<>();
    long sent = millis.getAsLong();
    try {
      request.send(new Listener(answer, begun, sent));
    } catch (RuntimeException e) {
      answer.completeExceptionally(new TransportFailure(e, begun.get()));
    }
    return answer;
  }

  private static void addHeaders(HttpFields.Mutable fields, Outgoing outgoing) {
    fields.put(HttpHeader.ACCEPT, "application/json");
    fields.put("poly-correlation-id", outgoing.correlationId());
    if (outgoing.signature().isPresent()) {
      SignedHeaders signature = outgoing.signature().get();
      fields.put(SignedHeaders.KEY_ID, signature.keyId());
      fields.put(SignedHeaders.TIMESTAMP, Long.toString(signature.timestamp()));
      fields.put(SignedHeaders.SIGNATURE, signature.signature());
    }
  }

  /** Requests under way fail. */
  @Override
  public void close() {
    try {
      client.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP client does not stop", e);
    }
  }

  private final class Listener extends BufferingResponseListener {
    private final CompletableFuture<HttpReply> answer;
    private final AtomicBoolean begun;
    private final long sent;

    private Listener(CompletableFuture<HttpReply> answer, AtomicBoolean begun, long sent) {
      super(settings.largestAnswer());
      this.answer = answer;
      this.begun = begun;
      this.sent = sent;
    }

    /** A whole answer counts even where the venue did not want to read the whole request. */
    @Override
    public void onComplete(Result result) {
      @Nullable Throwable failure = result.getResponseFailure();
      if (failure == null) {
        Response response = result.getResponse();
        answer.complete(
            new HttpReply(
                response.getStatus(), response.getHeaders(), content(), sent, millis.getAsLong()));
      } else {
        answer.completeExceptionally(new TransportFailure(failure, begun.get()));
      }
    }

    private byte[] content() {
      byte @Nullable [] content = getContent();
      return content == null ? new byte[0] : content;
    }
  }
}
