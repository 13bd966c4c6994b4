/**
 * The shell around the exchange's core: it speaks the venue's REST and WebSocket protocol on one
 * port of the local machine. Its time is wall time.
 */
@NullMarked
package io.tipoff.exchange.protocol;

import org.jspecify.annotations.NullMarked;
