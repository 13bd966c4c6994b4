package io.tipoff.game;

/** What score and clock do not tell of a game in play. */
public sealed interface Situation {

  /**
   * American football, before a play from scrimmage.
   *
   * @param possession who has the ball
   * @param down 1 to 4
   * @param distance yards to a new first down, 0 or more
   * @param yardsToGoal yards to the other side's goal, 0 to 100
   */
  record Football(TeamSide possession, int down, int distance, int yardsToGoal)
      implements Situation {
    public Football {
      require(down, 1, 4, "downs");
      require(distance, 0, 100, "yards to a first down");
      require(yardsToGoal, 0, 100, "yards to the goal");
    }
  }

  /**
   * Baseball, between two pitches.
   *
   * @param batting who bats: {@link TeamSide#AWAY} in the top of an inning
   * @param outs 0 to 3; 3 when the half is over
   * @param runners 1 for first base, 2 for second, 4 for third, added up
   * @param balls 0 to 4
   * @param strikes 0 to 3
   */
  record Baseball(TeamSide batting, int outs, int runners, int balls, int strikes)
      implements Situation {
    public Baseball {
      require(outs, 0, 3, "outs");
      require(runners, 0, 7, "runners");
      require(balls, 0, 4, "balls");
      require(strikes, 0, 3, "strikes");
    }
  }

  private static void require(int value, int least, int most, String what) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " are from " + least + " to " + most + ", not " + value);
    }
  }
}
