package io.tipoff.polymarket.rest;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the venue is. Only {@code https}, and {@code http} to this machine itself, are accepted.
 *
 * @param publicBase for what everybody may ask
 * @param authenticatedBase for what needs a key
 */
public record VenueEndpoints(URI publicBase, URI authenticatedBase) {
  /** The real venue. */
  public static final VenueEndpoints POLYMARKET_US =
      new VenueEndpoints(
          URI.create("https://gateway.polymarket.us"), URI.create("https://api.polymarket.us"));

  public VenueEndpoints {
    publicBase = checked(publicBase);
    authenticatedBase = checked(authenticatedBase);
  }

  /**
   * One place for everything, as the embedded exchange is.
   *
   * @throws IllegalArgumentException if it is not a URL of scheme and host alone, or not safe
   */
  public static VenueEndpoints at(String url) {
    URI base;
    try {
      base = URI.create(url);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("not a URL of a venue; one is https://api.polymarket.us");
    }
    return new VenueEndpoints(base, base);
  }

  private static URI checked(URI base) {
    @Nullable String scheme = base.getScheme();
    @Nullable String host = base.getHost();
    if (scheme == null || host == null || base.getRawUserInfo() != null || hasMore(base)) {
      throw new IllegalArgumentException(
          "a venue is a scheme, a host and perhaps a port, such as https://api.polymarket.us");
    }
    String lower = scheme.toLowerCase(Locale.ROOT);
    if (!lower.equals("https") && !(lower.equals("http") && isLoopback(host))) {
      throw new IllegalArgumentException(
          "a venue that is not on this machine must be https, but this is "
              + scheme
              + " to "
              + host);
    }
    return URI.create(lower + "://" + base.getRawAuthority());
  }

  private static boolean hasMore(URI base) {
    @Nullable String path = base.getRawPath();
    return (path != null && !path.isEmpty() && !path.equals("/"))
        || base.getRawQuery() != null
        || base.getRawFragment() != null;
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }
}
