/**
 * Sports and odds feeds of an invented world, each in the form of a feed of the real one and behind
 * what happens by a delay of its own. The times that it tells are wall times.
 */
@NullMarked
package io.tipoff.exchange.feeds;

import org.jspecify.annotations.NullMarked;
