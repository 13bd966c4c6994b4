package io.tipoff.cli;

import io.tipoff.journal.JournalWriter;
import io.tipoff.monitor.Exposition;
import io.tipoff.monitor.MetricSource;
import io.tipoff.store.StoreSession;

/** What there is to tell of a session's journal and database. */
record KeepingMetrics(StoreSession store, JournalWriter journal) implements MetricSource {
  @Override
  public void tell(Exposition out) {
    out.gauge(
        "store_lag_seconds",
        "For how long the database has not been level with the journal.",
        store.lag() / 1e9);
    out.counter("store_records", "Records of the journal that became rows.", store.lastSequence());
    out.counter("store_dropped", "Observations that found no room.", store.dropped());
    out.gauge("journal_bytes", "Written into the journal.", journal.bytes());
  }
}
