package io.tipoff.backtest;

/** One line of a report: what it is, and how much. */
record Fact(String name, String value) {}
