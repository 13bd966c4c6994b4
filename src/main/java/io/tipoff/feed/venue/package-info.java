/** The venue's own events as a feed of scores. */
@NullMarked
package io.tipoff.feed.venue;

import org.jspecify.annotations.NullMarked;
