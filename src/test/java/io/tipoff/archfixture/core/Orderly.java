package io.tipoff.archfixture.core;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What the deterministic core may do, although it looks close to what it must not. */
public final class Orderly {
  private final HashMap<String, Integer> places = new HashMap<>();
  private final TreeMap<String, Integer> sorted = new TreeMap<>();

  public enum Color {
    RED,
    BLACK
  }

  public void put(String key, int place) {
    places.put(key, place);
    sorted.put(key, places.getOrDefault(key, 0));
  }

  public long compute(Instant time, List<String> names, Color color) {
    long sum = Math.addExact(Math.max(1, names.size()), Math.floorDiv(7, 2));
    for (var entry : sorted.entrySet()) {
      sum += entry.getValue();
    }
    var byLength =
        names.stream()
            .collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.counting()));
    sum += byLength.size() + TimeUnit.SECONDS.toNanos(1);
    return switch (color) {
      case RED -> sum + time.plus(Duration.ofSeconds(1)).getEpochSecond();
      case BLACK -> sum + (long) StrictMath.exp(1.0) + (long) Math.sqrt(2.0);
    };
  }
}
