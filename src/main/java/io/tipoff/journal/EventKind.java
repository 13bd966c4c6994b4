package io.tipoff.journal;

/** The kinds of events and their numbers in a file. */
enum EventKind implements Kind {
  MARKET_LISTED(1),
  MARKET_STATE_CHANGED(2),
  BOOK_CHANGED(3),
  BEST_PRICES_CHANGED(4),
  TRADE_PRINTED(5),
  MARKET_SETTLED(6),

  STREAM_LOST(101),
  STREAM_RESTORED(102),
  INBOX_BACKLOG(103),

  REQUEST_TAKEN(201),
  REQUEST_REFUSED(202),
  COMMAND_NOT_SENT(203),
  OUTCOME_UNKNOWN(204),
  TIMER_FIRED(205),

  ORDER_OPENED(301),
  ORDER_FILLED(302),
  ORDER_REPLACED(303),
  ORDER_CANCELED(304),
  ORDER_REJECTED(305),
  ORDER_EXPIRED(306),
  CHANGE_REJECTED(307),

  SESSION_STARTED(401),
  BALANCE_RESTORED(402),
  POSITION_RESTORED(403),
  RISK_RESTORED(404),
  SHUTDOWN_REQUESTED(405),
  SESSION_ENDED(406);

  private final int number;

  EventKind(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
