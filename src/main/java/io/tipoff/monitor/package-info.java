/** Tells from outside how a bot stands: whether it is alive, whether it is ready, its metrics. */
@NullMarked
package io.tipoff.monitor;

import org.jspecify.annotations.NullMarked;
