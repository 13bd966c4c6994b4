/** The gate through which every order passes, and the measures of loss that it keeps. */
@NullMarked
package io.tipoff.risk;

import org.jspecify.annotations.NullMarked;
