/** What became of fills: why they were wanted, and what the market did afterwards. */
@NullMarked
package io.tipoff.engine.fills;

import org.jspecify.annotations.NullMarked;
