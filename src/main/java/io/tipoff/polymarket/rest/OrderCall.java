package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * A {@code POST} about orders: where it goes, what it may use of the budget, how its answer reads.
 *
 * @param path without a query
 * @param changesOrders whether a lost answer leaves it open what was done
 * @param reader reads the body of a success; a {@link RuntimeException} of it means unreadable
 */
public record OrderCall<T>(
    String path, Share share, boolean changesOrders, Function<JsonNode, T> reader) {}
