package io.tipoff.model.calibration;

/**
 * How often a state of a baseball game was reached, and won from.
 *
 * @param inning from 1
 * @param homeBatting the bottom of the inning
 * @param outs 0 to 2
 * @param runners 0 to 7: 1 for first, plus 2 for second, plus 4 for third
 * @param lead runs of the home side above the away side
 * @param games that reached the state
 * @param homeWins of them
 */
public record BaseballCount(
    int inning, boolean homeBatting, int outs, int runners, int lead, long games, long homeWins) {}
