package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.config.Configuration;
import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.protocol.ApiKey;
import io.tipoff.market.Intent;
import io.tipoff.market.Money;
import io.tipoff.polymarket.auth.Credentials;
import io.tipoff.store.AccountKey;
import io.tipoff.store.AccountLock;
import io.tipoff.store.LockListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The doctor is green on a sound exchange, and red for each reason that there is. */
@Timeout(60)
class DoctorTest {
  private static final List<String> NAMES =
      List.of(
          "key",
          "database",
          "disk",
          "time-zone",
          "lock",
          "fees",
          "signature",
          "clock",
          "balance",
          "universe",
          "limits",
          "permissions",
          "market-data",
          "private-stream",
          "rate-budget",
          "feeds");

  @TempDir private Path folder;
  private VenueDesk venue;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void start() throws IOException {
    venue = new VenueDesk(2);
    venue.order(VenueDesk.OTHER, 0, Intent.BUY_LONG, "0.40", "50");
    environment.put(Credentials.KEY_ID_VARIABLE, venue.key().id());
    environment.put(Credentials.SECRET_KEY_VARIABLE, venue.key().secret());
  }

  @AfterEach
  void stop() {
    venue.close();
  }

  private Configuration configuration(String... more) {
    List<String> sets = new ArrayList<>();
    Stream.of(
            "store.directory=" + folder.resolve("data"),
            "markets.leagues=nba",
            "markets.startsWithin=7d",
            "live.leastDisk=1")
        .filter(set -> Stream.of(more).noneMatch(other -> hasKeyOf(set, other)))
        .forEach(sets::add);
    sets.addAll(List.of(more));
    return venue.configuration(folder, sets.toArray(String[]::new));
  }

  private static boolean hasKeyOf(String set, String other) {
    return other.startsWith(set.substring(0, set.indexOf('=') + 1));
  }

  private List<Check> examine(Configuration configuration) throws InterruptedException {
    return new Doctor(configuration, "live", environment, Duration.ofSeconds(3)).examine(_ -> {});
  }

  private List<Check> examine(String... sets) throws InterruptedException {
    return examine(configuration(sets));
  }

  private static Check check(List<Check> checks, String name) {
    return checks.stream().filter(check -> check.name().equals(name)).findFirst().orElseThrow();
  }

  /** Exactly this is red, and what cannot be looked at because of it. */
  private static Check onlyRed(List<Check> checks, String name, String... blocked) {
    Check red = check(checks, name);
    assertThat(red.ok()).as("%s", checks).isFalse();
    assertThat(red.fix()).isNotBlank();
    assertThat(red.detail()).isNotBlank().isNotEqualTo("not looked at");
    List<String> expected = new ArrayList<>(List.of(blocked));
    expected.add(name);
    assertThat(checks.stream().filter(c -> !c.ok()).map(Check::name))
        .as("%s", checks)
        .containsExactlyInAnyOrderElementsOf(expected);
    for (String other : blocked) {
      assertThat(check(checks, other).detail()).as(other).isEqualTo("not looked at");
    }
    return red;
  }

