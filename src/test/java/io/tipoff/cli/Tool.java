package io.tipoff.cli;

import io.tipoff.exchange.protocol.ApiKey;
import io.tipoff.polymarket.auth.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, with the keys of an exchange in its environment. */
final class Tool implements AutoCloseable {
  private final Process process;
  private final Path out;
  private final Path err;

  private Tool(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts it; what is private to the machine lies in the folder. */
  static Tool start(Path folder, ApiKey key, String... arguments) throws IOException {
    return start(folder, key.id(), key.secret(), List.of(arguments));
  }

  static Tool start(
      Path folder, ApiKey key, Map<String, String> environment, List<String> arguments)
      throws IOException {
    return start(folder, key.id(), key.secret(), environment, Main.class, arguments);
  }

  /** Another program than ours. */
  static Tool startMain(Path folder, ApiKey key, Class<?> main, List<String> arguments)
      throws IOException {
    return start(folder, key.id(), key.secret(), Map.of(), main, arguments);
  }

  static Tool start(Path folder, String keyId, String secret, List<String> arguments)
      throws IOException {
    return start(folder, keyId, secret, Map.of(), Main.class, arguments);
  }

  private static Tool start(
      Path folder,
      String keyId,
      String secret,
      Map<String, String> environment,
      Class<?> main,
      List<String> arguments)
      throws IOException {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dtipoff.home=" + Path.of("").toAbsolutePath(),
                main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("TIPOFF_CONTROL_DIRECTORY", folder.toString());
    builder.environment().put(Credentials.KEY_ID_VARIABLE, keyId);
    builder.environment().put(Credentials.SECRET_KEY_VARIABLE, secret);
    return new Tool(builder.start(), out, err);
  }

  /** Runs it to its end. */
  static Run run(Path folder, ApiKey key, String... arguments) throws Exception {
    try (Tool tool = start(folder, key, arguments)) {
      return tool.end();
    }
  }

  Process process() {
    return process;
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  Run end() throws Exception {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("still runs: " + err());
    }
    return new Run(process.exitValue(), Files.readString(out), err());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
