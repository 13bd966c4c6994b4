package io.tipoff.config;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Settings gathered from layers, of which a later one wins over an earlier one. */
final class Layers {
  private static final String PREFIX = "TIPOFF_";

  /** What others read from the environment under the same prefix: launcher, command, tests. */
  private static final Set<String> FOREIGN =
      Set.of("TIPOFF_HOME", "TIPOFF_JAVA_OPTS", "TIPOFF_JDK_SEARCH", "TIPOFF_LIVE_TESTS");

  private final Schema schema;
  private final Problems problems;
  private final Settings settings = new Settings();
  private final SettingsReader reader;
  private boolean readable = true;

  Layers(Schema schema, Problems problems) {
    this.schema = schema;
    this.problems = problems;
    this.reader = new SettingsReader(schema, problems, settings);
  }

  /** The text of a file; the name stands for the file in messages. */
  void file(String name, String text) {
    Source whole = new Source.WholeFile(name);
    Places places = (line, column) -> new Source.InFile(name, line, column);
    document(new YamlReader(whole, places, problems).read(text), settings);
  }

  private void document(@Nullable Node document, Settings into) {
    readable &= document instanceof Node.Mapping;
    if (document != null) {
      new SettingsReader(schema, problems, into).document(document);
    }
  }

  /** The variables of the environment that are meant for the configuration. */
  void environment(Map<String, String> environment) {
    new TreeMap<>(environment)
        .forEach(
            (name, text) -> {
              if (name.startsWith(PREFIX) && !FOREIGN.contains(name)) {
                variable(name, text);
              }
            });
  }

  private void variable(String name, String text) {
    Source source = new Source.Variable(name);
    String key = schema.variables().get(name);
    if (key == null) {
      Spelling spelling = new Spelling(schema.variables().keySet());
      problems.add(source, "", spelling.unknown(name, "variable"));
    } else {
      reader.text(key, text, source);
    }
  }

  /** Flags, each {@code key=value}. */
  void flags(List<String> flags) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < flags.size(); i++) {
      String flag = flags.get(i);
      int equals = flag.indexOf('=');
      if (equals < 0) {
        Source entry = new Source.Flag("number " + (i + 1));
        problems.add(entry, "", "no equals sign; allowed: key=value");
      } else {
        flag(flag.substring(0, equals).strip(), flag.substring(equals + 1), seen);
      }
    }
  }

  private void flag(String key, String text, Set<String> seen) {
    Source source = new Source.Flag(key);
    if (!schema.keys().containsKey(key)) {
      Spelling spelling = new Spelling(schema.keys().keySet());
      problems.add(source, key, spelling.unknown(key, "key"));
    } else if (!seen.add(key)) {
      problems.add(source, key, "set twice; allowed: once");
    } else {
      reader.text(key, text, source);
    }
  }

  /** Gives the keys that no layer has set the values of another text. */
  void defaults(String text) {
    if (!schema.keys().keySet().stream().allMatch(settings::contain)) {
      Source source = new Source.Packaged();
      Settings packaged = new Settings();
      document(new YamlReader(source, (_, _) -> source, problems).read(text), packaged);
      settings.putAllAbsent(packaged);
    }
  }

  /**
   * The settings, one for each key unless the problems say why it has none.
   *
   * @param whole what is named where a key has no value
   */
  Settings settings(Source whole) {
    if (readable) {
      reportMissing(whole);
    }
    return settings;
  }

  private void reportMissing(Source whole) {
    schema
        .keys()
        .forEach(
            (key, shape) -> {
              if (!settings.contain(key) && !problems.concern(key)) {
                problems.add(whole, key, "missing; allowed: " + shape.allowed());
              }
            });
  }
}
