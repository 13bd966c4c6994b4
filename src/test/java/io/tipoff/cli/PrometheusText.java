package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Metrics as Prometheus reads them, checked against its format and its conventions of names. */
record PrometheusText(Map<String, String> types, Map<String, Double> values) {
  private static final Pattern LINE =
      Pattern.compile("([a-z][a-z0-9_]*)(\\{[a-z]+=\"[^\"]*\"(?:,[a-z]+=\"[^\"]*\")*})? (\\S+)");

  static PrometheusText parse(String text) {
    Map<String, String> types = new LinkedHashMap<>();
    Map<String, Double> values = new HashMap<>();
    String current = "";
    String helped = "";
    assertThat(text).endsWith("\n");
    for (String line : text.lines().toList()) {
      String[] words = line.split(" ", 4);
      if (line.startsWith("# HELP ")) {
        helped = words[2];
        assertThat(words[3]).as(line).isNotBlank();
      } else if (line.startsWith("# TYPE ")) {
        current = words[2];
        assertThat(current).as("help comes first").isEqualTo(helped);
        assertThat(current).startsWith("tipoff_");
        assertThat(types.put(current, words[3])).as("told twice: %s", current).isNull();
        assertThat(current.endsWith("_total")).as(line).isEqualTo(words[3].equals("counter"));
      } else {
        Matcher matcher = LINE.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        assertThat(base(matcher.group(1), current, types)).as(line).isEqualTo(current);
        String labels = matcher.group(2) == null ? "" : matcher.group(2);
        assertThat(values.put(matcher.group(1) + labels, Double.valueOf(matcher.group(3))))
            .as("twice: %s", line)
            .isNull();
      }
    }
    return new PrometheusText(types, values);
  }

  private static String base(String name, String current, Map<String, String> types) {
    return "histogram".equals(types.get(current))
        ? name.replaceFirst("_(bucket|sum|count)$", "")
        : name;
  }

  double value(String name) {
    assertThat(values).containsKey(name);
    return values.get(name);
  }
}
