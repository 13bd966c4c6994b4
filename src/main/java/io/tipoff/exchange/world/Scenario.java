package io.tipoff.exchange.world;

/** How well the market knows what its contracts are worth. */
public enum Scenario {
  /** As the settings have it: whoever takes or quotes without knowing more loses. */
  EFFICIENT {
    @Override
    public WorldSettings of(WorldSettings settings) {
      return settings;
    }
  },

  /** Makers and informed learn what happened many seconds later than a fast score feed tells. */
  SLOW_MARKET {
    @Override
    public WorldSettings of(WorldSettings settings) {
      MakerSettings makers = settings.makers();
      return settings
          .with(makers.with(makers.estimate().withLearns(makers.estimate().learns().times(SLOWER))))
          .with(settings.informed().withLearns(settings.informed().learns().times(2 * SLOWER)));
    }
  },

  /** Makers believe what happened only bit by bit, and nobody corrects them. */
  LAGGING_BOOK {
    @Override
    public WorldSettings of(WorldSettings settings) {
      MakerSettings makers = settings.makers();
      return settings
          .with(makers.with(makers.estimate().withBelief(DOUBT * makers.estimate().belief())))
          .with(settings.informed().withLearns(settings.informed().learns().times(2 * SLOWER)));
    }
  };

  private static final double SLOWER = 30;
  private static final double DOUBT = 0.1;

  /** The settings with this scenario's inefficiency. */
  public abstract WorldSettings of(WorldSettings settings);
}
