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
      return new WorldSettings(
          settings.makers().withLearns(settings.makers().learns().times(SLOWER)),
          settings.informed().withLearns(settings.informed().learns().times(2 * SLOWER)),
          settings.crowd(),
          settings.settleAfter());
    }
  },

  /** Makers believe what happened only bit by bit, and nobody corrects them. */
  LAGGING_BOOK {
    @Override
    public WorldSettings of(WorldSettings settings) {
      return new WorldSettings(
          settings.makers().withBelief(DOUBT * settings.makers().belief()),
          settings.informed().withLearns(settings.informed().learns().times(2 * SLOWER)),
          settings.crowd(),
          settings.settleAfter());
    }
  };

  private static final double SLOWER = 30;
  private static final double DOUBT = 0.15;

  /** The settings with this scenario's inefficiency. */
  public abstract WorldSettings of(WorldSettings settings);
}
