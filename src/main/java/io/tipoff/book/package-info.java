/** Order books as last told, what they are worth to a trader, and whether to believe them. */
@NullMarked
package io.tipoff.book;

import org.jspecify.annotations.NullMarked;
