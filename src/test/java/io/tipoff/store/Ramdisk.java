package io.tipoff.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A small file system of the test's own, where one may be mounted. */
public record Ramdisk(Path folder) implements AutoCloseable {
  public static Ramdisk mount(Path folder, String size) throws IOException {
    Files.createDirectories(folder);
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()),
        "no file system may be mounted here");
    return new Ramdisk(folder);
  }

  /** Lets nobody write. */
  public void readOnly() {
    if (!run("mount", "-o", "remount,ro", folder.toString())) {
      throw new AssertionError("cannot be remounted");
    }
  }

  /** Fills it up. */
  public Path fill() throws IOException {
    Path filler = folder.resolve("filler");
    try (var out = Files.newOutputStream(filler)) {
      byte[] some = new byte[4_096];
      while (true) {
        out.write(some);
      }
    } catch (IOException _) {
      return filler;
    }
  }

  private static boolean run(String... command) {
    try {
      Process process =
          new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    run("umount", "-l", folder.toString());
  }
}
