package io.tipoff.feed;

/**
 * A team as a feed names it.
 *
 * @param id the feed's; may be empty
 * @param name such as {@code Boston Celtics}
 * @param abbreviation such as {@code BOS}; may be empty
 */
public record Team(String id, String name, String abbreviation) {}
