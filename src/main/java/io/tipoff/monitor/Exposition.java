package io.tipoff.monitor;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Metrics as Prometheus reads them: the text format 0.0.4. Units are seconds, bytes, dollars. */
public final class Exposition {
  /** What the text is called in HTTP. */
  public static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final String PREFIX = "tipoff_";
  private static final String TOTAL = "_total";

  private final Map<String, Family> families = new LinkedHashMap<>();

  private record Family(String type, StringBuilder lines) {}

  /**
   * Something that only grows.
   *
   * @param name without the prefix of this program, and without the ending of counters
   * @param labels names and values in turn
   */
  public void counter(String name, String help, double value, String... labels) {
    line(name + TOTAL, "", "counter", help, value, labels);
  }

  /** The same of a whole number, exact up to 2^53. */
  public void counter(String name, String help, long value, String... labels) {
    counter(name, help, (double) value, labels);
  }

  /** Something that goes up and down. */
  public void gauge(String name, String help, double value, String... labels) {
    line(name, "", "gauge", help, value, labels);
  }

  /** The same of a whole number, exact up to 2^53. */
  public void gauge(String name, String help, long value, String... labels) {
    gauge(name, help, (double) value, labels);
  }

  /** Something that holds or not. */
  public void flag(String name, String help, boolean value, String... labels) {
    gauge(name, help, value ? 1 : 0, labels);
  }

  /** How often something took how long. */
  public void histogram(String name, String help, Histogram histogram, String... labels) {
    Histogram.Counts counts = histogram.counts();
    for (int i = 0; i < counts.upTo().size(); i++) {
      String bound = number(counts.upTo().get(i));
      line(
          name,
          "_bucket",
          "histogram",
          help,
          counts.cumulative().get(i).doubleValue(),
          and(labels, "le", bound));
    }
    line(name, "_bucket", "histogram", help, (double) counts.count(), and(labels, "le", "+Inf"));
    line(name, "_sum", "histogram", help, counts.sum(), labels);
    line(name, "_count", "histogram", help, (double) counts.count(), labels);
  }

  private static String[] and(String[] labels, String... more) {
    String[] all = Arrays.copyOf(labels, labels.length + more.length);
    System.arraycopy(more, 0, all, labels.length, more.length);
    return all;
  }

  private void line(
      String name, String ending, String type, String help, double value, String... labels) {
    String full = PREFIX + name;
    @Nullable Family family = families.get(full);
    if (family == null) {
      family = new Family(type, new StringBuilder());
      families.put(full, family);
      family.lines.append("# HELP ").append(full).append(' ').append(help).append('\n');
      family.lines.append("# TYPE ").append(full).append(' ').append(type).append('\n');
    } else if (!family.type.equals(type)) {
      throw new IllegalArgumentException(full + " is a " + family.type);
    }
    family.lines.append(full).append(ending);
    labels(family.lines, labels);
    family.lines.append(' ').append(number(value)).append('\n');
  }

  private static void labels(StringBuilder out, String... labels) {
    if (labels.length == 0) {
      return;
    }
    char separator = '{';
    for (int i = 0; i < labels.length; i += 2) {
      out.append(separator).append(labels[i]).append("=\"").append(escaped(labels[i + 1]));
      out.append('"');
      separator = ',';
    }
    out.append('}');
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String number(double value) {
    return value == StrictMath.rint(value) && StrictMath.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** All of it. */
  public String text() {
    StringBuilder text = new StringBuilder();
    families.values().forEach(family -> text.append(family.lines));
    return text.toString();
  }
}
