/** OpticOdds' API v3: odds and results, by REST and by stream. */
@NullMarked
package io.tipoff.feed.opticodds;

import org.jspecify.annotations.NullMarked;
