package io.tipoff.polymarket.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Names to small numbers, looked up by bytes; without a match, {@link #UNKNOWN}. */
final class NameTable {
  /** A name that is not in the table. */
  static final int UNKNOWN = -1;

  /** A name that the venue documents and nobody here needs. */
  static final int IGNORED = -2;

  private byte[][] names = new byte[16][];
  private int[] ids = new int[16];
  private long[] hashes = new long[16];
  private int size;

  /** Adds a field's name as it is written in camelCase, and in snake_case. */
  NameTable field(int id, String camelCase) {
    add(id, camelCase);
    String snakeCase = snakeCase(camelCase);
    return snakeCase.equals(camelCase) ? this : add(id, snakeCase);
  }

  /** Adds fields that are skipped without being counted as unknown. */
  NameTable ignored(String... camelCase) {
    for (String name : camelCase) {
      field(IGNORED, name);
    }
    return this;
  }

  /** Adds a name that is written in one way only. */
  NameTable add(int id, String name) {
    if (2 * (size + 1) > names.length) {
      grow();
    }
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    put(bytes, TextHash.of(bytes, 0, bytes.length), id);
    return this;
  }

  /** The number of the text that was read last. */
  int find(JsonBytes json) {
    long hash = json.textHash();
    int mask = names.length - 1;
    for (int slot = TextHash.slot(hash, mask); names[slot] != null; slot = (slot + 1) & mask) {
      if (hashes[slot] == hash && json.textEquals(names[slot])) {
        return ids[slot];
      }
    }
    return UNKNOWN;
  }

  static String snakeCase(String camelCase) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < camelCase.length(); i++) {
      char character = camelCase.charAt(i);
      if (Character.isUpperCase(character)) {
        name.append('_').append(Character.toLowerCase(character));
      } else {
        name.append(character);
      }
    }
    return name.toString();
  }

  private void put(byte[] name, long hash, int id) {
    int mask = names.length - 1;
    int slot = TextHash.slot(hash, mask);
    while (names[slot] != null) {
      if (Arrays.equals(names[slot], name)) {
        throw new IllegalArgumentException("twice: " + new String(name, StandardCharsets.UTF_8));
      }
      slot = (slot + 1) & mask;
    }
    names[slot] = name;
    hashes[slot] = hash;
    ids[slot] = id;
    size++;
  }

  private void grow() {
    byte[][] oldNames = names;
    int[] oldIds = ids;
    long[] oldHashes = hashes;
    names = new byte[2 * oldNames.length][];
    ids = new int[names.length];
    hashes = new long[names.length];
    size = 0;
    for (int i = 0; i < oldNames.length; i++) {
      if (oldNames[i] != null) {
        put(oldNames[i], oldHashes[i], oldIds[i]);
      }
    }
  }
}
