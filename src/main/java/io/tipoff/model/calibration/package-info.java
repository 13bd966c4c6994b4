/** How good probabilities were: scores, intervals over games, and fits that use only the past. */
@NullMarked
package io.tipoff.model.calibration;

import org.jspecify.annotations.NullMarked;
