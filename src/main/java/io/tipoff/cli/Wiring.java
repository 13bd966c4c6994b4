package io.tipoff.cli;

import io.tipoff.backtest.Backtest;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Engine;
import io.tipoff.event.SessionStarted;
import io.tipoff.strategy.MarketMaker;
import io.tipoff.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;

/** Builds what the modes run, from a configuration. */
final class Wiring {
  private Wiring() {}

  /** The strategies that are enabled, new ones. */
  static List<Strategy> strategies(Configuration configuration) {
    List<Strategy> strategies = new ArrayList<>();
    if (configuration.marketMakerEnabled()) {
      strategies.add(new MarketMaker(configuration.marketMaker()));
    }
    return strategies;
  }

  static Backtest.Setup backtest(Configuration configuration) {
    return new Backtest.Setup(
        configuration.engineSettings(),
        configuration.paper(),
        strategies(configuration),
        configuration.toYaml());
  }

  /** The engine of a recorded session, made of the configuration that it was recorded with. */
  static Engine recorded(SessionStarted session) {
    Configuration configuration =
        Configuration.fromYaml(session.configuration(), "the journal's configuration");
    return new Engine(configuration.engineSettings(), strategies(configuration), _ -> {});
  }
}
