/** Values of games and of the odds that bookmakers make of them. */
@NullMarked
package io.tipoff.game;

import org.jspecify.annotations.NullMarked;
