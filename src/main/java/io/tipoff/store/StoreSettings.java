package io.tipoff.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the database is and how it may behave.
 *
 * @param url empty for a file of the mode's own in the directory
 * @param directory where files are kept: databases, journals, locks
 * @param mostBehind after so long without being level with the journal it counts as behind
 * @param waiting signals, refusals and samples that may wait to be written, before newer ones are
 *     dropped
 */
public record StoreSettings(
    Optional<StoreUrl> url, Path directory, Duration mostBehind, int waiting) {}
