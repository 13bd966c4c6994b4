package io.tipoff.journal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/** A part of a file in memory, filled from its beginning. */
final class MappedChunk implements AutoCloseable {
  private static final VarHandle FIRST_EIGHT =
      ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

  private final Arena arena = Arena.ofShared();
  private final MemorySegment memory;
  private long used;

  /** Maps a part that the file already has; it begins at a multiple of eight. */
  MappedChunk(FileChannel channel, long from, long size) throws IOException {
    memory = channel.map(MapMode.READ_WRITE, from, size, arena);
  }

  boolean hasRoom(long length) {
    return used + length <= memory.byteSize();
  }

  /** Appends bytes, the first eight of them last and at once. */
  void append(byte[] bytes, int length) {
    MemorySegment.copy(
        bytes, Long.BYTES, memory, ValueLayout.JAVA_BYTE, used + Long.BYTES, length - Long.BYTES);
    FIRST_EIGHT.setRelease(memory, used, (long) Format.LONG.get(bytes, 0));
    used += length;
  }

  @Override
  public void close() {
    arena.close();
  }
}
