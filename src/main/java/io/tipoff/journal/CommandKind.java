package io.tipoff.journal;

/** The kinds of commands and their numbers in a file. */
enum CommandKind implements Kind {
  SUBMIT_ORDER(1001),
  REPLACE_ORDER(1002),
  CANCEL_ORDER(1003),
  SET_TIMER(1004);

  private final int number;

  CommandKind(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
