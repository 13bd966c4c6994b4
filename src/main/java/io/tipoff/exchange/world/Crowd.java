package io.tipoff.exchange.world;

import io.tipoff.market.Side;

/** Those who trade one market of a game for reasons of their own. */
final class Crowd implements Trader {
  private final Seat seat;
  private final Fixture fixture;
  private final Draws draws;
  private final CrowdSettings settings;
  private final int market;

  Crowd(Seat seat, CrowdSettings settings, int market) {
    this.seat = seat;
    this.fixture = seat.fixture();
    this.draws = seat.draws();
    this.settings = settings;
    this.market = market;
  }

  @Override
  public void begin(long now) {
    seat.agenda().after(draws.exponential(gap()), now, this::trade);
  }

  @Override
  public void happened(News news) {}

  /** Draws the same number of times each time. */
  private void trade(long now) {
    Side side = draws.uniform() < 0.5 ? Side.BUY : Side.SELL;
    long contracts = Math.max(1, Math.round(draws.logNormal(settings.size())));
    double next = draws.exponential(gap());
    if (fixture.game().state().isFinal()) {
      return;
    }
    if (fixture.isOpen()) {
      double worth = fixture.values()[market];
      double limit = side == Side.BUY ? worth + settings.slack() : worth - settings.slack();
      int cents = (int) Math.round(100 * limit);
      int inBounds = Math.clamp(cents, Gateway.LOWEST, Gateway.HIGHEST);
      seat.take(market, side, inBounds, contracts, now);
    }
    seat.agenda().after(next, now, this::trade);
  }

  private double gap() {
    boolean isEarly = fixture.game().state().status() == GameStatus.SCHEDULED;
    double gap = isEarly ? settings.earlyGap() : settings.liveGap();
    return market == 0 ? gap : gap / settings.otherShare();
  }
}
