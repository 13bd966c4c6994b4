package io.tipoff.polymarket.stream;

import io.tipoff.polymarket.wire.BalanceChange;
import io.tipoff.polymarket.wire.PositionChange;
import io.tipoff.polymarket.wire.VenueBalance;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.polymarket.wire.VenueOrder;
import java.util.List;

/** What the frames of the private stream tell; {@code time} is when a frame was received. */
public interface PrivateFrames {
  void execution(VenueExecution execution, long time);

  /** A part of a snapshot of the open orders. */
  void orders(OrdersPart part, long time);

  void position(PositionChange change, long time);

  /** All balances of the account. */
  void balances(List<VenueBalance> balances, long time);

  void balance(BalanceChange change, long time);

  void heartbeat(long time);

  /** A subscription was refused, with the venue's words. */
  void subscriptionError(String requestId, String text);

  /** Something was told that cannot be used. */
  void dropped(Payload payload, String reason);

  /**
   * A part of a snapshot of the open orders.
   *
   * @param requestId of the subscription that asked for it
   * @param last whether nothing follows
   * @param error the venue's words on why the snapshot failed; empty if it did not
   */
  record OrdersPart(String requestId, List<VenueOrder> orders, boolean last, String error) {}
}
