/** What feeds tell of games, whether to believe it, and what the models make of it. */
@NullMarked
package io.tipoff.engine.games;

import org.jspecify.annotations.NullMarked;
