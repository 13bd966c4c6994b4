/** Everything that the engine can be told. Times are nanoseconds since 1970-01-01T00:00:00Z. */
@NullMarked
package io.tipoff.event;

import org.jspecify.annotations.NullMarked;
