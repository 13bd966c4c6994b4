package io.tipoff.risk;

import io.tipoff.portfolio.Losses;
import java.util.ArrayList;
import java.util.List;

/** What markets lose together of which at most one pays: one cell for each, and one for none. */
final class ExclusiveCells {

  /** A market and what it loses. */
  static final class Slot {
    private Losses losses = Losses.NONE;

    /** What it loses more if it pays than if it does not. */
    private static long more(Losses losses) {
      return losses.ifYes() - losses.ifNo();
    }
  }

  private final List<Slot> slots = new ArrayList<>();
  private long none;

  void add(Slot slot) {
    slots.add(slot);
    none += slot.losses.ifNo();
  }

  /** The number of results that are told apart. */
  int size() {
    return slots.size() + 1;
  }

  /** Takes what a market loses now. */
  void change(Slot slot, Losses now) {
    none += now.ifNo() - slot.losses.ifNo();
    slot.losses = now;
  }

  /** What is lost in the worst cell, in {@code 10^-8} dollar; negative for a certain gain. */
  long worst() {
    long most = 0;
    for (Slot slot : slots) {
      most = Math.max(most, Slot.more(slot.losses));
    }
    return none + most;
  }

  /** {@link #worst()} if a market lost this. */
  long worstWith(Slot changed, Losses candidate) {
    long most = Math.max(0, Slot.more(candidate));
    for (Slot slot : slots) {
      if (slot != changed) {
        most = Math.max(most, Slot.more(slot.losses));
      }
    }
    return none + candidate.ifNo() - changed.losses.ifNo() + most;
  }
}
