/** The record of every event and command: written as it happens, read back, and replayed. */
@NullMarked
package io.tipoff.journal;

import org.jspecify.annotations.NullMarked;