  @Test
  void shouldBeGreenAndLeaveNoTrace() throws Exception {
    List<Check> checks = examine();

    assertThat(checks).as("%s", checks).allMatch(Check::ok);
    assertThat(checks.stream().map(Check::name)).containsExactlyElementsOf(NAMES);
    assertThat(checks.stream().map(Check::line)).allMatch(line -> line.startsWith("green"));
    assertThat(venue.working(VenueDesk.BOT)).isZero();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void shouldBeGreenForMarketsThatAreNamed() throws Exception {
    List<Check> checks =
        examine("markets.leagues=", "markets.slugs=" + venue.market(1).id().slug());

    assertThat(checks).as("%s", checks).allMatch(Check::ok);
    assertThat(check(checks, "universe").detail()).contains("1 markets");
  }

  @Test
  void shouldMissAKey() throws Exception {
    environment.clear();
    Check red =
        onlyRed(
            examine(),
            "key",
            "lock",
            "signature",
            "clock",
            "balance",
            "limits",
            "permissions",
            "market-data",
            "private-stream");
    assertThat(red.fix()).contains("POLYMARKET_KEY_ID");
  }

  @Test
  void shouldSeeThatAKeyIsMalformed() throws Exception {
    environment.put(Credentials.SECRET_KEY_VARIABLE, "not base64!");
    Check red = check(examine(), "key");
    assertThat(red.ok()).isFalse();
    assertThat(red.detail()).contains("base64").doesNotContain("not base64!");
  }

  @Test
  void shouldSeeThatTheSignatureIsNotAccepted() throws Exception {
    environment.put(
        Credentials.SECRET_KEY_VARIABLE, "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=");
    Check red =
        onlyRed(
            examine(),
            "signature",
            "balance",
            "limits",
            "permissions",
            "market-data",
            "private-stream");
    assertThat(red.detail()).contains("401");
  }

  @Test
  void shouldSeeThatTheVenueIsAway() throws Exception {
    venue.exchange().faults().add("http-503:path=/v1/account*");
    Check red = check(examine(), "signature");
    assertThat(red.ok()).isFalse();
    assertThat(red.fix()).contains("maintenance");
  }

  /** A clock that is off looks like a wrong key at first. */
  @Test
  void shouldSeeAClockThatIsOff() throws Exception {
    venue.exchange().faults().add("clock-skew:seconds=60");
    List<Check> checks = examine();
    assertThat(check(checks, "signature").ok()).as("%s", checks).isTrue();
    Check red = check(checks, "clock");
    assertThat(red.ok()).isFalse();
    assertThat(red.detail()).contains("behind the venue's");
    assertThat(red.fix()).contains("NTP");
  }

  @Test
  void shouldSeeAClockThatIsALittleOff() throws Exception {
    venue.exchange().faults().add("clock-skew:seconds=-10");
    Check red = onlyRed(examine(), "clock");
    assertThat(red.detail()).contains("ahead of");
  }

  @Test
  void shouldSeeAnEmptyAccount() throws Exception {
    ApiKey poor = venue.exchange().open(new AccountId("poor"), Money.of("0.99"));
    environment.put(Credentials.KEY_ID_VARIABLE, poor.id());
    environment.put(Credentials.SECRET_KEY_VARIABLE, poor.secret());
    Check red = check(examine(), "balance");
    assertThat(red.ok()).isFalse();
    assertThat(red.detail()).contains("cash 0.99");
  }

  @Test
  void shouldSeeThatTheKeyMayNotOrder() throws Exception {
    venue.exchange().faults().add("http-500:path=/v1/order/preview");
    onlyRed(examine(), "permissions");
  }

  @Test
  void shouldSeeThatNoMarketDataComes() throws Exception {
    venue.exchange().faults().add("drop-message:stream=markets");
    Check red = onlyRed(examine(), "market-data");
    assertThat(red.detail()).contains("nothing came", "1 connections");
  }

  @Test
  void shouldSeeThatThePrivateStreamTellsNothing() throws Exception {
    venue.exchange().faults().add("drop-message:stream=private,kind=order-snapshot");
    onlyRed(examine(), "private-stream");
  }

  @Test
  void shouldSeeThatOthersUseUpTheRequests() throws Exception {
    venue.exchange().faults().add("http-429:path=/v1/account/balances,next=1");
    Check red = onlyRed(examine(), "rate-budget");
    assertThat(red.detail()).contains("1 times");
  }

  @Test
  void shouldSeeABudgetThatTheVenueDoesNotGrant() throws Exception {
    Check red = onlyRed(examine("venue.requestsPerSecond=50"), "rate-budget");
    assertThat(red.fix()).contains("20");
  }

  @Test
  void shouldSeeADatabaseThatIsDamaged() throws Exception {
    Path file = Files.createDirectories(folder.resolve("data")).resolve("live.db");
    Files.writeString(file, "this is no database, whatever its name may say, and never was one");
    Check red = onlyRed(examine(), "database");
    assertThat(red.detail()).contains("live.db");
  }

  @Test
  void shouldSeeADatabaseServerThatIsAway() throws Exception {
    onlyRed(examine("store.url=jdbc:postgresql://127.0.0.1:1/none"), "database");
  }

  @Test
  void shouldSeeAFullDisk() throws Exception {
    Check red = onlyRed(examine("live.leastDisk=1000000"), "disk");
    assertThat(red.detail()).contains("1,000,000 are wanted");
  }

  @Test
  void shouldSeeATimeZoneThatIsNone() throws Exception {
    environment.put("TZ", "Mars/Olympus");
    Check red = onlyRed(examine(), "time-zone");
    assertThat(red.detail()).contains("Mars/Olympus");
  }

  @Test
  void shouldTakeTimeZonesOfEveryKind() throws Exception {
    for (String zone :
        List.of("", "UTC", "America/New_York", ":Europe/Berlin", "EST5EDT", "UTC0")) {
      environment.put("TZ", zone);
      assertThat(check(examine(), "time-zone").ok()).as(zone).isTrue();
    }
  }

  @Test
  void shouldSeeLimitsThatAreAboveTheBalance() throws Exception {
    Check red = onlyRed(examine("risk.totalLoss=1500", "risk.dailyLoss=1200"), "limits");
    assertThat(red.detail()).contains("risk.totalLoss 1500", "risk.dailyLoss 1200", "1000");
  }

  @Test
  void shouldSeeThatNoOrderFitsItsLimit() throws Exception {
    Check red = onlyRed(examine("live.maxOrderNotional=0.40"), "limits");
    assertThat(red.detail()).contains("live.maxOrderNotional");
  }

  @Test
  void shouldSeeThatNothingIsNamed() throws Exception {
    onlyRed(examine("markets.leagues="), "universe", "permissions", "market-data", "feeds");
  }

  @Test
  void shouldSeeThatNoMarketIsOpen() throws Exception {
    Check red =
        onlyRed(examine("markets.leagues=nhl"), "universe", "permissions", "market-data", "feeds");
    assertThat(red.detail()).contains("nhl");
  }

  @Test
  void shouldSeeThatAFeedIsNotHeard() throws Exception {
    Check red =
        onlyRed(examine("feeds.sources=venue,espn", "feeds.espnUrl=http://127.0.0.1:1"), "feeds");
    assertThat(red.detail()).contains("espn: ");
  }

  @Test
  void shouldSeeThatAnotherEngineHasTheKey() throws Exception {
    Configuration configuration = configuration();
    AccountKey account = new AccountKey("live", venue.url(), venue.key().id());
    Path data = configuration.store(Path.of("")).directory();
    try (AccountLock _ = AccountLock.take(data, account, null, Nobody.HERE)) {
      Check red = onlyRed(examine(configuration), "lock");
      assertThat(red.detail()).contains("pid " + ProcessHandle.current().pid());
    }
    assertThat(examine(configuration)).allMatch(Check::ok);
  }

  private enum Nobody implements LockListener {
    HERE;

    @Override
    public void lock(State state, String words) {}
  }

  @Test
  void shouldSeeFeesThatNobodyKnows() throws Exception {
    onlyRed(
        examine(
            "fees.schedule=[{from: 2199-01-01T00:00:00Z, curve: standard, taker: 0.06, maker: 0}]"),
        "fees");
  }

  @Test
  void shouldTellAsLinesAndAsJson() throws Exception {
    String[] sets = {
      "--set=store.directory=" + folder,
      "--set=markets.leagues=nba",
      "--set=markets.startsWithin=7d",
      "--set=live.leastDisk=1"
    };
    Run green = Tool.run(folder, venue.key(), with(sets, "doctor", "--venue", venue.url()));
    assertThat(green.exit()).as(green.out() + green.err()).isZero();
    assertThat(green.out().lines()).hasSize(NAMES.size()).allMatch(l -> l.startsWith("green"));

    venue.exchange().faults().add("http-500:path=/v1/order/preview");
    Run red = Tool.run(folder, venue.key(), with(sets, "doctor", "--json", "--venue", venue.url()));
    assertThat(red.exit()).as(red.err()).isEqualTo(Main.REFUSED);
    assertThat(red.out().lines()).hasSize(1);
    JsonNode report = new ObjectMapper().readTree(red.out());
    assertThat(report.path("ok").asBoolean(true)).isFalse();
    assertThat(report.path("checks")).hasSize(NAMES.size());
    for (JsonNode check : report.path("checks")) {
      boolean ok = !check.path("name").asText().equals("permissions");
      assertThat(check.path("ok").asBoolean()).as("%s", check).isEqualTo(ok);
      assertThat(check.path("fix").asText().isEmpty()).as("%s", check).isEqualTo(ok);
    }
    assertThat(red.out() + red.err()).doesNotContain(venue.key().secret());
  }

  @Test
  void shouldNotSpeakToAVenueInTheOpen() {
    Run run = Run.of("doctor", "--venue", "http://example.com");
    assertThat(run.exit()).isEqualTo(Main.BAD_INPUT);
    assertThat(run.err()).contains("https");
  }

  private static String[] with(String[] sets, String... words) {
    return Stream.concat(Stream.of(words), Stream.of(sets)).toArray(String[]::new);
  }
}
