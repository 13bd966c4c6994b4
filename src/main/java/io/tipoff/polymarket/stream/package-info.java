/** The venue's WebSocket streams: bytes to events, connections that come back. */
@NullMarked
package io.tipoff.polymarket.stream;

import org.jspecify.annotations.NullMarked;
