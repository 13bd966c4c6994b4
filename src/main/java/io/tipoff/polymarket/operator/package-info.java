/** What an operator does straight on the venue, without a bot: cancels, and gives positions up. */
@NullMarked
package io.tipoff.polymarket.operator;

import org.jspecify.annotations.NullMarked;
