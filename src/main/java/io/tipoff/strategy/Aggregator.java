package io.tipoff.strategy;

import io.tipoff.market.MarketId;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Position;
import io.tipoff.strategy.Signal.Level;
import io.tipoff.strategy.Signal.Pull;
import io.tipoff.strategy.Signal.Quotes;
import io.tipoff.strategy.Signal.Take;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes one decision for each market and side out of what several strategies want at the same time:
 *
 * <ol>
 *   <li>Whatever takes orders away comes first.
 *   <li>The better rank wins a side: priority of the strategy, then urgency, then confidence.
 *   <li>Opposite wishes to enter net out: what is left of the better rank passes, what is left of
 *       the other does not.
 *   <li>What reduces a strategy's own position always passes; an entry that would trade against it
 *       does not.
 * </ol>
 *
 * Where one strategy alone wants something, it passes as it is. Who loses is told, with the reason.
 */
public final class Aggregator {

  /** Who is told of wishes that are not acted on, whole or in part. */
  public interface Losers {
    void lost(Signal signal, String reason);
  }

  private final List<String> priorities;
  private final Function<MarketId, Holding> holdings;
  private final Losers losers;
  private final SequencedMap<MarketId, Standing> standing = new LinkedHashMap<>();
  private final SequencedSet<MarketId> touched = new LinkedHashSet<>();

  /**
   * An aggregator that has heard nothing.
   *
   * @param priorities names of strategies, the first wins; those not named come last, in the order
   *     of their signals
   */
  public Aggregator(List<String> priorities, Function<MarketId, Holding> holdings, Losers losers) {
    this.priorities = List.copyOf(priorities);
    this.holdings = holdings;
    this.losers = losers;
  }

  /** Takes a wish; a strategy's quotes stand until its next ones. */
  public void add(Quotes quotes) {
    at(quotes.market()).news.add(quotes);
  }

  /** Takes a wish of this moment. */
  public void add(Take take) {
    at(take.market()).takes.add(take);
  }

  /** Takes the wish that nothing rests in a market, whoever wanted it. */
  public void add(Pull pull) {
    at(pull.market()).pulls.add(pull);
  }

  private Standing at(MarketId market) {
    touched.add(market);
    return standing.computeIfAbsent(market, _ -> new Standing());
  }

