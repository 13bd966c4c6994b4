package io.tipoff.backtest.leadlag;

import io.tipoff.backtest.leadlag.Reaction.Outcome;
import io.tipoff.book.Book;
import io.tipoff.event.GameMatched;
import io.tipoff.game.GameId;
import io.tipoff.game.MarketSide;
import io.tipoff.game.Selection;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.model.PricePath;
import io.tipoff.model.PricePath.Still;
import io.tipoff.model.PricePath.Turned;
import io.tipoff.model.PricePath.Unknown;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The venue's prices over the last while, and which side of a game each market is about. */
final class Prices {
  private static final double UNITS_OF_DOLLAR = 1e8;

  private final LeadLagSettings settings;
  private final long window;
  private final SequencedMap<MarketId, PricePath> paths = new LinkedHashMap<>();
  private final Map<GameId, SequencedMap<MarketId, Selection>> sides = new LinkedHashMap<>();

  Prices(LeadLagSettings settings) {
    this.settings = settings;
    this.window = settings.window().toNanos();
  }

  /** Takes what the markets of a game are about; where two feeds differ, that is not known. */
  void take(GameMatched matched) {
    SequencedMap<MarketId, Selection> known =
        sides.computeIfAbsent(matched.game(), _ -> new LinkedHashMap<>());
    for (MarketSide side : matched.markets()) {
      known.merge(
          side.market(), side.longSide(), (before, now) -> before == now ? before : Selection.DRAW);
    }
  }

  /** Takes a market's book, the bot's own orders left out. */
  void take(Book book, long now) {
    PricePath path = paths.computeIfAbsent(book.market(), _ -> new PricePath(window));
    Money spread = book.spread().orElse(Money.ZERO);
    if (spread.isPositive() && spread.compareTo(settings.deadSpread()) < 0) {
      path.moved(now, book.mid().orElseThrow().units() / UNITS_OF_DOLLAR);
    }
  }

  /** Market data stopped. */
  void lose(long now) {
    paths.sequencedValues().forEach(path -> path.lost(now));
  }

  /** What the market of the game that moved the most made of news of one window ago. */
  Reaction reaction(GameId game, Direction direction, long told) {
    @Nullable Turned farthest = null;
    boolean along = false;
    boolean still = false;
    SequencedMap<MarketId, Selection> markets = sides.getOrDefault(game, new LinkedHashMap<>());
    for (Map.Entry<MarketId, Selection> market : markets.sequencedEntrySet()) {
      @Nullable PricePath path = paths.get(market.getKey());
      int sign = direction.of(market.getValue());
      if (path == null || sign == 0) {
        continue;
      }
      switch (path.around(told, window, settings.move())) {
        case Unknown _ -> {}
        case Still _ -> still = true;
        case Turned turned -> {
          if (farthest == null || StrictMath.abs(turned.by()) > StrictMath.abs(farthest.by())) {
            farthest = turned;
            along = turned.by() * sign > 0;
          }
        }
      }
    }
    if (farthest == null) {
      return Reaction.of(still ? Outcome.UNMOVED : Outcome.NO_PRICES);
    }
    return along ? new Reaction(Outcome.USABLE, farthest.time()) : Reaction.of(Outcome.AGAINST);
  }
}
