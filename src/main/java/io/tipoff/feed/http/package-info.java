/** HTTP for feeds: requests for JSON, and streams of server-sent events. */
@NullMarked
package io.tipoff.feed.http;

import org.jspecify.annotations.NullMarked;
