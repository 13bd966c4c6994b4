/** What bookmakers' odds say: fair probabilities of one book, and the consensus of several. */
@NullMarked
package io.tipoff.model.odds;

import org.jspecify.annotations.NullMarked;
