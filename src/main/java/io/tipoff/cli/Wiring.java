package io.tipoff.cli;

import io.tipoff.backtest.Backtest;
import io.tipoff.config.Configuration;
import io.tipoff.config.LiveSection;
import io.tipoff.engine.Engine;
import io.tipoff.engine.EngineSettings;
import io.tipoff.event.SessionStarted;
import io.tipoff.strategy.MarketMaker;
import io.tipoff.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Builds what the modes run, from a configuration. */
final class Wiring {
  /** Modes whose orders rest where their books come from. */
  private static final Set<String> SENDING = Set.of("demo", "simulate", "live");

  private Wiring() {}

  /** The strategies that are enabled, new ones. */
  static List<Strategy> strategies(Configuration configuration) {
    List<Strategy> strategies = new ArrayList<>();
    if (configuration.marketMakerEnabled()) {
      strategies.add(new MarketMaker(configuration.marketMaker()));
    }
    return strategies;
  }

  /** What an engine is configured with in a mode. */
  static EngineSettings engine(Configuration configuration, String mode) {
    EngineSettings settings = configuration.engineSettings();
    if (mode.equals("live")) {
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
