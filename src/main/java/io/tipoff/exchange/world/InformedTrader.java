package io.tipoff.exchange.world;

import io.tipoff.market.Side;

/** Learns what happened in a game sooner or later than others, and takes what is worth taking. */
final class InformedTrader implements Trader {
  private static final double LEAST_CHANGE = 0.005;

  private final Seat seat;
  private final InformedSettings settings;
  private long newest = -1;

  InformedTrader(Seat seat, InformedSettings settings) {
    this.seat = seat;
    this.settings = settings;
  }

  @Override
  public void begin(long now) {}

  /** Draws the same number of times for all news. */
  @Override
  public void happened(News news) {
    double learns = seat.draws().logNormal(settings.learns());
    double size = seat.draws().logNormal(settings.size());
    seat.agenda()
        .after(learns, news.time(), now -> learn(news, Math.max(1, Math.round(size)), now));
  }

  private void learn(News news, long contracts, long now) {
    if (news.number() <= newest || !seat.fixture().isOpen()) {
      return;
    }
    newest = news.number();
    for (int i = 0; i < seat.fixture().size(); i++) {
      if (Math.abs(news.change(i)) >= LEAST_CHANGE) {
        take(i, news.value(i), news.change(i) > 0 ? Side.BUY : Side.SELL, contracts, now);
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
      seat.take(market, side, cents, contracts, now);
    }
  }
}
