package io.tipoff.event;

import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import java.util.List;

/**
 * The account as the venue told it on request, after all that it told of our orders until then.
 *
 * @param askedAt when the first of its requests left, nanoseconds since 1970
 * @param cash the account's cash, the proceeds of shorts included
 * @param positions every position that is not zero
 * @param doubtful markets in which it is known that news is missing: nothing there can be compared
 */
public record AccountReported(
    long time, long askedAt, Money cash, List<Held> positions, List<MarketId> doubtful)
    implements AccountEvent {
  public AccountReported {
    positions = List.copyOf(positions);
    doubtful = List.copyOf(doubtful);
  }

  /**
   * A position.
   *
   * @param quantity contracts, negative for a short
   * @param cost what was paid for it; negative for the proceeds of a short
   */
  public record Held(MarketId market, Quantity quantity, Money cost) {}
}
