/** The bot's orders and their states, positions, cash, collateral, profit and loss. */
@NullMarked
package io.tipoff.portfolio;

import org.jspecify.annotations.NullMarked;
