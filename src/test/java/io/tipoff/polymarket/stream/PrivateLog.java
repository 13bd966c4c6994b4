package io.tipoff.polymarket.stream;

import io.tipoff.polymarket.wire.BalanceChange;
import io.tipoff.polymarket.wire.PositionChange;
import io.tipoff.polymarket.wire.VenueBalance;
import io.tipoff.polymarket.wire.VenueExecution;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it is told. */
final class PrivateLog implements PrivateFrames {
  final List<Object> told = new ArrayList<>();
  final List<String> reasons = new ArrayList<>();

  @Override
  public void execution(VenueExecution execution, long time) {
    told.add(execution);
  }

  @Override
  public void orders(OrdersPart part, long time) {
    told.add(part);
  }

  @Override
  public void position(PositionChange change, long time) {
    told.add(change);
  }

  @Override
  public void balances(List<VenueBalance> balances, long time) {
    told.add(balances);
  }

  @Override
  public void balance(BalanceChange change, long time) {
    told.add(change);
  }

  @Override
  public void heartbeat(long time) {
    told.add("heartbeat " + time);
  }

  @Override
  public void subscriptionError(String requestId, String text) {
    told.add("error " + requestId + " " + text);
  }

  @Override
  public void dropped(Payload payload, String reason) {
    told.add("dropped " + payload);
    reasons.add(reason);
  }
}
