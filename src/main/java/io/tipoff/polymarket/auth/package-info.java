/** Who we are to the venue: keys, signatures, and the venue's clock. */
@NullMarked
package io.tipoff.polymarket.auth;

import org.jspecify.annotations.NullMarked;
