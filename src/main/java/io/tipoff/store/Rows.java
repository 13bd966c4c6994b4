package io.tipoff.store;

import io.tipoff.event.RiskRestored;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.Price;
import org.jspecify.annotations.Nullable;

/**
 * Where a session's rows go. Those of records that an earlier run of the store has written already
 * are left out.
 */
final class Rows {
  private final SessionKey session;
  private final Batch batch;
  private final long written;
  private long sequence;

  /**
   * Rows of a session.
   *
   * @param written the number of the last record whose rows the database has
   */
  Rows(SessionKey session, Batch batch, long written) {
    this.session = session;
    this.batch = batch;
    this.written = written;
  }

  /** What follows comes from this record of the journal. */
  void begin(long record) {
    sequence = record;
  }

  /** A row of the account and the session's record, with the columns behind that. */
  void ofRecord(Table table, @Nullable Object... more) {
    Object[] columns = new Object[more.length + 3];
    columns[0] = session.account();
    columns[1] = session.number();
    columns[2] = sequence;
    System.arraycopy(more, 0, columns, 3, more.length);
    put(table, columns);
  }

  /** A row of the account, with the columns behind that. */
  void ofAccount(Table table, @Nullable Object... more) {
    @Nullable Object[] columns = new Object[more.length + 1];
    columns[0] = session.account();
    System.arraycopy(more, 0, columns, 1, more.length);
    put(table, columns);
  }

  long sessionNumber() {
    return session.number();
  }

  void incident(long time, String kind, String detail) {
    ofRecord(Table.INCIDENTS, time, kind, detail);
  }

  void market(Market market, @Nullable Price settlement, @Nullable Long settled) {
    Listing listing = market.listing();
    ofAccount(
        Table.MARKETS,
        market.id().slug(),
        listing.event(),
        listing.league(),
        listing.longTeam(),
        listing.shortTeam(),
        settlement == null ? null : (long) settlement.units(),
        settled);
  }

  void risk(RiskRestored risk) {
    ofAccount(
        Table.RISK_STATE,
        risk.time(),
        risk.highWaterMark().units(),
        risk.dayStart().units(),
        risk.dayEnds(),
        risk.dayTripped(),
        risk.drawdownTripped(),
        risk.breakerLatched(),
        risk.breakerReason(),
        Slugs.join(risk.jumped()));
  }

  /** What earlier sessions had and this one did not restore is no more. */
  void restored(long time) {
    if (sequence > written) {
      batch.restored(sequence, time);
    }
  }

  private void put(Table table, @Nullable Object[] columns) {
    if (sequence > written) {
      batch.put(table, columns);
    }
  }
}
