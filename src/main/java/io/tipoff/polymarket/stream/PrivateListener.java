package io.tipoff.polymarket.stream;

import io.tipoff.polymarket.wire.BalanceChange;
import io.tipoff.polymarket.wire.PositionChange;
import io.tipoff.polymarket.wire.VenueBalance;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.polymarket.wire.VenueOrder;
import java.util.List;

/**
 * Hears the private stream, one call at a time; times are of receipt. It may block; the venue is
 * then slowed down. An interrupt means that the stream is being closed.
 */
public interface PrivateListener {
  /** An execution that was not told before. */
  void execution(VenueExecution execution, long time) throws InterruptedException;

  /** All open orders, after every time the stream is restored. */
  void openOrders(List<VenueOrder> orders, long time) throws InterruptedException;

  void position(PositionChange change, long time) throws InterruptedException;

  void balances(List<VenueBalance> balances, long time) throws InterruptedException;

  void balance(BalanceChange change, long time) throws InterruptedException;

  /** News may have been missed from here on. */
  void lost(long time, String reason) throws InterruptedException;

  /** News comes again; what was missed is not told: it is to be asked for by request. */
  void restored(long time) throws InterruptedException;

  /** The venue refused the key: the stream has ended for good. */
  void refused(String reason);

  /** Something that a person should read. */
  void problem(String text);
}
