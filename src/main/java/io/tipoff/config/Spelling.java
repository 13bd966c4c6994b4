package io.tipoff.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Names that are known, to find the one that was meant. */
record Spelling(Collection<String> names) {

  /** Why a name is not known, and which known one it looks like. */
  String unknown(String written, String what) {
    return names.contains(written)
        ? "a name with dots; allowed: nested keys"
        : "unknown " + what + "; the nearest known " + what + " is " + nearest(written);
  }

  private String nearest(String written) {
    return names.stream()
        .min(Comparator.comparingInt(name -> distance(written, name)))
        .orElseThrow();
  }

  /** A name that stops short, or a last part in the wrong section, counts as one mistake. */
  private static int distance(String written, String name) {
    return name.startsWith(written + ".")
        ? 1
        : Math.min(edits(written, name), 1 + edits(lastPart(written), lastPart(name)));
  }

  private static String lastPart(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Characters to insert, delete or change (Levenshtein), upper and lower case being the same. */
  private static int edits(String one, String other) {
    String from = one.toLowerCase(Locale.ROOT);
    String to = other.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
