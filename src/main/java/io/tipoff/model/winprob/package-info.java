/** Win probabilities while a game is played, anchored to a probability from before it. */
@NullMarked
package io.tipoff.model.winprob;

import org.jspecify.annotations.NullMarked;
