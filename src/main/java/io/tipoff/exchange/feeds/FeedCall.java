package io.tipoff.exchange.feeds;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/**
 * A request to a feed, read strictly.
 *
 * @param path below the feed's own
 */
record FeedCall(String path, Fields query, HttpFields headers) {
  /**
   * Reads a request.
   *
   * @param base the feed's path
   * @throws FeedRefusal if its parameters cannot be read
   */
  static FeedCall of(Request request, String base) {
    String path = request.getHttpURI().getCanonicalPath().substring(base.length());
    try {
      return new FeedCall(path, Request.extractQueryParameters(request), request.getHeaders());
    } catch (IllegalArgumentException e) {
      throw FeedRefusal.badRequest("the query cannot be read");
    }
  }

  /** The parts of the path, such as stream, odds, basketball. */
  List<String> parts() {
    return Arrays.stream(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
  }

  Optional<String> text(String name) {
    return texts(name).stream().findFirst();
  }

  /** All values of a parameter that may come several times. */
  List<String> texts(String name) {
    return query.getValuesOrEmpty(name).stream().filter(value -> !value.isBlank()).toList();
  }

  /** All values of a parameter that may come several times or with commas. */
  List<String> list(String name) {
    return texts(name).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).filter(value -> !value.isBlank());
  }

  /**
   * A yes or no, in any case.
   *
   * @throws FeedRefusal if it is neither
   */
  Optional<Boolean> flag(String name) {
    return text(name)
        .map(
            value ->
                switch (value.toLowerCase(Locale.ROOT)) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw FeedRefusal.badRequest(name + " must be true or false");
                });
  }

  /**
   * A number from 1.
   *
   * @throws FeedRefusal if it is none
   */
  int page() {
    try {
      int page = Integer.parseInt(text("page").orElse("1"));
      if (page >= 1) {
        return page;
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw FeedRefusal.badRequest("page must be a number from 1");
  }
}
