-- Why fills were wanted, and what the market did afterwards: kept when it is known, or when a session ends.
-- Belief and middles (of the others' book after so many seconds) in 10^-8; null where there was none.

CREATE TABLE fill_notes (
  account BIGINT NOT NULL,
  session BIGINT NOT NULL,
  number BIGINT NOT NULL,
  time BIGINT NOT NULL,
  order_number BIGINT NOT NULL,
  market TEXT NOT NULL,
  strategy TEXT NOT NULL,
  side TEXT NOT NULL,
  price BIGINT NOT NULL,
  quantity BIGINT NOT NULL,
  liquidity TEXT NOT NULL,
  fee BIGINT NOT NULL,
  phase TEXT NOT NULL,
  reason TEXT NOT NULL,
  belief BIGINT,
  middle_1 BIGINT,
  middle_5 BIGINT,
  middle_30 BIGINT,
  middle_300 BIGINT,
  PRIMARY KEY (account, session, number)
);

CREATE INDEX fill_notes_time ON fill_notes (account, time);
