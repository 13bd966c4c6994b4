package io.tipoff.engine.games;

import io.tipoff.game.Selection;
import io.tipoff.market.Question;

/** From a market's long side to the home side, as of which books and models speak. */
final class Sides {
  private Sides() {}

  /** A market's question as of the home team; its sides stay what they were. */
  static Question ofHome(Question question, Selection longSide) {
    boolean turned = question.kind() == Question.Kind.SPREAD && longSide == Selection.AWAY;
    return turned ? Question.spread(-question.line()) : question;
  }
}
