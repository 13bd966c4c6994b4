/**
 * The database: what the journal of a session tells, written behind the engine's back, and what the
 * next session needs of it.
 */
@NullMarked
package io.tipoff.store;

import org.jspecify.annotations.NullMarked;
