package io.tipoff.journal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A view of a part of a file that moves along with what is read. The file may be of any size. */
final class FileWindow implements AutoCloseable {
  private static final int SIZE = 256 << 10;

  private final Path file;
  private final FileChannel channel;
  private long size;
  private byte[] bytes = new byte[SIZE];
  private long from;
  private int filled;

  private FileWindow(Path file, FileChannel channel, long size) {
    this.file = file;
    this.channel = channel;
    this.size = size;
  }

  /** Looks at the file as long as it is now. */
  static FileWindow open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new FileWindow(file, channel, channel.size());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  long size() {
    return size;
  }

  /** Looks at the file anew, as long as it is now. */
  void refresh() {
    try {
      size = channel.size();
      filled = 0;
    } catch (IOException e) {
      throw FileFailure.of(file, e);
    }
  }

  /**
   * Moves to where so many bytes can be seen and returns where in {@link #bytes()} they begin.
   *
   * @throws java.io.UncheckedIOException if they cannot be read
   */
  int at(long position, int count) {
    if (position < from || position + count > from + filled) {
      try {
        move(position, count);
      } catch (IOException e) {
        throw FileFailure.of(file, e);
      }
    }
    return (int) (position - from);
  }

  /** The eight bytes at a position. */
  long getLong(long position) {
    int at = at(position, Long.BYTES);
    return (long) Format.LONG.get(bytes, at);
  }

  /** What can be seen, until the next move. */
  byte[] bytes() {
    return bytes;
  }

  private void move(long position, int count) throws IOException {
    if (count > bytes.length) {
      bytes = new byte[count];
    }
    from = position;
    filled = 0;
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, (int) Math.min(bytes.length, size - position));
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, position + buffer.position());
      if (read < 0) {
        throw new EOFException("became shorter while it was read");
      }
    }
    filled = buffer.position();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw FileFailure.of(file, e);
    }
  }
}
