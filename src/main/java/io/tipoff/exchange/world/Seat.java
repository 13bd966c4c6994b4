package io.tipoff.exchange.world;

import io.tipoff.exchange.AccountId;
import io.tipoff.market.Side;

/**
 * A trader's place at one game.
 *
 * @param draws its own, so that nobody else's draws move them
 */
record Seat(Fixture fixture, Agenda agenda, Draws draws, Gateway gateway, AccountId account) {

  /** Buys or sells what one of the game's markets offers at once, up to a limit in cents. */
  void take(int market, Side side, int cents, long contracts, long now) {
    gateway.take(account, fixture.market(market), side, cents, contracts, now);
  }
}
