package io.tipoff.feed;

import java.time.Duration;
import java.util.Objects;

/** A feed gave no answer that can be used. Its message tells no key. */
public final class FeedException extends Exception {
  private static final long serialVersionUID = 1;

  /** Why there is none. */
  public enum Kind {
    /** The key is missing, wrong, or may not do this. */
    UNAUTHORIZED,
    /** It was asked too often, or what was paid for is used up. */
    TOO_MANY,
    /** It does not want this request. */
    REFUSED,
    /** It cannot be reached, or has an error of its own. */
    UNREACHABLE,
    /** It answered what nobody understands. */
    MALFORMED
  }

  private final Kind kind;
  private final Duration retryAfter;
  private final String code;

  public FeedException(Kind kind, String message) {
    this(kind, message, Duration.ZERO);
  }

  /**
   * With the wait that the feed asks for.
   *
   * @param retryAfter zero where it does not
   */
  public FeedException(Kind kind, String message, Duration retryAfter) {
    this(kind, message, retryAfter, "");
  }

  /**
   * With the feed's own name of the mistake.
   *
   * @param code empty where it has none
   */
  public FeedException(Kind kind, String message, Duration retryAfter, String code) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
    this.code = code;
  }

  /** What went wrong, in words. */
  @Override
  public String getMessage() {
    return Objects.requireNonNullElse(super.getMessage(), "");
  }

  public Kind kind() {
    return kind;
  }

  public Duration retryAfter() {
    return retryAfter;
  }

  /** The feed's own name of the mistake; empty where it has none. */
  public String code() {
    return code;
  }
}
