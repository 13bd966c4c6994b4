package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as an endpoint sees it.
 *
 * @param names the parts of the path that stand for a name, in order
 * @param sender null on public endpoints
 */
record Call(List<String> names, Query query, ObjectNode body, @Nullable AccountId sender) {

  /** The first name in the path. */
  String name() {
    return names.getFirst();
  }

  /** Who sent it; endpoints that need one are behind the check of signatures. */
  AccountId account() {
    if (sender == null) {
      throw ApiException.unauthenticated("authentication headers are missing");
    }
    return sender;
  }
}
