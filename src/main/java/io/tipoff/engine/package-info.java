/** The one engine: events go in, commands come out, and nothing else decides either. */
@NullMarked
package io.tipoff.engine;

import org.jspecify.annotations.NullMarked;
