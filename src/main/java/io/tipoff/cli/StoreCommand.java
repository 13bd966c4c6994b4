package io.tipoff.cli;

import io.tipoff.store.AccountLock;
import io.tipoff.store.Backup;
import io.tipoff.store.Database;
import io.tipoff.store.StoreSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Backs the database up, and puts a backup back. */
@Command(name = "store", description = "Backs the database of a mode up, and puts a backup back.")
final class StoreCommand implements Runnable {
  @Spec private CommandSpec spec;
  @Mixin private Console console;
  @Mixin private ConfigOptions config;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "live",
      scope = picocli.CommandLine.ScopeType.INHERIT,
      description = "Whose database: ${DEFAULT-VALUE} unless given, or paper.")
  private String mode;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing: backup or restore.");
  }

  @Command(
      name = "backup",
      description = "Copies the database into a new file, also while a bot uses it.")
  int backup(@Parameters(paramLabel = "FILE", description = "The new file.") Path file) {
    Backup.make(database(), file);
    console.note("the database is in " + file);
    return 0;
  }

  @Command(
      name = "restore",
      description = "Puts a backup in the database's place, and keeps the old file aside.")
  int restore(@Parameters(paramLabel = "FILE", description = "The backup.") Path file) {
    Database database = database();
    @Nullable String holder = AccountLock.anyHolder(settings().directory()).orElse(null);
    if (holder != null) {
      throw new Refused("a bot uses the database (" + holder + "): stop it first");
    }
    Path aside = Backup.restore(database, file, ".aside-" + WallClock.nanos());
    console.note("the backup is in place; what was there is now " + aside);
    return 0;
  }

  private StoreSettings settings() {
    return config.load(mode).store(KeptSession.home());
  }

  private Database database() {
    return Database.of(mode, settings(), System.getenv());
  }
}
