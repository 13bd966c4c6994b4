package io.tipoff.cli.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder in which bots that run say where they are reached. */
public final class RunDirectory {
  private static final String CONTROL = ".control";

  private final Path folder;

  /** The folder {@code run} of Tipoff's private folder; made only when it is needed. */
  public RunDirectory(Path home) {
    this.folder = home.resolve("run");
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  /** The bots whose processes run, by their names. */
  public List<RunningBot> bots() throws IOException {
    return files(CONTROL).stream()
        .map(RunDirectory::read)
        .flatMap(Optional::stream)
        .filter(file -> file.process().isAlive())
        .map(RunningBot::new)
        .toList();
  }

  /** Announces a bot; what dead processes left behind is removed. */
  Path announce(ControlFile file) throws IOException {
    PrivateFiles.folder(folder);
    for (Path other : files(CONTROL)) {
      if (read(other).filter(found -> !found.process().isAlive()).isPresent()) {
        Files.deleteIfExists(other);
      }
    }
    Path place = place(file.bot(), file.process(), CONTROL);
    PrivateFiles.write(place, file.toJson());
    return place;
  }

  /** The file of a bot's process, of a kind that the ending names. */
  Path place(BotId bot, ProcessId process, String ending) {
    return folder.resolve(bot.fileName() + "-" + process.pid() + ending);
  }

  /** The files of a kind, sorted by name; none where there is no folder. */
  List<Path> files(String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static Optional<ControlFile> read(Path file) {
    try {
      return PrivateFiles.read(file).flatMap(ControlFile::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
