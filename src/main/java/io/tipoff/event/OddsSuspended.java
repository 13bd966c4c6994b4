package io.tipoff.event;

import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.Selection;
import io.tipoff.market.Question;

/**
 * A book takes no more bets on a side for now. Several books within moments know of something that
 * no feed has told yet.
 *
 * @param sportsbook the book's name in lower case
 * @param question what is asked, as of the HOME team
 */
public record OddsSuspended(
    long time,
    GameId game,
    FeedSource source,
    String sportsbook,
    Question question,
    Selection selection)
    implements GameEvent {}
