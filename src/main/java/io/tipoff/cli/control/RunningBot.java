package io.tipoff.cli.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A bot in another process of this machine. */
public final class RunningBot {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Duration CONNECTING = Duration.ofSeconds(2);
  private static final int LONGEST_ANSWER = 1 << 24;

  private final ControlFile file;

  RunningBot(ControlFile file) {
    this.file = file;
  }

  /** Which one it is. */
  public BotId id() {
    return file.bot();
  }

  /** Its process. */
  public ProcessId process() {
    return file.process();
  }

  /** A request without particulars. */
  public static ObjectNode request(String what) {
    return MAPPER.createObjectNode().put("request", what);
  }

  /** The same with the operator's reason. */
  public static ObjectNode request(String what, String reason) {
    return request(what).put("reason", reason);
  }

  /**
   * Asks it something.
   *
   * @param patience for the whole answer
   * @return its answer, whose {@code ok} is true
   * @throws IOException if it cannot be reached, does not answer in time or says no
   */
  public JsonNode ask(ObjectNode request, Duration patience) throws IOException {
    @Nullable String line;
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), file.port()),
          (int) CONNECTING.toMillis());
      Lines.write(socket, request.deepCopy().put("token", file.token()).toString());
      line = new Lines(socket, LONGEST_ANSWER).read(patience);
    } catch (IOException e) {
      throw new IOException(this + " does not answer: " + e.getMessage(), e);
    }
    JsonNode answer = line == null ? MAPPER.missingNode() : MAPPER.readTree(line);
    if (!answer.path("ok").asBoolean()) {
      throw new IOException(this + ": " + answer.path("error").asText("no answer"));
    }
    return answer;
  }

  @Override
  public String toString() {
    return "the bot " + file;
  }
}
