package io.tipoff.cli;

import io.tipoff.event.Event;
import io.tipoff.polymarket.Gateway;
import io.tipoff.polymarket.OrderGateway;
import io.tipoff.polymarket.PreviewGateway;
import java.util.function.Consumer;

/** Opens what stands between a session's engine and the venue. */
interface Gateways {
  /**
   * Opens it.
   *
   * @param inbox takes outcomes and executions; must not block
   * @param departures is told of requests that leave
   */
  Gateway open(Consumer<Event> inbox, OrderGateway.Departures departures);

  /**
   * Those that only ask the venue what would become of an order.
   *
   * @param notes takes what it said
   */
  static Gateways previewing(VenueAccess access, Consumer<String> notes) {
    return (inbox, _) ->
        new PreviewGateway(
            access.orders()::preview,
            access.settings().maxDecisionAge(),
            WallClock::nanos,
            inbox,
            notes);
  }
}
