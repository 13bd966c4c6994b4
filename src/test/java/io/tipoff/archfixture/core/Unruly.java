package io.tipoff.archfixture.core;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** What the deterministic core must not do, one class a sin. */
public final class Unruly {
  private Unruly() {}

  public static final class ReadsClock {
    public long read() {
      return System.nanoTime()
          + Instant.now().getEpochSecond()
          + LocalDate.now(ZoneOffset.UTC).toEpochDay();
    }
  }

  public static final class RefersToClock {
    public LongSupplier read() {
      return System::currentTimeMillis;
    }
  }

  public record HoldsClock(Clock clock) {}

  public static final class DrawsRandomNumber {
    public String draw() {
      return UUID.randomUUID().toString();
    }
  }

  public record HoldsRandom(Random random) {}

  public static final class ReadsFile {
    public boolean read(Path path) {
      return Files.exists(path);
    }
  }

  public static final class Prints {
    public void print() {
      System.out.println();
    }
  }

  public static final class ReadsEnvironment {
    public boolean read() {
      return System.getenv().isEmpty();
    }
  }

  public static final class UsesMath {
    public double compute(double x) {
      return Math.exp(x) + Math.pow(x, x);
    }
  }

  public static final class IteratesHashMap {
    private final HashMap<String, Integer> counts = new HashMap<>();

    public int sum() {
      int sum = 0;
      for (int count : counts.values()) {
        sum += count;
      }
      return sum;
    }
  }

  public static final class IteratesHiddenHashMap {
    private final Map<String, Integer> counts = new HashMap<>();

    public void count(String key) {
      counts.merge(key, 1, Integer::sum);
    }

    public String first() {
      return counts.keySet().iterator().next();
    }
  }

  public static final class IteratesHiddenHashSet {
    private final Set<String> names = new HashSet<>();

    public void add(String name) {
      names.add(name);
    }

    public String first() {
      return names.iterator().next();
    }
  }

  public static final class MakesSetOf {
    public int make(List<String> names) {
      return Set.of("a", "b").size() + Map.copyOf(Map.of("a", "b")).size() + names.size();
    }
  }

  public static final class GroupsByHash {
    public int group(List<String> names) {
      return names.stream().collect(Collectors.groupingBy(String::length)).size()
          + names.stream().collect(Collectors.toMap(name -> name, String::length)).size()
          + names.stream().collect(Collectors.toSet()).size();
    }
  }

  public static final class StartsThread {
    public Thread start() {
      return Thread.ofVirtual().start(() -> {});
    }
  }

  public static final class SynchronizesMethod {
    public synchronized int compute() {
      return 1;
    }
  }

  public static final class SynchronizesBlock {
    public int compute() {
      synchronized (this) {
        return 1;
      }
    }
  }
}
