package io.tipoff.config;

import java.net.URI;

/** Where a feed is: a server and the path to what it serves. */
record FeedUrl(URI uri) implements Comparable<FeedUrl> {
  @Override
  public int compareTo(FeedUrl other) {
    return uri.compareTo(other.uri);
  }
}
