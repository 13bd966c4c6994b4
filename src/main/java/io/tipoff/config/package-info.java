/** The effective configuration: files, environment and flags in, checked settings out. */
@NullMarked
package io.tipoff.config;

import org.jspecify.annotations.NullMarked;
