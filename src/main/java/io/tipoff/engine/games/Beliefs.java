package io.tipoff.engine.games;

import io.tipoff.book.Book;
import io.tipoff.book.BookCondition;
import io.tipoff.book.Books;
import io.tipoff.book.Markets;
import io.tipoff.game.GameCondition;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.Selection;
import io.tipoff.market.FairValue;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Question;
import io.tipoff.model.Estimate;
import io.tipoff.model.odds.ConsensusOutcome;
import io.tipoff.strategy.Belief;
import io.tipoff.strategy.GameView;
import io.tipoff.strategy.MarketBelief;
import io.tipoff.strategy.MarketBelief.Known;
import io.tipoff.strategy.MarketBelief.None;
import io.tipoff.strategy.MarketBelief.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the models make of each market: before a game the consensus of the books on the same
 * question, in play score and clock with what was thought before. Where anything that this takes is
 * not certain there is no belief.
 */
public final class Beliefs {
  /** Odds age; what was made of them is made again after this time. */
  private static final long REFRESH = 5_000_000_000L;

  private static final double UNITS_OF_DOLLAR = 1e8;

  private final Games games;
  private final Markets markets;
  private final Books books;
  private final Map<GameId, Anchor> anchors = new HashMap<>();
  private final Map<MarketId, Made> made = new HashMap<>();

  /** A belief, and what it was made of. */
  private record Made(Market market, long version, long moment, MarketBelief belief) {}

  public Beliefs(Games games, Markets markets, Books books) {
    this.games = games;
    this.markets = markets;
    this.books = books;
  }

  /** Takes what is now known of a game. */
  public void update(Games.Change change, long now) {
    @Nullable GameFile file = games.file(change.game());
    if (file != null && file.condition() == GameCondition.CERTAIN) {
      file.state().ifPresent(state -> anchor(file.game()).update(file, state.status(), now));
    }
  }

  /** Takes a market's new book: before a game its middle is what the venue thinks of it. */
  public void priced(MarketId market, long now) {
    @Nullable GameFile file = games.fileOf(market);
    if (file == null
        || markets.market(market).listing().question().kind() != Question.Kind.WINNER
        || books.condition(market, now) != BookCondition.SOUND
        || !isBefore(file)) {
      return;
    }
    Book book = books.book(market);
    @Nullable Selection side = file.longSide(market).orElse(null);
    Optional<FairValue> middle = book.mid();
    if (middle.isPresent() && (side == Selection.HOME || side == Selection.AWAY)) {
      double value = middle.get().units() / UNITS_OF_DOLLAR;
      anchor(file.game()).priced(side == Selection.HOME ? value : 1 - value, now);
    }
  }

  private static boolean isBefore(GameFile file) {
    return file.condition() == GameCondition.CERTAIN
        && file.state().map(GameState::status).filter(Anchor::isBefore).isPresent();
  }

  private Anchor anchor(GameId game) {
    return anchors.computeIfAbsent(game, _ -> new Anchor());
  }

  /** What the models make of a market at an instant, nanoseconds since 1970. */
  public MarketBelief of(MarketId id, long now) {
    @Nullable GameFile file = games.fileOf(id);
    Optional<GameView> seen = file == null ? Optional.empty() : file.view(now);
    if (file == null || seen.isEmpty()) {
      return new None("no feed told of its game");
    }
    GameView view = seen.get();
    if (view.condition() != GameCondition.CERTAIN) {
      return new None("the game is " + view.condition());
    }
    Market market = markets.market(id);
    long moment = moment(market.listing(), view, now);
    @Nullable Made last = made.get(id);
    if (last != null
        && last.market.equals(market)
        && last.version == file.version()
        && last.moment == moment) {
      return last.belief;
    }
    MarketBelief belief =
        file.longSide(id)
            .map(side -> make(market, side, file, view, now))
            .orElseGet(() -> new None("no feed's game was matched for sure"));
    made.put(id, new Made(market, file.version(), moment, belief));
    return belief;
  }

  /** What stays the same while nothing changes: the second on the clock, or odds of one age. */
  private static long moment(Listing listing, GameView view, long now) {
    if (!view.state().status().isInPlay()) {
      return now / REFRESH;
    }
    return rules(listing, view.state())
        .map(rules -> rules.secondsLeft(view.state(), now - view.trueAt()))
        .map(seconds -> (long) StrictMath.ceil(seconds.orElse(-1)))
        .orElse(-1L);
  }

  private MarketBelief make(Market market, Selection side, GameFile file, GameView view, long now) {
    return switch (view.state().status()) {
      case SCHEDULED, DELAYED -> consensus(market, side, file, now);
      case LIVE, BREAK -> inPlay(market, side, view, now);
      case SUSPENDED -> new None("play is suspended");
      case FINAL, CANCELLED -> new None("the game is over");
      case UNKNOWN -> new None("nobody knows where the game stands");
    };
  }

  private static MarketBelief consensus(Market market, Selection side, GameFile file, long now) {
    Question question = Sides.ofHome(market.listing().question(), side);
    int outcome = BookLines.sides(question).indexOf(side);
    if (outcome < 0) {
      return new None("nobody knows what it asks");
    }
    return switch (BookLines.consensus(file.odds(), question, now)) {
      case ConsensusOutcome.Agreed agreed ->
          known(
              market.id(),
              agreed.outcomes().get(outcome),
              Origin.CONSENSUS,
              agreed.opinions().size() + " books");
      case ConsensusOutcome.None none -> new None(none.reason());
    };
  }

  private MarketBelief inPlay(Market market, Selection side, GameView view, long now) {
    @Nullable Anchor anchor = anchors.get(view.game());
    Anchor.@Nullable Thought before = anchor == null ? null : anchor.frozen();
    if (anchor == null || before == null) {
      return new None("nothing is known from before the game");
    }
    return InPlay.estimate(market.listing(), side, view, anchor, before.prior(), now)
        .map(estimate -> known(market.id(), estimate, before.origin(), before.words()))
        .orElseGet(() -> new None("no model for this question, or clock or situation unknown"));
  }

  private static MarketBelief known(MarketId id, Estimate estimate, Origin origin, String words) {
    return new Known(new Belief(id, estimate.probability(), estimate.sigma()), origin, words);
  }

  static Optional<ClockGame> rules(Listing listing, GameState state) {
    String league = listing.league().isEmpty() ? state.league() : listing.league();
    return switch (league) {
      case "nba" -> Optional.of(ClockGame.NBA);
      case "nfl" -> Optional.of(ClockGame.NFL);
      default -> Optional.empty();
    };
  }
}
