/** How an operator reaches a bot that runs: where it is found, what it is asked, what it tells. */
@NullMarked
package io.tipoff.cli.control;

import org.jspecify.annotations.NullMarked;