  /** What is to be done about everything that was added since the last call, in this order. */
  public List<Signal> decide() {
    if (touched.isEmpty()) {
      return List.of();
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (MarketId market : touched) {
      Standing state = at(market);
      new Round(holdings.apply(market), state, outcomes).decide();
      state.clear();
    }
    touched.clear();
    outcomes.sort(Comparator.comparing(Outcome::turn).thenComparing(Outcome::signal, this::rank));
    return outcomes.stream().map(Outcome::signal).toList();
  }

  /** The better one first; 0 for equals, which keep the order in which they came. */
  private int rank(Signal one, Signal other) {
    int byPriority = Integer.compare(priority(one), priority(other));
    if (byPriority != 0) {
      return byPriority;
    }
    int byUrgency = other.rationale().urgency().compareTo(one.rationale().urgency());
    return byUrgency != 0
        ? byUrgency
        : Double.compare(other.rationale().confidence(), one.rationale().confidence());
  }

  private int priority(Signal signal) {
    int at = priorities.indexOf(signal.strategy());
    return at < 0 ? priorities.size() : at;
  }

  /** When an outcome is acted on. */
  private enum Turn {
    TAKES_AWAY,
    EXIT,
    ENTRY
  }

  private record Outcome(Turn turn, Signal signal) {}

  /** What is wanted in one market. */
  private static final class Standing {
    private final SequencedMap<String, Quotes> wanted = new LinkedHashMap<>();
    private final SequencedMap<String, Quotes> passed = new LinkedHashMap<>();
    private final List<Quotes> news = new ArrayList<>(2);
    private final List<Take> takes = new ArrayList<>(2);
    private final List<Pull> pulls = new ArrayList<>(1);

    private void clear() {
      news.clear();
      takes.clear();
      pulls.clear();
    }
  }

  /** A wish to trade at once, as far as it enters or leaves. */
  private record Part(Take take, Quantity quantity) {
    private Take signal() {
      return quantity.equals(take.quantity()) ? take : take.of(quantity);
    }
  }

  /** One market's decision. */
  private final class Round {
    private final Holding holding;
    private final Standing state;
    private final List<Outcome> outcomes;
    private final SequencedSet<String> changed = new LinkedHashSet<>();

    private Round(Holding holding, Standing state, List<Outcome> outcomes) {
      this.holding = holding;
      this.state = state;
      this.outcomes = outcomes;
    }

    private void decide() {
      for (Quotes quotes : state.news) {
        state.wanted.put(quotes.strategy(), quotes);
        changed.add(quotes.strategy());
      }
      if (!state.pulls.isEmpty()) {
        pull(state.pulls.getFirst());
      }
      takes();
      quotes();
    }

    /** They come back with the next signals of their strategies. */
    private void pull(Pull pull) {
      for (Quotes quotes : List.copyOf(state.wanted.sequencedValues())) {
        if (!quotes.levels().isEmpty()) {
          if (state.news.contains(quotes)) {
            losers.lost(quotes, "pulled by " + pull.strategy());
          }
          withdraw(new Quotes(quotes.strategy(), quotes.market(), List.of(), pull.rationale()));
        }
      }
    }

    private void withdraw(Quotes quotes) {
      state.wanted.put(quotes.strategy(), quotes);
      changed.add(quotes.strategy());
    }

    private void takes() {
      List<Take> ranked = new ArrayList<>(state.takes);
      ranked.sort(Aggregator.this::rank);
      List<Part> exits = new ArrayList<>();
      List<Part> entries = new ArrayList<>();
      for (Take take : ranked) {
        Quantity exit = take.quantity().min(closable(take.strategy(), take.side()));
        if (exit.isPositive()) {
          exits.add(new Part(take, exit));
        }
        if (exit.compareTo(take.quantity()) < 0) {
          entries.add(new Part(take, take.quantity().minus(exit)));
        }
      }
      exits.forEach(part -> outcomes.add(new Outcome(Turn.EXIT, part.signal())));
      @Nullable Part entry = entry(entries, exits);
      if (entry != null) {
        outcomes.add(new Outcome(Turn.ENTRY, entry.signal()));
        giveWay(entry.take());
      }
    }

    /** The entry that passes, made smaller by the best one against it; null for none. */
    private @Nullable Part entry(List<Part> entries, List<Part> exits) {
      @Nullable Part best = null;
      @Nullable Part against = null;
      for (Part part : entries) {
        @Nullable String reason = obstacle(part.take(), exits);
        if (reason == null && best == null) {
          best = part;
        } else if (reason == null && best != null) {
          boolean opposite = part.take().side() != best.take().side();
          reason = (opposite ? "netted against " : "outranked by ") + best.take().strategy();
          against = opposite && against == null ? part : against;
        }
        if (reason != null) {
          losers.lost(part.signal(), reason);
        }
      }
      if (best == null || against == null) {
        return best;
      }
      losers.lost(best.signal(), "netted against " + against.take().strategy());
      Quantity left = best.quantity().minus(against.quantity());
      return left.isPositive() ? new Part(best.take(), left) : null;
    }

    /** What an entry would get in the way of; null for nothing. */
    private @Nullable String obstacle(Take take, List<Part> exits) {
      for (Part exit : exits) {
        if (exit.take().side() != take.side() && isOther(exit.take(), take)) {
          return "an exit of " + exit.take().strategy();
        }
      }
      for (Quotes quotes : state.wanted.sequencedValues()) {
        if (isOther(quotes, take)) {
          for (Level level : exitLevels(quotes)) {
            if (level.side() != take.side() && take.side().crosses(take.limit(), level.price())) {
              return "an exit of " + quotes.strategy();
            }
          }
        }
      }
      return null;
    }

    /** Quotes that a take leaves no room for come back with the next signal of their strategy. */
    private void giveWay(Take take) {
      for (Quotes quotes : List.copyOf(state.wanted.sequencedValues())) {
        if (isOther(quotes, take)) {
          List<Level> left = new ArrayList<>();
          Budget budget = new Budget(quotes.strategy());
          for (Level level : quotes.levels()) {
            Quantity exit = budget.spend(level);
            boolean inTheWay =
                level.side() == take.side() || take.side().crosses(take.limit(), level.price());
            keep(level, inTheWay ? exit : level.quantity(), left);
          }
          if (!left.equals(quotes.levels())) {
            losers.lost(quotes, "outranked by " + take.strategy());
            withdraw(quotes.with(left));
          }
        }
      }
    }

    private void quotes() {
      List<Quotes> ranked = new ArrayList<>(state.wanted.sequencedValues());
      ranked.sort(Aggregator.this::rank);
      List<Quotes> better = new ArrayList<>();
      for (Quotes quotes : ranked) {
        pass(quotes, allowed(quotes, better, ranked));
        better.add(quotes);
      }
    }

    private List<Level> allowed(Quotes quotes, List<Quotes> better, List<Quotes> all) {
      List<Level> left = new ArrayList<>();
      Budget budget = new Budget(quotes.strategy());
      for (Level level : quotes.levels()) {
        Quantity exit = budget.spend(level);
        boolean free =
            better.stream().noneMatch(other -> outranks(other, level))
                && all.stream().noneMatch(other -> leaves(other, quotes, level));
        keep(level, free ? level.quantity() : exit, left);
      }
      return left;
    }

    /** Whether better quotes want to enter on the level's side, or would trade with it. */
    private boolean outranks(Quotes other, Level level) {
      for (Level entry : entryLevels(other)) {
        if (entry.side() == level.side() || level.side().crosses(level.price(), entry.price())) {
          return true;
        }
      }
      return false;
    }

    /** Whether a level would trade with what lets another strategy out. */
    private boolean leaves(Quotes other, Quotes quotes, Level level) {
      if (!isOther(other, quotes)) {
        return false;
      }
      for (Level exit : exitLevels(other)) {
        if (exit.side() != level.side() && level.side().crosses(level.price(), exit.price())) {
          return true;
        }
      }
      return false;
    }

    private void pass(Quotes quotes, List<Level> levels) {
      Quotes outcome = levels.equals(quotes.levels()) ? quotes : quotes.with(levels);
      @Nullable Quotes before = state.passed.put(quotes.strategy(), outcome);
      boolean isNew = changed.contains(quotes.strategy());
      boolean same = before != null && before.levels().equals(levels);
      if (!isNew && same) {
        return;
      }
      boolean cut = !levels.equals(quotes.levels());
      if (cut && !same) {
        losers.lost(quotes, "the side is another strategy's");
      }
      boolean fewer = before != null && !same && before.levels().containsAll(levels);
      Turn turn = levels.isEmpty() || fewer || cut ? Turn.TAKES_AWAY : Turn.ENTRY;
      outcomes.add(new Outcome(turn, outcome));
    }

    private boolean isOther(Signal one, Signal other) {
      return !one.strategy().equals(other.strategy());
    }

    private List<Level> exitLevels(Quotes quotes) {
      List<Level> exits = new ArrayList<>();
      Budget budget = new Budget(quotes.strategy());
      quotes.levels().forEach(level -> keep(level, budget.spend(level), exits));
      return exits;
    }

    private List<Level> entryLevels(Quotes quotes) {
      List<Level> entries = new ArrayList<>();
      Budget budget = new Budget(quotes.strategy());
      for (Level level : quotes.levels()) {
        keep(level, level.quantity().minus(budget.spend(level)), entries);
      }
      return entries;
    }

    private static void keep(Level level, Quantity quantity, List<Level> to) {
      if (quantity.isPositive()) {
        to.add(
            quantity.equals(level.quantity())
                ? level
                : new Level(level.side(), level.price(), quantity));
      }
    }

    /** How much of a strategy's own position a side would close. */
    private Quantity closable(String strategy, Side side) {
      @Nullable Position own = holding.byStrategy().get(strategy);
      return own == null
          ? Quantity.ZERO
          : side.opposite().signed(own.quantity()).max(Quantity.ZERO);
    }

    /** What a strategy may still close, level after level. */
    private final class Budget {
      private Quantity bids;
      private Quantity offers;

      private Budget(String strategy) {
        bids = closable(strategy, Side.BUY);
        offers = closable(strategy, Side.SELL);
      }

      private Quantity spend(Level level) {
        Quantity exit = level.quantity().min(level.side() == Side.BUY ? bids : offers);
        if (level.side() == Side.BUY) {
          bids = bids.minus(exit);
        } else {
          offers = offers.minus(exit);
        }
        return exit;
      }
    }
  }
}
