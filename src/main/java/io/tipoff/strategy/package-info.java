/** Strategies: what is known goes in, wishes come out; nothing here sends an order. */
@NullMarked
package io.tipoff.strategy;

import org.jspecify.annotations.NullMarked;
