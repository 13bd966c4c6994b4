package io.tipoff.strategy;

/** How much a signal loses by waiting. */
public enum Urgency {
  LOW,
  MEDIUM,
  HIGH
}
