package io.tipoff.cli.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests to a bot over its socket, well-meant and not. */
@Timeout(60)
class ControlServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final BotId BOT = new BotId("live", "https://venue.example", "0123456789ab");

  @TempDir private Path folder;

  private final ScriptedDesk desk = new ScriptedDesk();
  private RunDirectory directory;
  private ControlServer server;

  @BeforeEach
  void start() throws IOException {
    directory = new RunDirectory(folder.resolve("home"));
    server = ControlServer.start(directory, BOT, desk);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(directory.path())) {
      return files.toList().getFirst();
    }
  }

  private RunningBot bot() throws IOException {
    assertThat(directory.bots()).hasSize(1);
    return directory.bots().getFirst();
  }

  private JsonNode place() throws IOException {
    return new ObjectMapper().readTree(file().toFile());
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), place().path("port").asInt());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return socket;
  }

  private static String raw(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    return String.valueOf(new Lines(socket, 1 << 20).read(PATIENCE));
  }

  @Test
  void shouldHandEveryRequestToTheDesk() throws Exception {
    RunningBot bot = bot();
    for (String what : List.of("pause", "resume", "reset-breaker")) {
      assertThat(
              bot.ask(RunningBot.request(what, "a reason"), PATIENCE).at("/status/mode").asText())
          .isEqualTo("live");
    }
    JsonNode cancelled = bot.ask(RunningBot.request("cancel-all", "panic"), PATIENCE);
    bot.ask(
        RunningBot.request("flatten", "home")
            .put("all", true)
            .put("patience", 5)
            .put("collarTicks", 3),
        PATIENCE);

    assertThat(cancelled.path("canceled")).hasSize(2);
    assertThat(cancelled.path("left").asInt()).isEqualTo(1);
    assertThat(new ArrayList<>(desk.asked))
        .containsExactly(
            "pause a reason",
            "resume a reason",
            "reset a reason",
            "cancel panic",
            "FlattenOrder[reason=home, all=true, patience=5, collarTicks=3]");
  }

  @Test
  void shouldTellTheStatusUnderItsNames() throws Exception {
    JsonNode status = bot().ask(RunningBot.request("status"), PATIENCE).path("status");

    assertThat(status.path("mode").asText()).isEqualTo("live");
    assertThat(status.at("/openOrders/0/id").asText()).isEqualTo("VENUE-7");
    assertThat(status.at("/openOrders/0/side").asText()).isEqualTo("sell");
    assertThat(status.at("/positions/0/quantity").asText()).isEqualTo("-3.5");
    assertThat(status.at("/balance/current").asText()).isEqualTo("100.00");
    assertThat(status.at("/balance/buyingPower").asText()).isEqualTo("95.00");
    assertThat(status.path("breaker").asText()).isEqualTo("REJECTS");
    assertThat(status.path("breakerLatched").asBoolean()).isTrue();
    assertThat(status.path("pauseReason").asText()).isEqualTo("lunch");
    assertThat(status.path("accountCertain").asBoolean(true)).isFalse();
    assertThat(status.at("/requests/limit").asInt()).isEqualTo(20);
    assertThat(status.path("at").asText()).isEqualTo("2026-09-21T14:13:20Z");
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void shouldTellWhatIsKnownOfGames() throws Exception {
    JsonNode game = bot().ask(RunningBot.request("status"), PATIENCE).at("/status/games/0");

    assertThat(game.path("game").asText()).isEqualTo("nba-bos-nyk-2026-10-01");
    assertThat(game.path("condition").asText()).isEqualTo("contradicted");
    assertThat(game.path("status").asText()).isEqualTo("live");
    assertThat(game.path("period").asInt()).isEqualTo(2);
    assertThat(game.path("clockSeconds").asInt()).isEqualTo(312);
    assertThat(game.path("home").asInt()).isEqualTo(54);
    assertThat(game.path("away").asInt()).isEqualTo(49);
    assertThat(game.path("feed").asText()).isEqualTo("the-odds-api");
    assertThat(game.path("heardAt").asText()).isEqualTo("2026-09-21T14:13:19Z");
  }

  @Test
  void shouldTellTheBookOfRisk() throws Exception {
    JsonNode answer = bot().ask(RunningBot.request("risk"), PATIENCE);

    assertThat(answer.path("risk").asText()).isEqualTo("{\"positions\":3}");
    assertThat(answer.path("riskText").asText()).startsWith("breaker");
  }

  @Test
  void shouldRefuseAWrongTokenAndDoNothing() throws Exception {
    try (Socket socket = connect()) {
      assertThat(raw(socket, "{\"request\":\"pause\",\"reason\":\"x\",\"token\":\"00\"}\n"))
          .isEqualTo("{\"ok\":false,\"error\":\"wrong token\"}");
      assertThat(raw(socket, "{\"request\":\"pause\",\"reason\":\"x\"}\n")).contains("wrong token");
      assertThat(raw(socket, "[]\n")).contains("wrong token");
    }
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void shouldSayWhatIsWrongWithARequest() throws Exception {
    String token = place().path("token").asText();
    try (Socket socket = connect()) {
      assertThat(raw(socket, "pause!\n")).contains("not a line of JSON");
      assertThat(raw(socket, "\n")).contains("\"ok\":false");
    }
    RunningBot bot = bot();
    assertThatThrownBy(() -> bot.ask(RunningBot.request("dance", "x"), PATIENCE))
        .hasMessageContaining("unknown request 'dance'");
    assertThatThrownBy(() -> bot.ask(RunningBot.request("pause", "  "), PATIENCE))
        .hasMessageContaining("a reason");
    assertThatThrownBy(() -> bot.ask(RunningBot.request("pause", "x".repeat(501)), PATIENCE))
        .hasMessageContaining("a reason");
    assertThatThrownBy(() -> bot.ask(RunningBot.request("flatten", "x"), PATIENCE))
        .hasMessageContaining("patience");
    desk.refusal = "the engine hangs";
    assertThatThrownBy(() -> bot.ask(RunningBot.request("pause", "x"), PATIENCE))
        .hasMessageContaining("the engine hangs")
        .hasMessageNotContaining(token);
    assertThat(bot.toString()).doesNotContain(token);
  }

  @Test
  void shouldEndAConnectionThatSendsTooMuch() throws Exception {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(("x".repeat(5000) + "\n").getBytes(StandardCharsets.UTF_8));
      assertThat(isAtItsEnd(socket)).isTrue();
    }
    bot().ask(RunningBot.request("status"), PATIENCE);
  }

  @Test
  void shouldEndAConnectionThatSaysNothing() throws Exception {
    try (Socket socket = connect()) {
      assertThat(isAtItsEnd(socket)).isTrue();
    }
  }

  private static boolean isAtItsEnd(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).contains("reset");
    }
  }

  @Test
  void shouldServeOthersWhileManyKeepConnectionsOpen() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 15; i++) {
        silent.add(connect());
      }
      assertThat(bot().ask(RunningBot.request("status"), PATIENCE).path("ok").asBoolean()).isTrue();
      silent.add(connect());
      try (Socket tooMany = connect()) {
        assertThat(isAtItsEnd(tooMany)).isTrue();
      }
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void shouldKeepItsFileToItself() throws Exception {
    assertThat(Files.getPosixFilePermissions(directory.path()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    server.close();

    assertThat(directory.path()).isEmptyDirectory();
    assertThat(directory.bots()).isEmpty();
  }

  @Test
  void shouldNotUseAFolderThatIsOpenToOthers() throws Exception {
    Path open = Files.createDirectories(folder.resolve("open/run"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-x---"));

    assertThatThrownBy(
            () -> ControlServer.start(new RunDirectory(folder.resolve("open")), BOT, desk))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 700");
  }

  @Test
  void shouldKnowTheFilesOfDeadProcesses() throws Exception {
    Process process = new ProcessBuilder("sleep", "0").start();
    ProcessId dead = ProcessId.of(process.toHandle());
    process.waitFor();
    ProcessId reused = new ProcessId(ProcessHandle.current().pid(), 1);
    Path stale = write(new ControlFile(BOT, dead, 1, "t"), "dead");
    Path other = write(new ControlFile(BOT, reused, 1, "t"), "reused");
    Path torn = Files.writeString(directory.path().resolve("torn.control"), "{\"mode\":\"li");

    assertThat(directory.bots()).hasSize(1);

    server.close();
    server = ControlServer.start(directory, BOT, desk);

    assertThat(stale).doesNotExist();
    assertThat(other).doesNotExist();
    assertThat(torn).exists();
    assertThat(directory.bots()).hasSize(1);
  }

  private Path write(ControlFile file, String name) throws IOException {
    return Files.writeString(directory.path().resolve(name + ".control"), file.toJson());
  }
}
