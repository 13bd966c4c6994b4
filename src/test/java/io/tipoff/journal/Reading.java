package io.tipoff.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a journal told from its beginning to its end.
 *
 * @param told events and recorded commands, in their order
 */
record Reading(List<Object> told, List<String> warnings) {

  static Reading of(Path journal) {
    List<Object> told = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    try (var reader = JournalReader.open(journal, warnings::add)) {
      while (reader.hasNext()) {
        told.add(
            switch (reader.next()) {
              case EventEntry entry -> entry.event();
              case CommandEntry entry -> entry.command();
              case DepartureEntry entry -> entry;
            });
      }
    }
    return new Reading(told, warnings);
  }
}
