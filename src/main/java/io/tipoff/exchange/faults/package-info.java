/**
 * What goes wrong on purpose: which fault strikes what, how often, and how. It has neither a clock
 * nor sockets of its own; the same seed and the same questions give the same answers.
 */
@NullMarked
package io.tipoff.exchange.faults;

import org.jspecify.annotations.NullMarked;
