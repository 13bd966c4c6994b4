/**
 * Feeds of games and odds: what they tell becomes events, by the venue's names of the games. An
 * adapter reads and understands one source; what is common to them is here: which game is which,
 * what is told and when, and how well each source is heard.
 */
@NullMarked
package io.tipoff.feed;

import org.jspecify.annotations.NullMarked;
