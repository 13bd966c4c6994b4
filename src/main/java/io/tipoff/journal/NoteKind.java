package io.tipoff.journal;

/** The kinds of records that neither the engine was told nor it decided, and their numbers. */
enum NoteKind implements Kind {
  DEPARTURE(2001);

  private final int number;

  NoteKind(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
