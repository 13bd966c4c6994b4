package io.tipoff.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Answers requests byte by byte as it is told to, one request a connection. */
public final class HostileServer implements AutoCloseable {

  /** A request as it arrived; headers by their names in small letters. */
  public record Asked(String path, String query, Map<String, String> headers) {}

  /** Answers a request. */
  public interface Answer {
    void to(Asked asked, Wire wire) throws IOException, InterruptedException;
  }

  /** The way back to who asked. */
  public static final class Wire {
    private final Socket socket;
    private final CountDownLatch closing;
    private final OutputStream out;

    private Wire(Socket socket, CountDownLatch closing) throws IOException {
      this.socket = socket;
      this.closing = closing;
      this.out = socket.getOutputStream();
    }

    public void reply(int status, String body, String... headers) throws IOException {
      byte[] content = body.getBytes(UTF_8);
      head(status, "Content-Length: " + content.length, headers);
      bytes(content);
    }

    public void json(String body) throws IOException {
      reply(200, body, "Content-Type: application/json");
    }

    /** Promises more than it sends. */
    public void half(String body) throws IOException {
      byte[] content = body.getBytes(UTF_8);
      head(200, "Content-Length: " + content.length);
      out.write(content, 0, content.length / 2);
      out.flush();
    }

    /** Begins a stream of chunks. */
    public void stream() throws IOException {
      head(200, "Transfer-Encoding: chunked", "Content-Type: text/event-stream");
    }

    public void head(int status, String first, String... more) throws IOException {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Told\r\n" + first + "\r\n");
      List.of(more).forEach(line -> head.append(line).append("\r\n"));
      bytes(head.append("Connection: close\r\n\r\n").toString().getBytes(ISO_8859_1));
    }

    public void chunk(String text) throws IOException {
      chunk(text.getBytes(UTF_8));
    }

    public void chunk(byte[] content) throws IOException {
      out.write((Integer.toHexString(content.length) + "\r\n").getBytes(ISO_8859_1));
      out.write(content);
      bytes("\r\n".getBytes(ISO_8859_1));
    }

    public void bytes(byte[] content) throws IOException {
      out.write(content);
      out.flush();
    }

    /** Ends the connection with a reset. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Says nothing more until the server is closed. */
    public void hang() throws InterruptedException {
      closing.await();
    }
  }

  private final ServerSocket listening;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, BlockingQueue<Asked>> asked = new ConcurrentHashMap<>();
  private final List<Throwable> bugs = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);

  public HostileServer() throws IOException {
    listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::listen);
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  /** Answers requests of a path so from now on; of others with 404. */
  public HostileServer on(String path, Answer answer) {
    answers.put(path, answer);
    return this;
  }

  /** Answers each request with the next of some; the last one stays. */
  public HostileServer on(String path, Answer first, Answer... more) {
    BlockingQueue<Answer> script = new LinkedBlockingQueue<>(List.of(more));
    Answer last = more[more.length - 1];
    CountDownLatch begun = new CountDownLatch(1);
    return on(
        path,
        (request, wire) -> {
          Answer next = first;
          if (begun.getCount() == 0) {
            Answer scripted = script.poll();
            next = scripted == null ? last : scripted;
          }
          begun.countDown();
          next.to(request, wire);
        });
  }

  /** The next request of a path, waited for. */
  public Asked await(String path) throws InterruptedException {
    Asked next = queue(path).poll(10, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nobody asked for " + path);
    }
    return next;
  }

  /** How many requests of a path were not awaited. */
  public int waiting(String path) {
    return queue(path).size();
  }

  private BlockingQueue<Asked> queue(String path) {
    return asked.computeIfAbsent(path, _ -> new LinkedBlockingQueue<>());
  }

  private void listen() {
    try {
      while (true) {
        Socket socket = listening.accept();
        open.add(socket);
        if (closing.getCount() == 0) {
          socket.close(); // it came while the server closed
        }
        Thread.ofVirtual().start(() -> answer(socket));
      }
    } catch (IOException _) {
      closing.countDown();
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      String first = in.readLine();
      if (first == null) {
        return;
      }
      Map<String, String> headers = new HashMap<>();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        int colon = line.indexOf(':');
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
      URI uri = URI.create(first.substring(first.indexOf(' ') + 1, first.lastIndexOf(' ')));
      Asked request = new Asked(uri.getPath(), String.valueOf(uri.getRawQuery()), headers);
      queue(request.path()).add(request);
      Answer answer = answers.getOrDefault(request.path(), (_, wire) -> wire.reply(404, "{}"));
      answer.to(request, new Wire(socket, closing));
    } catch (IOException | InterruptedException _) {
      open.remove(socket); // who asked is gone, or the server is closed
    } catch (RuntimeException | Error e) {
      bugs.add(e);
    }
  }

  /** The server is gone, and with it all connections. */
  @Override
  public void close() {
    closing.countDown();
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("the server does not close", e);
    }
    if (!bugs.isEmpty()) {
      throw new AssertionError("the server is wrong", bugs.getFirst());
    }
  }
}
