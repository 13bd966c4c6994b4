package io.tipoff.polymarket.rest;

import io.tipoff.polymarket.wire.WireException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a list page by page to its end, which must come some day. */
final class Pages {
  /** More pages than this are no list but a fault. */
  static final int MOST = 1_000;

  /**
   * A page of a list that goes on by cursor.
   *
   * @param next where the next page begins; empty after the last
   */
  record Page<T>(List<T> elements, String next) {}

  /** Reads the page at a cursor, which is empty for the first. */
  interface ByCursor<T> {
    Page<T> read(String cursor) throws InterruptedException;
  }

  /**
   * A page of a list that goes on by offset.
   *
   * @param told how many the venue told, those included that we passed over
   */
  record Slice<T>(List<T> elements, int told) {
    static <T> Slice<T> of(List<T> elements) {
      return new Slice<>(elements, elements.size());
    }
  }

  /** Reads the page that begins after so many elements. */
  interface ByOffset<T> {
    Slice<T> read(int offset) throws InterruptedException;
  }

  private Pages() {}

  /** All elements of a list; a cursor that comes again is a fault. */
  static <T> List<T> all(String call, ByCursor<T> pages) throws InterruptedException {
    List<T> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String cursor = "";
    do {
      if (!seen.add(cursor) || seen.size() > MOST) {
        throw endless(call, seen.size());
      }
      Page<T> page = pages.read(cursor);
      all.addAll(page.elements());
      cursor = page.next();
    } while (!cursor.isEmpty());
    return List.copyOf(all);
  }

  /**
   * All elements of a list that ends with a page shorter than the one before, or empty. The first
   * page alone proves nothing: the venue may give fewer than were asked for.
   */
  static <T> List<T> all(String call, int limit, ByOffset<T> pages) throws InterruptedException {
    List<T> all = new ArrayList<>();
    int offset = 0;
    int full = limit;
    for (int page = 0; page < MOST; page++) {
      Slice<T> slice = pages.read(offset);
      all.addAll(slice.elements());
      offset += slice.told();
      if (page == 0) {
        full = Math.min(limit, slice.told());
      }
      if (slice.told() == 0 || slice.told() < full) {
        return List.copyOf(all);
      }
    }
    throw endless(call, MOST);
  }

  private static VenueException endless(String call, int pages) {
    return new VenueException.Unavailable(
        call, "the list does not end after " + pages + " pages", "");
  }

  /**
   * Where the page after this one begins.
   *
   * @throws WireException if there should be one and the venue does not say where
   */
  static String next(boolean last, String cursor) {
    if (!last && cursor.isEmpty()) {
      throw new WireException("neither the end nor a cursor");
    }
    return last ? "" : cursor;
  }
}
