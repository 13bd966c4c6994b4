package io.tipoff.journal;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that grows at its end through mapped memory, so that what was appended survives the
 * process. Space is made ahead by writing zeros: a full disk shows there, as a failure, and not
 * when the memory is touched.
 */
final class GrowingFile implements AutoCloseable {
  private static final long SMALLEST_CHUNK = 1 << 20;
  private static final long LARGEST_CHUNK = 4 << 20;
  private static final int GROWTH = 8;
  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(128 << 10).asReadOnlyBuffer();

  private final Path file;
  private final FileChannel channel;
  private MappedChunk chunk;
  private long written;
  private long used;

  /**
   * Begins an empty file.
   *
   * @param header its first bytes, a multiple of eight
   */
  GrowingFile(Path file, FileChannel channel, byte[] header) throws IOException {
    this.file = file;
    this.channel = channel;
    write(ByteBuffer.wrap(header));
    this.used = written;
    this.chunk = nextChunk(0);
  }

  /** Begins a file that must not exist yet. */
  static GrowingFile create(Path file, byte[] header) {
    try {
      FileChannel channel = FileChannel.open(file, CREATE_NEW, READ, WRITE);
      try {
        return new GrowingFile(file, channel, header);
      } catch (IOException e) {
        channel.close();
        Files.delete(file);
        throw e;
      }
    } catch (IOException e) {
      throw FileFailure.of(file, e);
    }
  }

  /** Bytes in use, the header included. */
  long used() {
    return used;
  }

  /**
   * Appends bytes, the first eight of them last and at once.
   *
   * @param length a multiple of eight
   */
  void append(byte[] bytes, int length) {
    if (!chunk.hasRoom(length)) {
      moveOn(length);
    }
    chunk.append(bytes, length);
    used += length;
  }

  private void moveOn(long least) {
    try {
      MappedChunk next = nextChunk(least);
      chunk.close();
      chunk = next;
    } catch (IOException e) {
      throw FileFailure.of(file, e);
    }
  }

  /** Maps the end of the file, with room for at least so many bytes. */
  private MappedChunk nextChunk(long least) throws IOException {
    long size = Math.max(least, Math.clamp(used / GROWTH, SMALLEST_CHUNK, LARGEST_CHUNK));
    while (written < used + size) {
      write(ZEROS.slice(0, (int) Math.min(ZEROS.capacity(), used + size - written)));
    }
    return new MappedChunk(channel, used, size);
  }

  private void write(ByteBuffer data) throws IOException {
    while (data.hasRemaining()) {
      written += channel.write(data, written);
    }
  }

  /** Gives back the space that was not used. */
  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    chunk.close();
    try (channel) {
      channel.truncate(used);
    } catch (IOException e) {
      throw FileFailure.of(file, e);
    }
  }
}
