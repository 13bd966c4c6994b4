package io.tipoff.risk;

import io.tipoff.market.Question;
import io.tipoff.portfolio.Losses;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The results of a game that markets about one kind of score tell apart: the intervals between
 * their lines, and the lines themselves where a score can be just there. Each cell knows what all
 * markets together lose in it.
 */
final class ScoreCells {
  private static final int POINT = Question.UNITS_PER_POINT;

  /** A market and what it pays in each cell. */
  static final class Slot {
    private final Question question;
    private final boolean mirrored;
    private byte[] halves = {};
    private Losses losses = Losses.NONE;

    /**
     * A market without position or orders.
     *
     * @param mirrored whether its long team is the one whose lead counts as negative
     */
    Slot(Question question, boolean mirrored) {
      this.question = question;
      this.mirrored = mirrored;
    }

    private int threshold() {
      return mirrored ? -question.threshold() : question.threshold();
    }

    private byte halvesPaid(int score) {
      return (byte) question.halvesPaid(mirrored ? -score : score);
    }
  }

  private final List<Slot> slots = new ArrayList<>();
  private long[] losses = {0};

  void add(Slot slot) {
    slots.add(slot);
    rebuild();
  }

  /** The number of results that are told apart. */
  int size() {
    return losses.length;
  }

  /** Takes what a market loses now. */
  void change(Slot slot, Losses now) {
    Losses before = slot.losses;
    for (int cell = 0; cell < losses.length; cell++) {
      int halves = slot.halves[cell];
      losses[cell] += now.ifPaid(halves) - before.ifPaid(halves);
    }
    slot.losses = now;
  }

  /** What is lost in the worst cell, in {@code 10^-8} dollar; negative for a certain gain. */
  long worst() {
    long worst = losses[0];
    for (long loss : losses) {
      worst = Math.max(worst, loss);
    }
    return worst;
  }

  /** {@link #worst()} if a market lost this. */
  long worstWith(Slot slot, Losses candidate) {
    long worst = Long.MIN_VALUE;
    for (int cell = 0; cell < losses.length; cell++) {
      int halves = slot.halves[cell];
      long change = candidate.ifPaid(halves) - slot.losses.ifPaid(halves);
      worst = Math.max(worst, losses[cell] + change);
    }
    return worst;
  }

  private void rebuild() {
    int[] scores = scores();
    losses = new long[scores.length];
    for (Slot slot : slots) {
      slot.halves = new byte[scores.length];
      for (int cell = 0; cell < scores.length; cell++) {
        slot.halves[cell] = slot.halvesPaid(scores[cell]);
        losses[cell] += slot.losses.ifPaid(slot.halves[cell]);
      }
    }
  }

  /** One whole score of every interval that has one, and of every line that is one. */
  private int[] scores() {
    TreeSet<Integer> lines = new TreeSet<>();
    slots.forEach(slot -> lines.add(slot.threshold()));
    TreeSet<Integer> scores = new TreeSet<>();
    scores.add(Math.floorDiv(lines.first() - 1, POINT) * POINT);
    for (int line : lines) {
      if (Math.floorMod(line, POINT) == 0) {
        scores.add(line);
      }
      int above = Math.floorDiv(line, POINT) * POINT + POINT;
      Integer next = lines.higher(line);
      if (next == null || above < next) {
        scores.add(above);
      }
    }
    return scores.stream().mapToInt(Integer::intValue).toArray();
  }
}
