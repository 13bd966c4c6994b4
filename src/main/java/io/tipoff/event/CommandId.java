package io.tipoff.event;

/** The number of a command, counted by the engine from 1. */
public record CommandId(long number) {
  @Override
  public String toString() {
    return "c" + number;
  }
}
