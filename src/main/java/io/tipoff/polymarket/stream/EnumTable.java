package io.tipoff.polymarket.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The venue's names of an enum's values: a prefix and the constant's own name. */
final class EnumTable<E extends Enum<E>> {
  private final NameTable names = new NameTable();
  private final List<E> values;

  /** The names of these values. */
  EnumTable(String prefix, List<E> values) {
    this.values = values;
    for (int i = 0; i < values.size(); i++) {
      names.add(i, prefix + values.get(i).name());
    }
  }

  /** The value that the text read last names; null if it names none. */
  @Nullable E find(JsonBytes json) {
    int id = names.find(json);
    return id < 0 ? null : values.get(id);
  }
}
