package io.tipoff.cli;

import io.tipoff.backtest.BacktestReport;
import io.tipoff.backtest.JsonReport;
import io.tipoff.backtest.PeriodReport;
import io.tipoff.backtest.TextReport;
import io.tipoff.config.Configuration;
import io.tipoff.store.AccountKey;
import io.tipoff.store.Database;
import io.tipoff.store.Period;
import io.tipoff.store.PeriodReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the database has of a span of days. */
@Command(
    name = "report",
    description = "Trades, profit, fees, strategies and markets over a period, from the database.")
final class ReportCommand implements Callable<Integer> {
  /** Days are those of the venue. */
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  @Mixin private Console console;
  @Mixin private ConfigOptions config;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "live",
      description = "Whose database: ${DEFAULT-VALUE} unless given, or paper.")
  private String mode;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "The first day, New York time; the first day there is unless given.")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "The last day, New York time; today unless given.")
  private @Nullable LocalDate to;

  @Option(names = "--venue", paramLabel = "URL", description = "Only accounts of this venue.")
  private @Nullable String venue;

  @Option(names = "--key", paramLabel = "ID", description = "Only the account of this key.")
  private @Nullable String key;

  @Option(names = "--json", description = "Prints the report as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    LocalDate first = from;
    LocalDate last = to;
    if (first != null && last != null && last.isBefore(first)) {
      throw console.bad("--to is before --from");
    }
    Configuration configuration = config.load(mode);
    Database database = Database.of(mode, configuration.store(KeptSession.home()), System.getenv());
    Optional<Path> file = database.file();
    if (file.isPresent() && !Files.exists(file.get())) {
      database.close();
      throw new Refused(
          "there is no database %s: nothing was traded in mode %s".formatted(file.get(), mode));
    }
    Period period =
        PeriodReader.read(
            database,
            this::isAskedFor,
            first == null ? 0 : begin(first),
            last == null ? PeriodReader.NO_END : begin(last.plusDays(1)));
    BacktestReport report = PeriodReport.of(period);
    console.print(json ? JsonReport.ofPeriod(report) : text(period, report));
    return 0;
  }

  private boolean isAskedFor(AccountKey account) {
    return account.mode().equals(mode)
        && (venue == null || account.venue().equals(venue))
        && (key == null || account.keyId().equals(key));
  }

  private static long begin(LocalDate day) {
    Instant start = day.atStartOfDay(ZONE).toInstant();
    return TimeUnit.SECONDS.toNanos(start.getEpochSecond());
  }

  private static String text(Period period, BacktestReport report) {
    List<String> accounts =
        period.accounts().stream()
            .map(account -> account.mode() + " at " + account.venue())
            .toList();
    return "Accounts: %s%n%n%s".formatted(String.join(", ", accounts), TextReport.ofPeriod(report));
  }
}
