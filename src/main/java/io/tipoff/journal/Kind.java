package io.tipoff.journal;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a record holds, and the number that says so in a file. A number keeps its meaning for ever:
 * one that is no longer written is never given again.
 */
sealed interface Kind permits EventKind, CommandKind, NoteKind {
  /** Every kind by its number; no two have the same. */
  Map<Integer, Kind> BY_NUMBER =
      Stream.<Kind[]>of(EventKind.values(), CommandKind.values(), NoteKind.values())
          .flatMap(Stream::of)
          .collect(Collectors.toUnmodifiableMap(Kind::number, Function.identity()));

  int number();

  /**
   * The kind of a number.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Kind of(int number) {
    Kind kind = BY_NUMBER.get(number);
    if (kind == null) {
      throw new IllegalArgumentException("no kind of record has the number " + number);
    }
    return kind;
  }
}
