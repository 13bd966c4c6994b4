package io.tipoff.contract;

import io.tipoff.engine.Command;
import io.tipoff.event.Event;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.List;

/**
 * A venue as the bot meets it: commands go in, events come out. Both markets are open, with a tick
 * of 0.01 and a minimum of 1; somebody else bids for 1 at 0.01 and offers 1 at 0.99.
 */
interface Venue extends AutoCloseable {
  MarketId GAME = new MarketId("aec-nba-hbr-smt-2026-10-24");
  MarketId OTHER = new MarketId("aec-nba-cnd-pnr-2026-10-24");

  /** Somebody else rests an order that does not trade at once. */
  void othersRest(MarketId market, Side side, Price price, Quantity quantity);

  /** Somebody else takes what rests, to the last contract of the quantity. */
  void othersTake(MarketId market, Side side, Price price, Quantity quantity);

  void setState(MarketId market, MarketState state);

  void settle(MarketId market, Price price);

  /** Carries out a command of the bot. */
  void carryOut(Command command);

  /** The time at the venue, nanoseconds since 1970. */
  long now();

  /** Lets a time come, nanoseconds since 1970. */
  void awaitTime(long time) throws InterruptedException;

  /** Everything that came back since the last call, once nothing more will by itself. */
  List<Event> events() throws InterruptedException;

  @Override
  void close();
}
