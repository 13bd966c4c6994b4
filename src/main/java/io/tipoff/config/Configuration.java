package io.tipoff.config;

import io.tipoff.engine.EngineSettings;
import io.tipoff.game.FeedSource;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.MarketId;
import io.tipoff.paper.PaperSettings;
import io.tipoff.polymarket.UniverseFilter;
import io.tipoff.polymarket.VenueSettings;
import io.tipoff.store.StoreSettings;
import io.tipoff.strategy.GameQuoting;
import io.tipoff.strategy.IncentiveSettings;
import io.tipoff.strategy.LiveArbitrageSettings;
import io.tipoff.strategy.MarketMakerSettings;
import io.tipoff.strategy.StatisticalEdgeSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Every setting of the bot, checked. Two are equal if their values are, wherever set. */
public final class Configuration {
  /**
   * A key with its value.
   *
   * @param key the full name, such as {@code risk.dailyLoss}
   * @param value as YAML, and as a variable or flag would set it
   * @param source where it was set: a file with its line, a variable, {@code --set} or {@code
   *     default}
   */
  public record Entry(String key, String value, String source) {}

  static final Schema SCHEMA = new Schema(Sections.class);

  private final Sections sections;
  private final Settings settings;

  private Configuration(Sections sections, Settings settings) {
    this.sections = sections;
    this.settings = settings;
  }

  /**
   * Takes the settings of all layers.
   *
   * @param whole what is named where a key has no value
   * @throws ConfigException if anything is wrong with them
   */
  static Configuration of(Layers layers, Source whole, Problems problems) {
    Settings settings = layers.settings(whole);
    new Coherence(settings, problems).check();
    problems.throwIfAny();
    return new Configuration((Sections) SCHEMA.create(settings), settings);
  }

  /** The configuration that comes with the program. */
  public static Configuration defaults() {
    return fromYaml(packaged(), "default");
  }

  /**
   * Reads a whole configuration, such as {@link #toYaml()} makes.
   *
   * @param name stands for the text in messages and sources
   * @throws ConfigException if anything is wrong with it, or a key is missing
   */
  public static Configuration fromYaml(String text, String name) {
    Problems problems = new Problems();
    Layers layers = new Layers(SCHEMA, problems);
    layers.file(name, text);
    return of(layers, new Source.WholeFile(name), problems);
  }

  static String packaged() {
    try (InputStream in = Configuration.class.getResourceAsStream("tipoff.yaml")) {
      return new String(
          Objects.requireNonNull(in, "tipoff.yaml is not packaged").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public EngineSettings engineSettings() {
    return new EngineSettings(
            sections.book().rules(),
            sections
                .risk()
                .limits(
                    sections.breaker().limits(),
                    sections.sizing().limits(),
                    sections.regimes().limits(),
                    sections.hedge().limits(),
                    sections.sums().limits()),
            feeSchedule(),
            sections.engine().rejectPause())
        .withQuoteLifetime(sections.engine().quoteLifetime())
        .withCollateralReturn(sections.venue().collateralReturn())
        .with(sections.feeds().limits());
  }

  /** The feeds of games and odds that are listened to. */
  public List<FeedSource> feeds() {
    return sections.feeds().sources();
  }

  /** Where and how often feeds of games and odds are asked. */
  public FeedSettings feedSettings() {
    return sections.feeds().settings();
  }

  public boolean marketMakerEnabled() {
    return sections.marketMaker().enabled();
  }

  public MarketMakerSettings marketMaker() {
    return sections.marketMaker().settings();
  }

  /** How the market maker uses what is known of games; null if it does not. */
  public @Nullable GameQuoting gameQuoting() {
    return sections.gameQuoting().enabled() ? sections.gameQuoting().settings() : null;
  }

  /** What rewards for resting orders are worth to the market maker; null for nothing. */
  public @Nullable IncentiveSettings incentives() {
    return sections.incentives().enabled() ? sections.incentives().settings() : null;
  }

  /** How often the venue is asked for its programs. */
  public Duration incentivesRefresh() {
    return sections.incentives().refresh();
  }

  public boolean liveArbitrageEnabled() {
    return sections.liveArbitrage().enabled();
  }

  public LiveArbitrageSettings liveArbitrage() {
    return sections.liveArbitrage().settings();
  }

  public boolean statisticalEdgeEnabled() {
    return sections.statisticalEdge().enabled();
  }

  public StatisticalEdgeSettings statisticalEdge() {
    return sections.statisticalEdge().settings(liveArbitrage());
  }

  public PaperSettings paper() {
    return sections
        .paper()
        .settings(sections.marketMaker().quoteSize())
        .withCollateralReturn(sections.venue().collateralReturn());
  }

  public FeeSchedule feeSchedule() {
    return sections.fees().feeSchedule();
  }

  /** The date whose fees hold at all times; empty if each time has its own. */
  public String feesAsOf() {
    return sections.fees().asOf().map(LocalDate::toString).orElse("");
  }

  /** The markets to trade; empty for every market of the data. */
  public List<String> slugs() {
    return sections.markets().slugs().stream().map(MarketId::slug).toList();
  }

  /** Which of the venue's markets are traded. */
  public UniverseFilter universe() {
    return sections.markets().filter();
  }

  /** How often the list of the venue's markets is read again. */
  public Duration universeRefresh() {
    return sections.markets().refresh();
  }

  /** Where the venue is and how it is spoken to. */
  public VenueSettings venue() {
    return sections.venue().settings();
  }

  /** The folder of what is kept on this machine for its user alone. */
  public Path privateFolder() {
    return sections.control().home();
  }

  /** What holds where orders cost real money. */
  public LiveSection live() {
    return sections.live();
  }

  /** After how long without a sign of life a bot's orders are cancelled. */
  public Duration watchdogPatience() {
    return sections.watchdog().patience();
  }

  /** Where a bot's health and metrics are served, on this machine alone; 0 for any free port. */
  public int monitorPort() {
    return sections.monitor().port();
  }

  /**
   * Where the database, journals and locks are kept.
   *
   * @param home what a relative directory is relative to: the folder of the installation
   */
  public StoreSettings store(Path home) {
    return sections.store().settings(home);
  }

  /** Whether simulated cash and positions are kept over restarts. */
  public boolean keepsPaperAccount() {
    return sections.paper().keepAccount();
  }

  /** Every key in one YAML text, sorted; equal configurations read back from it. */
  public String toYaml() {
    return SCHEMA.write(settings);
  }

  /** Every key with its value and source, sorted by key. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    SCHEMA
        .keys()
        .forEach(
            (key, shape) -> {
              String value = shape.write(settings.value(key));
              entries.add(new Entry(key, value, settings.source(key).label()));
            });
    return entries;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Configuration that && sections.equals(that.sections);
  }

  @Override
  public int hashCode() {
    return sections.hashCode();
  }

  @Override
  public String toString() {
    return toYaml();
  }
}
