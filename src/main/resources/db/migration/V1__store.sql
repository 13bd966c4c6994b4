-- What the bot keeps. The same text serves SQLite and PostgreSQL.
--
-- Whole numbers everywhere: prices and quantities in 1/10,000 (dollar, contract), money in 10^-8 dollar, times in
-- nanoseconds since 1970 (UTC). The views at the end show them as decimals. A record of a session's journal is known
-- by (account, session, sequence), so that nothing can be written twice.

CREATE TABLE accounts (
  id BIGINT PRIMARY KEY,
  mode TEXT NOT NULL,
  venue TEXT NOT NULL,
  key_id TEXT NOT NULL,
  UNIQUE (mode, venue, key_id)
);

CREATE TABLE sessions (
  account BIGINT NOT NULL REFERENCES accounts (id),
  number BIGINT NOT NULL,
  opened BIGINT NOT NULL,
  journal TEXT NOT NULL,
  started BIGINT,
  configuration TEXT,
  last_order BIGINT NOT NULL,
  cash_before BIGINT,
  state TEXT NOT NULL,
  last_sequence BIGINT NOT NULL,
  batch BIGINT NOT NULL,
  last_time BIGINT,
  cash BIGINT,
  PRIMARY KEY (account, number)
);

CREATE TABLE markets (
  account BIGINT NOT NULL REFERENCES accounts (id),
  market TEXT NOT NULL,
  event TEXT NOT NULL,
  league TEXT NOT NULL,
  long_team TEXT NOT NULL,
  short_team TEXT NOT NULL,
  settlement BIGINT,
  settled BIGINT,
  PRIMARY KEY (account, market)
);

CREATE TABLE orders (
  account BIGINT NOT NULL REFERENCES accounts (id),
  number BIGINT NOT NULL,
  session BIGINT NOT NULL,
  first_session BIGINT NOT NULL,
  strategy TEXT NOT NULL,
  market TEXT NOT NULL,
  intent TEXT NOT NULL,
  side TEXT NOT NULL,
  price BIGINT NOT NULL,
  quantity BIGINT NOT NULL,
  time_in_force TEXT NOT NULL,
  good_till BIGINT,
  post_only INTEGER NOT NULL,
  is_exit INTEGER NOT NULL,
  state TEXT NOT NULL,
  live INTEGER NOT NULL,
  filled BIGINT NOT NULL,
  venue_id TEXT NOT NULL,
  decided BIGINT NOT NULL,
  departed BIGINT,
  updated BIGINT NOT NULL,
  PRIMARY KEY (account, number)
);

CREATE INDEX orders_live ON orders (account, live);

CREATE TABLE order_transitions (
  account BIGINT NOT NULL,
  session BIGINT NOT NULL,
  sequence BIGINT NOT NULL,
  order_number BIGINT NOT NULL,
  time BIGINT NOT NULL,
  cause TEXT NOT NULL,
  state TEXT NOT NULL,
  price BIGINT NOT NULL,
  quantity BIGINT NOT NULL,
  filled BIGINT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (account, session, sequence, order_number)
);

CREATE INDEX order_transitions_order ON order_transitions (account, order_number);

-- Everything that changed a position: FILL, REVERSAL, SETTLEMENT and CORRECTION (what was held differs from what was
-- known). A sale has a negative quantity; position and cost are the strategy's afterwards.
CREATE TABLE executions (
  account BIGINT NOT NULL,
  session BIGINT NOT NULL,
  sequence BIGINT NOT NULL,
  strategy TEXT NOT NULL,
  market TEXT NOT NULL,
  time BIGINT NOT NULL,
  kind TEXT NOT NULL,
  order_number BIGINT,
  price BIGINT,
  quantity BIGINT NOT NULL,
  liquidity TEXT NOT NULL,
  fee BIGINT NOT NULL,
  realised BIGINT NOT NULL,
  position BIGINT NOT NULL,
  cost BIGINT NOT NULL,
  evidence TEXT NOT NULL,
  trade TEXT NOT NULL,
  PRIMARY KEY (account, session, sequence, market, strategy, kind)
);

CREATE INDEX executions_time ON executions (account, time);

CREATE TABLE positions (
  account BIGINT NOT NULL REFERENCES accounts (id),
  market TEXT NOT NULL,
  strategy TEXT NOT NULL,
  session BIGINT NOT NULL,
  quantity BIGINT NOT NULL,
  cost BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  PRIMARY KEY (account, market, strategy)
);

-- Every change of cash: TRADE, FEE, SETTLEMENT, REVERSAL, FUNDS, INCOME, OPENING (the first balance) and CORRECTION (what the
-- venue told differs from what was known). The amounts of an account always add up to its cash.
CREATE TABLE ledger (
  account BIGINT NOT NULL,
  session BIGINT NOT NULL,
  sequence BIGINT NOT NULL,
  entry INTEGER NOT NULL,
  time BIGINT NOT NULL,
  kind TEXT NOT NULL,
  amount BIGINT NOT NULL,
  balance BIGINT NOT NULL,
  market TEXT,
  strategy TEXT,
  order_number BIGINT,
  PRIMARY KEY (account, session, sequence, entry)
);

CREATE INDEX ledger_time ON ledger (account, time);

