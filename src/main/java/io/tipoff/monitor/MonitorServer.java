package io.tipoff.monitor;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves health and metrics over HTTP, to this machine alone. */
public final class MonitorServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int THREADS = 6;
  private static final Duration IDLE = Duration.ofSeconds(30);

  /** A page of somebody else's site must not read this through a name that it points here. */
  private static final Set<String> NAMES = Set.of(HOST, "localhost", "::1", "[::1]");

  private final Server server;
  private final ServerConnector connector;

  private MonitorServer(int port, HealthPages pages) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
    threads.setName("monitor");
    threads.setDaemon(true);
    this.server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(HOST);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE.toMillis());
    server.addConnector(connector);
    server.setHandler(new Pages(pages));
  }

  /**
   * Serves from now on.
   *
   * @param port 0 for any that is free
   * @throws IOException if it cannot listen there
   */
  public static MonitorServer start(int port, HealthPages pages) throws IOException {
    MonitorServer started = new MonitorServer(port, pages);
    try {
      started.server.start();
      return started;
    } catch (Exception e) {
      started.close();
      throw new IOException(
          "cannot listen on %s:%d, set monitor.port to another: %s"
              .formatted(HOST, port, e.getMessage()),
          e);
    }
  }

  /** Where it is reached. */
  public URI address() {
    return URI.create("http://" + HOST + ":" + connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the monitor's server cannot be stopped", e);
    }
  }

  private static final class Pages extends Handler.Abstract {
    private final HealthPages pages;

    Pages(HealthPages pages) {
      this.pages = pages;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      HealthPages.Page page = page(request);
      response.setStatus(page.status());
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, page.type());
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
      byte[] body = page.text().getBytes(StandardCharsets.UTF_8);
      boolean head = HttpMethod.HEAD.is(request.getMethod());
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
      response.write(true, ByteBuffer.wrap(head ? new byte[0] : body), callback);
      return true;
    }

    private HealthPages.Page page(Request request) {
      if (!NAMES.contains(Request.getServerName(request))) {
        return HealthPages.problem(HttpStatus.FORBIDDEN_403, "for this machine alone");
      }
      String method = request.getMethod();
      if (!HttpMethod.GET.is(method) && !HttpMethod.HEAD.is(method)) {
        return HealthPages.problem(HttpStatus.METHOD_NOT_ALLOWED_405, "only GET");
      }
      return pages.page(Request.getPathInContext(request));
    }
  }
}
