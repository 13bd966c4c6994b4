package io.tipoff.cli;

import io.tipoff.config.Configuration;
import io.tipoff.market.TradeDay;
import io.tipoff.store.AccountKey;
import io.tipoff.store.AccountLock;
import io.tipoff.store.Database;
import io.tipoff.store.StoreException;
import io.tipoff.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether this machine can keep an account: database, disk, time zones, the lock of the key. */
final class MachineCheckup {
  private static final long MEGABYTE = 1_000_000;

  /** The end of a trade day in summer and in winter, as everybody's clocks had it. */
  private static final Instant SUMMER = Instant.parse("2026-07-01T21:00:00Z");

  private static final Instant WINTER = Instant.parse("2026-12-01T22:00:00Z");

  private final Configuration configuration;
  private final String mode;
  private final Map<String, String> environment;
  private final StoreSettings store;

  MachineCheckup(Configuration configuration, String mode, Map<String, String> environment) {
    this.configuration = configuration;
    this.mode = mode;
    this.environment = environment;
    this.store = configuration.store(KeptSession.home());
  }

  void look(String keyId, Consumer<Check> found) {
    found.accept(database());
    found.accept(disk());
    found.accept(timeZone());
    found.accept(keyId.isEmpty() ? Check.blocked("lock", "key") : lock(keyId));
    found.accept(fees());
  }

  private Check database() {
    try (Database database = Database.of(mode, store, environment)) {
      return Check.green("database", database.probe());
    } catch (StoreException e) {
      return Check.red(
          "database",
          String.valueOf(e.getMessage()),
          "give Tipoff a database that it can write to (store.directory, store.url; docs/store.md)");
    }
  }

  private Check disk() {
    Path folder = existing(store.directory().toAbsolutePath());
    long least = configuration.live().leastDisk();
    try {
      Files.delete(Files.createTempFile(folder, "doctor", ".tmp"));
      long room = Files.getFileStore(folder).getUsableSpace() / MEGABYTE;
      String words = "%,d MB free in %s".formatted(room, folder);
      return room >= least
          ? Check.green("disk", words)
          : Check.red(
              "disk", words + ", %,d are wanted".formatted(least), "make room (live.leastDisk)");
    } catch (IOException e) {
      return Check.red("disk", folder + " cannot be written to: " + e.getMessage(), "let it be");
    }
  }

  private static Path existing(Path folder) {
    @Nullable Path place = folder;
    while (place != null && !Files.isDirectory(place)) {
      place = place.getParent();
    }
    return place == null ? folder : place;
  }

  /** Java takes a zone that it does not know for Greenwich, without a word. */
  private Check timeZone() {
    String name = environment.getOrDefault("TZ", "");
    String plain = name.startsWith(":") ? name.substring(1) : name;
    if (!plain.isEmpty() && !plain.startsWith("/") && !isZone(plain)) {
      return Check.red(
          "time-zone",
          "TZ is '" + name + "', which is no time zone",
          "set TZ to a name such as America/New_York, or unset it");
    }
    if (!isEnd(SUMMER) || !isEnd(WINTER)) {
      return Check.red(
          "time-zone",
          "this Java does not know the clocks of New York",
          "install a Java with current time zones (tzdata)");
    }
    return Check.green(
        "time-zone", "trade days end at 17:00 in New York; this machine's zone is " + here());
  }

  private static ZoneId here() {
    return ZoneId.systemDefault();
  }

  private static boolean isZone(String name) {
    try {
      ZoneId.of(name, ZoneId.SHORT_IDS);
      return true;
    } catch (DateTimeException _) {
      return name.matches("[A-Za-z]{3,}[-+]?[0-9:]*([A-Za-z]{3,}.*)?") && name.matches(".*[0-9].*");
    }
  }

  private static boolean isEnd(Instant time) {
    return time.atZone(TradeDay.ZONE).toLocalTime().equals(LocalTime.of(17, 0));
  }

  private Check lock(String keyId) {
    AccountKey account = new AccountKey(mode, configuration.venue().url().toString(), keyId);
    try {
      Optional<String> holder = AccountLock.holder(store.directory(), account);
      return holder.isEmpty()
          ? Check.green("lock", "no other engine trades with this key")
          : Check.red(
              "lock",
              "%s trades with this key already".formatted(holder.get()),
              "stop that one: one engine a key");
    } catch (StoreException e) {
      return Check.red("lock", String.valueOf(e.getMessage()), "let store.directory be written to");
    }
  }

  private Check fees() {
    return configuration.feeSchedule().covers(WallClock.nanos())
        ? Check.green("fees", "the schedule holds today")
        : Check.red("fees", "the schedule says nothing of today", "add it under fees.schedule");
  }
}
