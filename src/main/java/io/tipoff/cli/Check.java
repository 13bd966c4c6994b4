package io.tipoff.cli;

/**
 * What the doctor found in one place.
 *
 * @param name of the check; scripts go by it
 * @param detail what was found
 * @param fix what to do about it; empty where nothing is wrong
 */
record Check(String name, boolean ok, String detail, String fix) {

  static Check green(String name, String detail) {
    return new Check(name, true, detail, "");
  }

  static Check red(String name, String detail, String fix) {
    return new Check(name, false, detail, fix);
  }

  /** It could not be looked at, because another check is red. */
  static Check blocked(String name, String by) {
    return red(name, "not looked at", "mend " + by + " first");
  }

  /** One line for people. */
  String line() {
    String text = "%-6s %-15s %s".formatted(ok ? "green" : "RED", name, detail);
    return ok ? text : text + " - " + fix;
  }
}
