/** ESPN's scoreboard, which is not documented and promises nothing. */
@NullMarked
package io.tipoff.feed.espn;

import org.jspecify.annotations.NullMarked;
