package io.tipoff.exchange.world;

import io.tipoff.exchange.world.MakerSettings.Estimate;
import io.tipoff.exchange.world.MakerSettings.Reaction;
import io.tipoff.exchange.world.MakerSettings.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Quotes the markets of one game around its own estimate. After something that changes much it
 * pulls its quotes, comes back wider and tightens later.
 */
final class Maker implements Trader {
  private final Fixture fixture;
  private final Agenda agenda;
  private final Draws draws;
  private final Estimate estimate;
  private final Reaction reaction;
  private final Shape shape;
  private final Quotes[] quotes;
  private final double[] known;
  private final double[] believed;
  private final double[] error;
  private final double[] size;
  private final boolean[] pulled;
  private long newest = -1;
  private long wideUntil = Long.MIN_VALUE;

  Maker(Seat seat, MakerSettings settings) {
    this.fixture = seat.fixture();
    this.agenda = seat.agenda();
    this.draws = seat.draws();
    this.estimate = settings.estimate();
    this.reaction = settings.reaction();
    this.shape = settings.shape();
    this.quotes =
        IntStream.range(0, fixture.size())
            .mapToObj(i -> new Quotes(seat.gateway(), seat.account(), fixture.market(i), shape))
            .toArray(Quotes[]::new);
    this.known = fixture.values().clone();
    this.believed = fixture.values().clone();
    this.error = new double[fixture.size()];
    this.size = new double[fixture.size()];
    this.pulled = new boolean[fixture.size()];
  }

  @Override
  public void begin(long now) {
    look(now);
  }

  /** Draws the same number of times for all news. */
  @Override
  public void happened(News news) {
    double learns = draws.logNormal(estimate.learns());
    double returns = draws.logNormal(reaction.returns());
    agenda.after(learns, news.time(), now -> learn(news, returns, now));
  }

  private void learn(News news, double returns, long now) {
    if (news.number() <= newest) {
      return;
    }
    newest = news.number();
    boolean any = false;
    for (int i = 0; i < quotes.length; i++) {
      known[i] = news.value(i);
      believe(i);
      if (Math.abs(news.change(i)) >= reaction.bigMove()) {
        quotes[i].pull(now);
        pulled[i] = true;
        any = true;
      }
    }
    if (any) {
      wideUntil = agenda.after(reaction.calms(), now, this::quote);
      agenda.after(returns, now, this::comeBack);
    }
    quote(now);
  }

  private void comeBack(long now) {
    Arrays.fill(pulled, false);
    quote(now);
  }

  /** Looks at its quotes without any news. Draws the same number of times each time. */
  private void look(long now) {
    for (int i = 0; i < quotes.length; i++) {
      double fresh = StrictMath.sqrt(1 - estimate.memory() * estimate.memory());
      error[i] = estimate.memory() * error[i] + fresh * estimate.error() * draws.normal();
      size[i] = draws.logNormal(shape.size());
      believe(i);
    }
    double next = draws.exponential(estimate.looks());
    if (!fixture.game().state().isFinal()) {
      quote(now);
      agenda.after(next, now, this::look);
    }
  }

  private void believe(int market) {
    believed[market] += estimate.belief() * (known[market] - believed[market]);
  }

  private void quote(long now) {
    if (!fixture.isOpen()) {
      return;
    }
    double half = shape.halfSpread() * (now < wideUntil ? reaction.wide() : 1);
    for (int i = 0; i < quotes.length; i++) {
      if (!pulled[i]) {
        double middle = believed[i] + error[i] - skew(quotes[i].held());
        int bid = (int) Math.floor(100 * (middle - half));
        int offer = (int) Math.ceil(100 * (middle + half));
        quotes[i].move(
            Math.clamp(bid, 0, Gateway.HIGHEST - 1),
            Math.clamp(offer, Gateway.LOWEST + 1, Gateway.HIGHEST + 1),
            size[i],
            now);
      }
    }
  }

  private double skew(long held) {
    double skew = shape.skew() * held / 1_000;
    return Math.clamp(skew, -shape.mostSkew(), shape.mostSkew());
  }
}
