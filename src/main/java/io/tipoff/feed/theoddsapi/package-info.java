/** The Odds API v4: bookmakers' odds, paid by the request. */
@NullMarked
package io.tipoff.feed.theoddsapi;

import org.jspecify.annotations.NullMarked;
