package io.tipoff.cli;

import io.tipoff.backtest.Backtest;
import io.tipoff.config.Configuration;
import io.tipoff.config.LiveSection;
import io.tipoff.engine.Engine;
import io.tipoff.engine.EngineSettings;
import io.tipoff.event.SessionStarted;
import io.tipoff.strategy.LiveArbitrage;
import io.tipoff.strategy.MarketMaker;
import io.tipoff.strategy.StatisticalEdge;
import io.tipoff.strategy.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Builds what the modes run, from a configuration. */
final class Wiring {
  /** Modes whose orders rest where their books come from. */
  private static final Set<String> SENDING = Set.of("demo", "simulate", "live", "preview");

  /** The venue need not be asked more often what would become of the same order. */
  private static final Duration PREVIEW_PAUSE = Duration.ofSeconds(30);

  private Wiring() {}

  /** The strategies that are enabled, new ones, in the order of their priority. */
  static List<Strategy> strategies(Configuration configuration) {
    List<Strategy> strategies = new ArrayList<>();
    if (configuration.liveArbitrageEnabled()) {
      strategies.add(new LiveArbitrage(configuration.liveArbitrage()));
    }
    if (configuration.statisticalEdgeEnabled()) {
      strategies.add(new StatisticalEdge(configuration.statisticalEdge()));
    }
    if (configuration.marketMakerEnabled()) {
      strategies.add(
          new MarketMaker(
              configuration.marketMaker(),
              configuration.gameQuoting(),
              configuration.incentives()));
    }
    return strategies;
  }

  /** What an engine is configured with in a mode. */
  static EngineSettings engine(Configuration configuration, String mode) {
    EngineSettings settings = configuration.engineSettings();
    if (mode.equals(LiveCommand.PREVIEW)) {
      return engine(configuration, LiveCommand.MODE).withRejectPause(PREVIEW_PAUSE);
    }
    if (mode.equals(LiveCommand.MODE)) {
      LiveSection live = configuration.live();
      int collar = Math.min(live.collarTicks(), settings.limits().collarTicks());
      return settings.withBooksThatShowOurs().with(live.caps(), collar);
    }
    return SENDING.contains(mode) ? settings.withBooksThatShowOurs() : settings;
  }

  static Backtest.Setup run(Configuration configuration, String mode) {
    return new Backtest.Setup(
        engine(configuration, mode),
        configuration.paper(),
        strategies(configuration),
        configuration.toYaml());
  }

  /** The engine of a recorded session, made of the configuration that it was recorded with. */
  static Engine recorded(SessionStarted session) {
    Configuration configuration =
        Configuration.fromYaml(session.configuration(), "the journal's configuration");
    return new Engine(engine(configuration, session.mode()), strategies(configuration), _ -> {});
  }
}
