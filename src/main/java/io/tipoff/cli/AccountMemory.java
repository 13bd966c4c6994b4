package io.tipoff.cli;

import io.tipoff.event.AccountReported.Held;
import io.tipoff.polymarket.wire.VenueOrder;
import io.tipoff.store.StoredAccount;
import java.util.List;
import java.util.Optional;

/**
 * What a session starts from, and what it does with what it finds beside.
 *
 * @param stored what earlier sessions left; empty where none is remembered
 * @param foreign what becomes of orders and positions that no session of this bot made
 */
record AccountMemory(Optional<StoredAccount> stored, Foreign foreign) {

  /** What becomes of what is not ours. */
  enum Foreign {
    /** The session does not start. */
    REFUSE,
    /** It counts in risk and is never touched; nothing is traded in its markets. */
    LEAVE,
    /** It is ours from now on. */
    ADOPT
  }

  /** A session that remembers nothing and finds nothing. */
  static AccountMemory none() {
    return new AccountMemory(Optional.empty(), Foreign.ADOPT);
  }

  /** Orders and positions were found that this bot did not make. */
  static final class ForeignFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForeignFound(List<VenueOrder> orders, List<Held> positions) {
      super(words(orders, positions));
    }

    private static String words(List<VenueOrder> orders, List<Held> positions) {
      StringBuilder text = new StringBuilder("The account has what this bot did not make:");
      for (VenueOrder order : orders) {
        text.append(
            "\n  order %s in %s: %s at %s, %s filled"
                .formatted(
                    order.id(), order.market(), order.quantity(), order.price(), order.filled()));
      }
      for (Held held : positions) {
        text.append(
            "\n  position in %s: %s contracts, cost %s"
                .formatted(held.market(), held.quantity(), held.cost()));
      }
      return text.append(
              "\nStart with --leave-foreign (it counts in risk, is never touched, and its markets"
                  + " are not traded) or --adopt-foreign (it is managed as this bot's own).")
          .toString();
    }
  }
}