-- What happened to the account as a whole, from the journal: PAUSED, RESUMED, BREAKER_RESET, ACCOUNT_LOST, FOREIGN_ORDER,
-- DIFFERENCE, STORE_BEHIND, ENDED and so on.
CREATE TABLE incidents (
  account BIGINT NOT NULL,
  session BIGINT NOT NULL,
  sequence BIGINT NOT NULL,
  time BIGINT NOT NULL,
  kind TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (account, session, sequence)
);

-- What follows is not in the journal; where the database cannot keep up it may have gaps, whose size the session's last
-- row of `gaps` tells.
CREATE TABLE equity (
  account BIGINT NOT NULL,
  session BIGINT NOT NULL,
  number BIGINT NOT NULL,
  time BIGINT NOT NULL,
  cash BIGINT NOT NULL,
  equity BIGINT NOT NULL,
  worst_loss BIGINT NOT NULL,
  PRIMARY KEY (account, session, number)
);

CREATE INDEX equity_time ON equity (account, time);

-- What a contract that was held was worth: for which it could be given up (1/10,000 dollar), and half-way between the
-- best prices (10^-8 dollar).
CREATE TABLE marks (
  account BIGINT NOT NULL,
  session BIGINT NOT NULL,
  number BIGINT NOT NULL,
  market TEXT NOT NULL,
  time BIGINT NOT NULL,
  price BIGINT NOT NULL,
  mid BIGINT,
  PRIMARY KEY (account, session, number, market)
);

CREATE INDEX marks_market ON marks (account, market, time);

CREATE TABLE signals (
  account BIGINT NOT NULL,
  session BIGINT NOT NULL,
  number BIGINT NOT NULL,
  time BIGINT NOT NULL,
  strategy TEXT NOT NULL,
  market TEXT NOT NULL,
  kind TEXT NOT NULL,
  wish TEXT NOT NULL,
  urgency TEXT NOT NULL,
  confidence DOUBLE PRECISION NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (account, session, number)
);

CREATE TABLE refusals (
  account BIGINT NOT NULL,
  session BIGINT NOT NULL,
  number BIGINT NOT NULL,
  time BIGINT NOT NULL,
  strategy TEXT NOT NULL,
  market TEXT NOT NULL,
  intent TEXT NOT NULL,
  price BIGINT NOT NULL,
  quantity BIGINT NOT NULL,
  limit_name TEXT NOT NULL,
  allowed TEXT NOT NULL,
  asked TEXT NOT NULL,
  times BIGINT NOT NULL,
  PRIMARY KEY (account, session, number)
);

CREATE TABLE alerts (
  account BIGINT NOT NULL,
  session BIGINT NOT NULL,
  number BIGINT NOT NULL,
  time BIGINT NOT NULL,
  severity TEXT NOT NULL,
  source TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (account, session, number)
);

CREATE TABLE gaps (
  account BIGINT NOT NULL,
  session BIGINT NOT NULL,
  number BIGINT NOT NULL,
  time BIGINT NOT NULL,
  dropped BIGINT NOT NULL,
  PRIMARY KEY (account, session, number)
);

CREATE TABLE risk_state (
  account BIGINT PRIMARY KEY REFERENCES accounts (id),
  time BIGINT NOT NULL,
  high_water_mark BIGINT NOT NULL,
  day_start BIGINT NOT NULL,
  day_ends BIGINT NOT NULL,
  day_tripped INTEGER NOT NULL,
  drawdown_tripped INTEGER NOT NULL,
  breaker_latched TEXT NOT NULL,
  breaker_reason TEXT NOT NULL
);

CREATE VIEW orders_decimal AS
SELECT a.mode, a.venue, a.key_id, o.number, o.strategy, o.market, o.side, o.intent, o.price * 0.0001 AS price,
  o.quantity * 0.0001 AS quantity, o.filled * 0.0001 AS filled, o.state, o.venue_id,
  o.decided * 0.000000001 AS decided_seconds, o.updated * 0.000000001 AS updated_seconds
FROM orders o JOIN accounts a ON a.id = o.account;

CREATE VIEW executions_decimal AS
SELECT a.mode, a.venue, a.key_id, e.session, e.time * 0.000000001 AS seconds, e.kind, e.strategy, e.market,
  e.order_number, e.price * 0.0001 AS price, e.quantity * 0.0001 AS quantity, e.liquidity,
  e.fee * 0.00000001 AS fee, e.realised * 0.00000001 AS realised, e.position * 0.0001 AS position,
  e.cost * 0.00000001 AS cost, e.trade
FROM executions e JOIN accounts a ON a.id = e.account;

CREATE VIEW positions_decimal AS
SELECT a.mode, a.venue, a.key_id, p.market, p.strategy, p.quantity * 0.0001 AS quantity, p.cost * 0.00000001 AS cost
FROM positions p JOIN accounts a ON a.id = p.account;

CREATE VIEW ledger_decimal AS
SELECT a.mode, a.venue, a.key_id, l.session, l.time * 0.000000001 AS seconds, l.kind, l.amount * 0.00000001 AS amount,
  l.balance * 0.00000001 AS balance, l.market, l.strategy, l.order_number
FROM ledger l JOIN accounts a ON a.id = l.account;

CREATE VIEW equity_decimal AS
SELECT a.mode, a.venue, a.key_id, e.session, e.time * 0.000000001 AS seconds, e.cash * 0.00000001 AS cash,
  e.equity * 0.00000001 AS equity, e.worst_loss * 0.00000001 AS worst_loss
FROM equity e JOIN accounts a ON a.id = e.account;
