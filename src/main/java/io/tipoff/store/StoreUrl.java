package io.tipoff.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a database is: {@code jdbc:postgresql://host[:port]/name[?options]} or {@code
 * jdbc:sqlite:FILE}. It never carries a user or a password.
 */
public record StoreUrl(String text) implements Comparable<StoreUrl> {
  /** What is allowed, for messages. */
  public static final String FORM =
      "jdbc:postgresql://host:port/name without a user or password, or jdbc:sqlite:FILE";

  private static final String SQLITE = "jdbc:sqlite:";
  private static final Pattern SERVER = Pattern.compile("jdbc:postgresql://[^/@\\s]+/[^@\\s]+");
  private static final Pattern SECRET =
      Pattern.compile("[?&](user|password|sslpassword)=", Pattern.CASE_INSENSITIVE);

  public StoreUrl {
    if (!isOne(text)) {
      throw new IllegalArgumentException("expected " + FORM);
    }
  }

  /** Reads one; empty if the text is none, or carries a secret. */
  public static Optional<StoreUrl> read(String text) {
    return isOne(text) ? Optional.of(new StoreUrl(text)) : Optional.empty();
  }

  private static boolean isOne(String text) {
    return (text.startsWith(SQLITE) && text.length() > SQLITE.length())
        || (SERVER.matcher(text).matches() && !SECRET.matcher(text).find());
  }

  /** The file; empty for a server. */
  Optional<Path> file() {
    return text.startsWith(SQLITE)
        ? Optional.of(Path.of(text.substring(SQLITE.length())))
        : Optional.empty();
  }

  @Override
  public int compareTo(StoreUrl other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
