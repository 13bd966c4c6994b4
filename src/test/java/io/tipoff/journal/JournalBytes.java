package io.tipoff.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A journal taken apart into the bytes of its records, to be damaged, changed and put together. */
final class JournalBytes {
  private JournalBytes() {}

  /** Where each record begins, and where the last one ends. */
  static int[] offsets(byte[] file) {
    var offsets = new ArrayList<Integer>();
    int at = Format.FILE_HEADER;
    offsets.add(at);
    while (at < file.length && length(file, at) > 0) {
      at += Format.padded(length(file, at));
      offsets.add(at);
    }
    return offsets.stream().mapToInt(Integer::intValue).toArray();
  }

  static List<byte[]> split(Path journal) {
    var file = read(journal);
    var offsets = offsets(file);
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i + 1 < offsets.length; i++) {
      records.add(Arrays.copyOfRange(file, offsets[i], offsets[i + 1]));
    }
    return records;
  }

  /** Writes records as a journal, with new sequence numbers and check sums. */
  static void join(List<byte[]> records, Path journal) {
    var size = records.stream().mapToInt(record -> record.length).sum();
    var file = ByteBuffer.allocate(Format.FILE_HEADER + size).put(Format.fileHeader());
    for (int i = 0; i < records.size(); i++) {
      var record = records.get(i).clone();
      Format.seal(record, length(record, 0), i + 1);
      file.put(record);
    }
    write(journal, file.array());
  }

  /** A record of the given content. */
  static byte[] record(Output out) {
    out.seal(1);
    return Arrays.copyOf(out.bytes(), out.paddedLength());
  }

  static Kind kind(byte[] record) {
    return Kind.of((int) Format.INT.get(record, Format.RECORD_HEADER));
  }

  private static int length(byte[] bytes, int at) {
    return Format.length((long) Format.LONG.get(bytes, at));
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
