package io.tipoff.exchange.feeds;

/** A request that a feed does not answer as asked. */
final class FeedRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;

  /**
   * A refusal.
   *
   * @param status of HTTP
   * @param code the feed's own code; empty where it has none
   */
  FeedRefusal(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static FeedRefusal badRequest(String message) {
    return new FeedRefusal(400, "", message);
  }

  static FeedRefusal unauthorized(String message) {
    return new FeedRefusal(401, "", message);
  }

  static FeedRefusal notFound() {
    return new FeedRefusal(404, "", "Not Found");
  }

  static FeedRefusal tooMany() {
    return new FeedRefusal(429, "", "Too many requests");
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
