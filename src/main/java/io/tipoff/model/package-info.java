/** Pure mathematics of probabilities: the normal distribution, log odds, roots and minima. */
@NullMarked
package io.tipoff.model;

import org.jspecify.annotations.NullMarked;
