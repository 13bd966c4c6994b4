package io.tipoff.polymarket.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** A venue that answers what it was told to, in order, and remembers what it was asked. */
final class ScriptedServer implements AutoCloseable {

  /** A request as it arrived. */
  record Asked(String method, String path, String query, HttpFields headers, String body) {}

  /** Answers a request that was read whole. */
  interface Answer {
    void to(Request request, Response response, Callback callback) throws Exception;
  }

  private final Server server = new Server();
  private final ServerConnector connector;
  private final Queue<Answer> script = new ArrayDeque<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Asked> arrivals = new LinkedBlockingQueue<>();
  private final BlockingQueue<Callback> held = new LinkedBlockingQueue<>();

  ScriptedServer() throws Exception {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Scripted());
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + connector.getLocalPort();
  }

  ServerConnector connector() {
    return connector;
  }

  List<Asked> asked() {
    return asked;
  }

  /** The next request, waited for. */
  Asked await() throws InterruptedException {
    Asked next = arrivals.poll(10, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was asked");
    }
    return next;
  }

  ScriptedServer then(Answer answer) {
    synchronized (script) {
      script.add(answer);
    }
    return this;
  }

  ScriptedServer then(int status, String body) {
    return then(status, "application/json", body);
  }

  ScriptedServer then(int status, String type, String body, String... headers) {
    return then(
        (_, response, callback) -> {
          response.setStatus(status);
          response.getHeaders().put("Content-Type", type);
          for (int i = 0; i < headers.length; i += 2) {
            response.getHeaders().put(headers[i], headers[i + 1]);
          }
          response.write(true, ByteBuffer.wrap(body.getBytes(UTF_8)), callback);
        });
  }

  /** Closes the connection without an answer. */
  ScriptedServer thenCut() {
    return then(
        (request, _, callback) -> {
          request.getConnectionMetaData().getConnection().getEndPoint().close();
          callback.succeeded();
        });
  }

  /** Answers nothing before it is closed. */
  ScriptedServer thenHang() {
    return then((_, _, callback) -> held.add(callback));
  }

  /** Closes the connection in the middle of the body. */
  ScriptedServer thenCutInBody() {
    return then(
        (request, response, callback) -> {
          response.setStatus(200);
          response.getHeaders().put("Content-Length", 1_000L);
          response.write(
              false,
              ByteBuffer.wrap("{\"id\":".getBytes(UTF_8)),
              Callback.from(
                  () -> request.getConnectionMetaData().getConnection().getEndPoint().close()));
        });
  }

  @Override
  public void close() {
    held.forEach(callback -> callback.failed(new IOException("closing")));
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Scripted extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      String body = Content.Source.asString(request);
      String query = request.getHttpURI().getQuery();
      Asked arrived =
          new Asked(
              request.getMethod(),
              request.getHttpURI().getPath(),
              query == null ? "" : query,
              HttpFields.build(request.getHeaders()),
              body);
      asked.add(arrived);
      arrivals.add(arrived);
      Answer answer;
      synchronized (script) {
        answer = script.poll();
      }
      if (answer == null) {
        Response.writeError(request, response, callback, 599, "nothing scripted");
      } else {
        answer.to(request, response, callback);
      }
      return true;
    }
  }
}
