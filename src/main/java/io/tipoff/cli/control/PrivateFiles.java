package io.tipoff.cli.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Files that nobody but their owner may read, replaced whole. */
public final class PrivateFiles {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  /** Larger files are none of ours. */
  private static final int LARGEST = 1 << 22;

  private PrivateFiles() {}

  /**
   * A folder of the owner's alone, made where there is none.
   *
   * @throws IOException if it cannot be made, or others may look into it
   */
  public static Path folder(Path folder) throws IOException {
    if (folder.getParent() != null) {
      Files.createDirectories(folder.getParent());
    }
    try {
      Files.createDirectory(folder, attributes(folder, FOLDER));
    } catch (FileAlreadyExistsException _) {
      requirePrivate(folder);
    }
    return folder;
  }

  private static void requirePrivate(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(folder + " is not a folder");
    }
    if (isPosix(folder) && !FOLDER.containsAll(Files.getPosixFilePermissions(folder))) {
      throw new IOException(folder + " is open to others; mend it with: chmod 700 " + folder);
    }
  }

  /** Writes a file whole: a reader sees what was there before, or all of the new text. */
  public static void write(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path unfinished = Files.createTempFile(folder, ".", ".new", attributes(file, FILE));
    try {
      Files.writeString(unfinished, text);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** The text of a file; empty if there is none. */
  public static Optional<String> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private static FileAttribute<?>[] attributes(Path place, Set<PosixFilePermission> permissions) {
    return isPosix(place)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path place) {
    return place.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
