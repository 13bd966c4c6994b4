package io.tipoff.exchange.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads server-sent events from a socket. */
final class SseReader implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;
  private static final Map<String, String> END = Map.of("event", "end");

  private final InputStream in;
  private final BlockingQueue<Map<String, String>> events = new LinkedBlockingQueue<>();

  private SseReader(InputStream in) {
    this.in = in;
    Thread.startVirtualThread(this::read);
  }

  static SseReader open(HttpClient client, URI uri) throws Exception {
    HttpResponse<InputStream> response =
        client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new IOException("status " + response.statusCode());
    }
    String type = response.headers().firstValue("content-type").orElse("");
    if (!type.startsWith("text/event-stream")) {
      throw new IOException("type " + type);
    }
    return new SseReader(response.body());
  }

  private void read() {
    Map<String, String> event = new LinkedHashMap<>();
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isEmpty()) {
          events.add(event);
          event = new LinkedHashMap<>();
        } else {
          String[] parts = line.split(": ", 2);
          event.put(parts[0], parts[1]);
        }
      }
    } catch (IOException _) {
      // told as the end
    }
    events.add(END);
  }

  /** The next event: its fields event, id, retry and data. */
  Map<String, String> next() throws InterruptedException {
    Map<String, String> event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("no event came");
    }
    return event;
  }

  /** The next event, which must be of a kind; its data. */
  JsonNode next(String kind) throws InterruptedException {
    Map<String, String> event = next();
    if (!kind.equals(event.get("event"))) {
      throw new AssertionError("not " + kind + " but " + event);
    }
    try {
      return new ObjectMapper().readTree(event.get("data"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether nothing has come that was not read. */
  boolean isEmpty() {
    return events.isEmpty();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
