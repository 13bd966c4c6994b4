package io.tipoff.strategy;

import io.tipoff.market.Money;
import java.time.Duration;

/**
 * How the market maker quotes where something is known of the game.
 *
 * @param preGame quotes before it begins
 * @param inPlay quotes while it is played
 * @param uncertainty how many times the sigma of the fair value is added to half the spread
 * @param beliefSigma the least sigma of a belief, dollars
 * @param marketSigma the least sigma of the market's own middle, dollars
 * @param longshotBias by which share the market's log odds are too near to even: cheap contracts
 *     are bought too dear
 * @param surprise a change of the belief after which all quotes of the event are pulled, dollars
 * @param sweep a move of the middle from one book to the next with the same effect, dollars
 * @param unexplained a move of the middle away from the belief since it was told, dollars: then the
 *     belief does not count
 * @param pause the shortest time before quotes come back
 * @param longestPause the time after which they come back though the book has not re-formed
 * @param reformedSpread the widest spread of a book that counts as re-formed, dollars
 * @param agreement how many sigmas belief and market may be apart for quotes to come back
 */
public record GameQuoting(
    AvellanedaStoikov preGame,
    AvellanedaStoikov inPlay,
    double uncertainty,
    double beliefSigma,
    double marketSigma,
    double longshotBias,
    double surprise,
    Money sweep,
    double unexplained,
    Duration pause,
    Duration longestPause,
    Money reformedSpread,
    double agreement) {}
