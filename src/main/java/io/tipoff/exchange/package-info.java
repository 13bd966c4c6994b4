/**
 * Polymarket US in miniature: the core. It matches, charges, settles and tells; its time is the
 * time of its callers, in nanoseconds since 1970-01-01T00:00:00Z, and never goes back.
 */
@NullMarked
package io.tipoff.exchange;

import org.jspecify.annotations.NullMarked;
