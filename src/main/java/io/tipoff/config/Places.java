package io.tipoff.config;

/** Names the places of a text. */
@FunctionalInterface
interface Places {
  /** The source of what stands at a line and column, both counted from 1. */
  Source at(int line, int column);
}
