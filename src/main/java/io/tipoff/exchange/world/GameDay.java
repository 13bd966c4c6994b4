package io.tipoff.exchange.world;

import io.tipoff.exchange.Exchange;
import io.tipoff.market.Market;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import java.util.List;

/** One game's day at the exchange: its markets open, follow the game and are settled. */
final class GameDay {
  private final Fixture fixture;
  private final Place place;
  private final Exchange exchange;
  private final Agenda agenda;
  private final List<Trader> traders;
  private final Reporting reporting;
  private final double settleAfter;
  private long news;

  GameDay(
      Fixture fixture,
      Place place,
      Agenda agenda,
      List<Trader> traders,
      Reporting reporting,
      double settleAfter) {
    this.fixture = fixture;
    this.place = place;
    this.exchange = place.exchange();
    this.agenda = agenda;
    this.traders = List.copyOf(traders);
    this.reporting = reporting;
    this.settleAfter = settleAfter;
  }

  /** Lists the markets and notes what is to come. */
  void begin(long now) {
    for (Market market : fixture.markets()) {
      exchange.list(market, MarketState.PREOPEN, outside(now));
    }
    GameSettings settings = fixture.game().settings();
    agenda.at(settings.scheduledStart() - settings.preGame(), this::open);
    agenda.at(fixture.game().nextDue(), this::play);
    reporting.listed(now);
  }

  private void open(long now) {
    enter(MarketState.OPEN, now);
    traders.forEach(trader -> trader.begin(now));
    reporting.opened(now);
  }

  private void play(long now) {
    Game game = fixture.game();
    GameState before = game.state();
    int played = game.played();
    game.advance(now);
    follow(before, game.state(), now);
    if (game.played() != played) {
      News happened = new News(news++, fixture.revalue(), fixture.values(), now);
      traders.forEach(trader -> trader.happened(happened));
    }
    reporting.played(now);
    if (game.nextDue() != Long.MAX_VALUE) {
      agenda.at(game.nextDue(), this::play);
    }
  }

  /** Nobody trades while a decision is reviewed, nor after the end. */
  private void follow(GameState before, GameState after, long now) {
    if (after.isFinal()) {
      enter(MarketState.EXPIRED, now);
      agenda.after(settleAfter, now, this::settle);
    } else if (after.review() != before.review()) {
      enter(after.review() ? MarketState.SUSPENDED : MarketState.OPEN, now);
    }
  }

  private void enter(MarketState state, long now) {
    fixture.setOpen(state == MarketState.OPEN);
    for (Market market : fixture.markets()) {
      exchange.setState(market.id(), state, outside(now));
    }
  }

  private void settle(long now) {
    for (int i = 0; i < fixture.size(); i++) {
      long units = Math.round(fixture.values()[i] * Price.UNITS_PER_DOLLAR);
      exchange.settle(fixture.market(i), Price.ofUnits((int) units), outside(now));
    }
  }

  private long outside(long now) {
    return place.clock().outside(now);
  }
}
