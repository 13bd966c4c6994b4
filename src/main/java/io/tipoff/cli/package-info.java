/** The commands; each mode's wiring is one short class. */
@NullMarked
package io.tipoff.cli;

import org.jspecify.annotations.NullMarked;
