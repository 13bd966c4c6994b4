package io.tipoff.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Failures of a file in words that name it. */
final class FileFailure {
  private FileFailure() {}

  static UncheckedIOException of(Path file, IOException failure) {
    return new UncheckedIOException(file + ": " + reason(failure), failure);
  }

  static String reason(IOException failure) {
    return switch (failure) {
      case FileAlreadyExistsException _ -> "exists already";
      case NoSuchFileException _ -> "no such file or directory";
      case AccessDeniedException _ -> "access denied";
      default -> String.valueOf(failure.getMessage());
    };
  }
}
