package io.tipoff.config;

/** Where a value, or a mistake, comes from. */
sealed interface Source {
  /** Its short name, for the list of all values. */
  String label();

  /** How a line about a key begins; the key is empty where the line is about no key. */
  default String at(String key) {
    return key.isEmpty() ? label() : label() + ": " + key;
  }

  /** A place in a file, line and column counted from 1. */
  record InFile(String file, int line, int column) implements Source {
    @Override
    public String label() {
      return file + ":" + line;
    }

    @Override
    public String at(String key) {
      return key.isEmpty() ? label() + ":" + column : label() + ":" + column + ": " + key;
    }
  }

  /** A file as a whole. */
  record WholeFile(String label) implements Source {}

  /** A variable of the environment. */
  record Variable(String label) implements Source {}

  /** The flag {@code --set} of a key. */
  record Flag(String key) implements Source {
    @Override
    public String label() {
      return "--set";
    }

    @Override
    public String at(String part) {
      return label() + " " + (part.isEmpty() ? key : part);
    }
  }

  /** The values that come with the program. */
  record Packaged() implements Source {
    @Override
    public String label() {
      return "default";
    }
  }
}
