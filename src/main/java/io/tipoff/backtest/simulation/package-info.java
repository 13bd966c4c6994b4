/**
 * The bot on the embedded exchange in one virtual time, without sockets: the same engine, order
 * gateway and exchange as over the network, and the same bytes every time.
 */
@NullMarked
package io.tipoff.backtest.simulation;

import org.jspecify.annotations.NullMarked;
