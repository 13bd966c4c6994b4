-- The markets whose price jumped too often and that no operator has reset: their slugs, a space between two.

ALTER TABLE risk_state ADD COLUMN jumped TEXT NOT NULL DEFAULT '';
