/** What the venue says, in our own values; enums that it may extend have an {@code UNKNOWN}. */
@NullMarked
package io.tipoff.polymarket.wire;

import org.jspecify.annotations.NullMarked;
