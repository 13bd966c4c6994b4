/**
 * An invented evening of games on the embedded exchange: scores that nobody knows beforehand, and
 * traders who quote and take on what they know of them. The same seed gives the same evening.
 */
@NullMarked
package io.tipoff.exchange.world;

import org.jspecify.annotations.NullMarked;
