/** The venue's REST interface: typed calls, their errors, and how many of them we may make. */
@NullMarked
package io.tipoff.polymarket.rest;

import org.jspecify.annotations.NullMarked;
