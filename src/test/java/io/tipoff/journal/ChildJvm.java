package io.tipoff.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM with the classes of this one. */
final class ChildJvm {
  private ChildJvm() {}

  /**
   * What a program printed, and how it ended.
   *
   * @param exit the exit code
   */
  record Result(int exit, String output) {}

  /** Runs the main method of a class to its end. */
  static Result run(List<String> flags, Class<?> main, Object... arguments) {
    return start(java(flags, main, arguments));
  }

  /** The same under the shell's limit of the size of a file, in its own units. */
  static Result runWithFileLimit(int limit, Class<?> main, Object... arguments) {
    var command =
        new ArrayList<>(List.of("sh", "-c", "ulimit -f " + limit + " && exec \"$@\"", "sh"));
    command.addAll(java(List.of(), main, arguments));
    return start(command);
  }

  private static List<String> java(List<String> flags, Class<?> main, Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    for (var argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }

  private static Result start(List<String> command) {
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("LC_ALL", "C");
    try {
      var process = builder.start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
