package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers one kind of request; runs while nothing else uses the exchange. */
interface Endpoint {

  /**
   * The body of a good answer.
   *
   * @throws ApiException if there is none
   */
  ObjectNode answer(Call call);
}
