package io.tipoff.exchange.world;

/**
 * How long a game takes beyond its clock; all times in seconds.
 *
 * @param deadTime mean time between two turns in which the clock stands
 * @param interval between two periods
 * @param halfTime in the middle of the game
 * @param timeOutChance of a turn to be followed by a time-out
 * @param timeOut its length
 * @param reviewChance of a turn to be followed by a review
 * @param review its length at most; at least a third of it
 */
record Pace(
    double deadTime,
    double interval,
    double halfTime,
    double timeOutChance,
    double timeOut,
    double reviewChance,
    double review) {}
