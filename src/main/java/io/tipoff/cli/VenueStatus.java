package io.tipoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.market.Intent;
import io.tipoff.market.Money;
import io.tipoff.polymarket.rest.VenuePosition;
import io.tipoff.polymarket.wire.VenueBalance;
import io.tipoff.polymarket.wire.VenueOrder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the venue holds of an account, under the names of a bot's status. */
final class VenueStatus {
  private VenueStatus() {}

  static ObjectNode of(VenueAccess access) throws InterruptedException {
    ObjectNode node = JsonLine.object();
    node.put("mode", "venue");
    node.put("venue", access.settings().url().toString());
    ArrayNode orders = node.putArray("openOrders");
    for (VenueOrder order : access.orders().open(List.of())) {
      add(orders, order);
    }
    ArrayNode positions = node.putArray("positions");
    for (VenuePosition held : access.portfolio().positions()) {
      if (!held.net().isZero() && !held.expired()) {
        ObjectNode position = positions.addObject();
        position.put("slug", held.market().slug());
        position.put("quantity", held.net().toString());
        held.cost().ifPresent(cost -> position.put("cost", cost.toString()));
        held.value().ifPresent(value -> position.put("value", value.toString()));
      }
    }
    node.set("balance", balance(access));
    node.put("breaker", "unknown: no bot was asked");
    return node;
  }

  /** The sums over all currencies, of which the venue has one. */
  private static ObjectNode balance(VenueAccess access) throws InterruptedException {
    Money current = Money.ZERO;
    Money power = Money.ZERO;
    for (VenueBalance balance : access.portfolio().balances()) {
      current = current.plus(orZero(balance.current()));
      power = power.plus(orZero(balance.buyingPower()));
    }
    return JsonLine.object()
        .put("current", current.toString())
        .put("buyingPower", power.toString());
  }

  private static Money orZero(@Nullable Money money) {
    return money == null ? Money.ZERO : money;
  }

  private static void add(ArrayNode orders, VenueOrder order) {
    ObjectNode node = orders.addObject();
    @Nullable Intent intent = order.intent();
    node.put("id", order.id());
    node.put("slug", order.market().slug());
    node.put("side", intent == null ? "?" : intent.side().name().toLowerCase(Locale.ROOT));
    node.put("price", order.price() == null ? "market" : order.price().toString());
    node.put("quantity", order.quantity().toString());
    node.put("filled", order.filled().toString());
    node.put("state", order.state().name());
  }
}
