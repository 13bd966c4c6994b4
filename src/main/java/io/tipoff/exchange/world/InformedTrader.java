package io.tipoff.exchange.world;

import io.tipoff.exchange.AccountId;
import io.tipoff.market.Side;

/** Learns what happened in a game sooner or later than others, and takes what is worth taking. */
final class InformedTrader implements Trader {
  private static final double LEAST_CHANGE = 0.005;

  private final Fixture fixture;
  private final InformedSettings settings;
  private final Agenda agenda;
  private final Draws draws;
  private final Gateway gateway;
  private final AccountId account;
  private long newest = -1;

  InformedTrader(
      Fixture fixture,
      InformedSettings settings,
      Agenda agenda,
      Draws draws,
      Gateway gateway,
      AccountId account) {
    this.fixture = fixture;
    this.settings = settings;
    this.agenda = agenda;
    this.draws = draws;
    this.gateway = gateway;
    this.account = account;
  }

  @Override
  public void begin(long now) {}

  /** Draws the same number of times for all news. */
  @Override
  public void happened(News news) {
    double learns = draws.logNormal(settings.learns());
    double size = draws.logNormal(settings.size());
    agenda.after(learns, news.time(), now -> learn(news, Math.max(1, Math.round(size)), now));
  }

  private void learn(News news, long contracts, long now) {
    if (news.number() <= newest || !fixture.isOpen()) {
      return;
    }
    newest = news.number();
    for (int i = 0; i < fixture.size(); i++) {
      if (Math.abs(news.change(i)) >= LEAST_CHANGE) {
        take(i, news.values()[i], news.change(i) > 0 ? Side.BUY : Side.SELL, contracts, now);
      }
    }
  }

  private void take(int market, double worth, Side side, long contracts, long now) {
    double cost = settings.edge() + settings.takerFee() * worth * (1 - worth);
    int cents =
        side == Side.BUY
            ? (int) Math.floor(100 * (worth - cost))
            : (int) Math.ceil(100 * (worth + cost));
    if (cents >= Gateway.LOWEST && cents <= Gateway.HIGHEST) {
      gateway.take(account, fixture.market(market), side, cents, contracts, now);
    }
  }
}
