package io.tipoff.exchange.world;

import io.tipoff.exchange.AccountId;
import io.tipoff.market.Side;

/** Those who trade one market of a game for reasons of their own. */
final class Crowd implements Trader {
  private final Fixture fixture;
  private final int market;
  private final CrowdSettings settings;
  private final Agenda agenda;
  private final Draws draws;
  private final Gateway gateway;
  private final AccountId account;

  Crowd(
      Fixture fixture,
      int market,
      CrowdSettings settings,
      Agenda agenda,
      Draws draws,
      Gateway gateway,
      AccountId account) {
    this.fixture = fixture;
    this.market = market;
    this.settings = settings;
    this.agenda = agenda;
    this.draws = draws;
    this.gateway = gateway;
    this.account = account;
  }

  @Override
  public void begin(long now) {
    agenda.after(draws.exponential(gap()), now, this::trade);
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
      gateway.take(account, fixture.market(market), side, inBounds, contracts, now);
    }
    agenda.after(next, now, this::trade);
  }

  private double gap() {
    boolean isEarly = fixture.game().state().status() == GameStatus.SCHEDULED;
    double gap = isEarly ? settings.earlyGap() : settings.liveGap();
    return market == 0 ? gap : gap / settings.otherShare();
  }
}
