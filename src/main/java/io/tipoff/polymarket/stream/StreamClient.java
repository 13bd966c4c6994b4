package io.tipoff.polymarket.stream;

import io.tipoff.polymarket.auth.SignedHeaders;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.core.Configuration.ConfigurationCustomizer;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.client.CoreClientUpgradeRequest;
import org.eclipse.jetty.websocket.core.client.WebSocketCoreClient;

/** The sockets and threads that any number of streams share. */
public final class StreamClient implements AutoCloseable {
  private static final int THREADS = 32;

  private final WebSocketCoreClient client;

  /**
   * A started client.
   *
   * @throws IllegalStateException if it cannot start
   */
  public StreamClient() {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("streams");
    threads.setDaemon(true);
    HttpClient http = new HttpClient();
    http.setExecutor(threads);
    // A signature is for this venue alone.
    http.setFollowRedirects(false);
    this.client = new WebSocketCoreClient(http, null);
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException("the WebSocket client does not start", e);
    }
  }

  /** Begins a handshake. */
  CompletableFuture<CoreSession> connect(
      URI uri, SignedHeaders signed, FrameHandler handler, StreamSettings settings)
      throws IOException {
    CoreClientUpgradeRequest request = CoreClientUpgradeRequest.from(client, uri, handler);
    request.headers(
        headers -> {
          headers.put(SignedHeaders.KEY_ID, signed.keyId());
          headers.put(SignedHeaders.TIMESTAMP, Long.toString(signed.timestamp()));
          headers.put(SignedHeaders.SIGNATURE, signed.signature());
        });
    request.timeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
    request.setConfiguration(configuration(settings));
    return client.connect(request);
  }

  /** Silence is the watchdog's matter, not the socket's. */
  private static ConfigurationCustomizer configuration(StreamSettings settings) {
    var configuration = new ConfigurationCustomizer();
    configuration.setIdleTimeout(Duration.ZERO);
    configuration.setMaxFrameSize(settings.maxMessageBytes());
    configuration.setMaxTextMessageSize(settings.maxMessageBytes());
    return configuration;
  }

  @Override
  public void close() {
    try {
      client.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the WebSocket client does not stop", e);
    }
  }
}
