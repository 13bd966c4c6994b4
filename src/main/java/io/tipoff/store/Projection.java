package io.tipoff.store;

import io.tipoff.engine.AccountCheck;
import io.tipoff.event.AccountEvent;
import io.tipoff.event.AccountLost;
import io.tipoff.event.AccountReported;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.BreakerReset;
import io.tipoff.event.CommandOutcome;
import io.tipoff.event.DayTraded;
import io.tipoff.event.EarlierFillReversed;
import io.tipoff.event.Event;
import io.tipoff.event.Execution;
import io.tipoff.event.FeedLost;
import io.tipoff.event.FeedRestored;
import io.tipoff.event.FillReversed;
import io.tipoff.event.FlattenRequested;
import io.tipoff.event.ForeignOrderSeen;
import io.tipoff.event.FundsMoved;
import io.tipoff.event.GameEnded;
import io.tipoff.event.GameEvent;
import io.tipoff.event.GameMatched;
import io.tipoff.event.GameReported;
import io.tipoff.event.InboxBacklog;
import io.tipoff.event.IncentiveListed;
import io.tipoff.event.IncomeReceived;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OddsConfirmed;
import io.tipoff.event.OddsReported;
import io.tipoff.event.OddsSuspended;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderRestored;
import io.tipoff.event.OutlookReported;
import io.tipoff.event.PeriodChanged;
import io.tipoff.event.PlayResumed;
import io.tipoff.event.PlaySuspended;
import io.tipoff.event.PositionRestored;
import io.tipoff.event.RiskRestored;
import io.tipoff.event.ScoreChanged;
import io.tipoff.event.SessionEnded;
import io.tipoff.event.SessionEvent;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.ShutdownRequested;
import io.tipoff.event.StoreBacklog;
import io.tipoff.event.StreamEvent;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.event.TradePrinted;
import io.tipoff.event.TradingPaused;
import io.tipoff.event.TradingResumed;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.journal.CommandEntry;
import io.tipoff.journal.DepartureEntry;
import io.tipoff.journal.Entry;
import io.tipoff.journal.EventEntry;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.Portfolio;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the entries of one session's journal into rows: it follows the account just as the engine
 * does. The same entries always give the same rows.
 */
final class Projection {
  private final Portfolio portfolio = new Portfolio();
  private final AccountCheck check = new AccountCheck(portfolio);
  private final Rows rows;
  private final OrderRows orders;
  private final MoneyRows money;
  private final Map<MarketId, Market> listings = new HashMap<>();
  private final Map<MarketId, Price> results = new HashMap<>();
  private Optional<SessionStarted> started = Optional.empty();
  private long now = Long.MIN_VALUE;
  private boolean restoring = true;
  private boolean balanced;
  private boolean ended;

  /**
   * A session that nothing is known of.
   *
   * @param rows takes the rows
   * @param cashBefore the account's cash in 10^-8 dollar after the session before; null if this is
   *     the first
   */
  Projection(Rows rows, @Nullable Long cashBefore) {
    this.rows = rows;
    this.orders = new OrderRows(portfolio, rows);
    this.money = new MoneyRows(portfolio, rows, cashBefore);
  }

  /** Takes the next entry of the journal. */
  void take(Entry entry) {
    rows.begin(entry.sequence());
    try {
      switch (entry) {
        case EventEntry(_, var event) -> take(event);
        case CommandEntry command -> {
          requireRestored();
          orders.take(command.command(), now);
        }
        case DepartureEntry departure -> orders.left(departure);
      }
    } catch (IllegalStateException e) {
      rows.incident(now, "IMPOSSIBLE", String.valueOf(e.getMessage()));
    }
  }

  /** The first event; empty before it came. */
  Optional<SessionStarted> started() {
    return started;
  }

  /** Whether the last event came. */
  boolean hasEnded() {
    return ended;
  }

  /** The latest time that it was told, nanoseconds since 1970; null before the first event. */
  @Nullable Long now() {
    return now == Long.MIN_VALUE ? null : now;
  }

  /** Cash in 10^-8 dollar; null while the session has not said what it began with. */
  @Nullable Long cash() {
    return balanced ? portfolio.cash().units() : null;
  }

  Portfolio portfolio() {
    return portfolio;
  }

  private void take(Event event) {
    now = Math.max(now, event.time());
    switch (event) {
      case MarketEvent market -> take(market);
      case GameEvent game -> take(game);
      case StreamEvent stream -> take(stream);
      case CommandOutcome outcome -> orders.take(outcome);
      case Execution execution -> {
        requireRestored();
        take(execution);
      }
      case AccountEvent account -> take(account);
      case SessionEvent session -> take(session);
    }
  }

  /** Market data is in the journal alone. */
  private void take(MarketEvent event) {
    switch (event) {
      case MarketListed listed -> list(listed.listing());
      case MarketSettled settled -> {
        Price before = results.put(settled.market(), settled.price());
        if (!settled.price().equals(before)) {
          rows.market(listing(settled.market()), settled.price(), settled.time());
        }
        settle(settled.market());
      }
      case MarketStateChanged _,
          BookChanged _,
          BestPricesChanged _,
          TradePrinted _,
          OutlookReported _,
          IncentiveListed _ -> {}
    }
  }

  private void list(Market listing) {
    Market before = listings.put(listing.id(), listing);
    if (!listing.equals(before)) {
      rows.market(listing, null, null);
    }
  }

  private Market listing(MarketId market) {
    Market known = listings.get(market);
    return known == null ? Market.unknown(market) : known;
  }

  /** Pays what is held in a settled market; news of a fill may come after that of the result. */
  private void settle(MarketId market) {
    @Nullable Price result = results.get(market);
    if (result != null && portfolio.holdings().containsKey(market)) {
      if (!portfolio.holding(market).position().quantity().isZero()) {
        check.changed(market, now);
      }
      money.before(market);
      portfolio.settle(market, result);
      money.settled(market, result, now);
    }
  }

  private void take(Execution execution) {
    Order order = portfolio.order(execution.order());
    money.before(order.market());
    portfolio.apply(execution);
    orders.applied(order, execution);
    if (execution instanceof OrderFilled fill) {
      check.changed(order.market(), now);
      money.filled(order, fill);
    } else if (execution instanceof FillReversed reversed) {
      check.changed(order.market(), now);
      money.reversed(order, reversed);
    }
    settle(order.market());
  }

  private void take(StreamEvent event) {
    switch (event) {
      case StreamLost lost -> rows.incident(now, "STREAM_LOST", lost.reason());
      case StreamRestored _ -> rows.incident(now, "STREAM_RESTORED", "");
      case InboxBacklog backlog ->
          rows.incident(
              now,
              backlog.behind() ? "INBOX_BEHIND" : "INBOX_LEVEL",
              backlog.waiting() + " waiting");
      case StoreBacklog backlog ->
          rows.incident(now, backlog.behind() ? "STORE_BEHIND" : "STORE_LEVEL", backlog.reason());
    }
  }

  /** Scores and odds are in the journal alone; what kept the bot from hearing them is told. */
  private void take(GameEvent event) {
    switch (event) {
      case FeedLost lost ->
          rows.incident(now, "FEED_LOST", about(lost.source(), lost.game()) + lost.reason());
      case FeedRestored restored ->
          rows.incident(now, "FEED_RESTORED", about(restored.source(), restored.game()).strip());
      case GameMatched matched ->
          rows.incident(
              now,
              "GAME_MATCHED",
              matched.source() + " " + matched.game() + " " + matched.fixture());
      case GameEnded ended ->
          rows.incident(
              now,
              "GAME_ENDED",
              ended.source()
                  + " "
                  + ended.game()
                  + " "
                  + ended.homeScore()
                  + "-"
                  + ended.awayScore());
      case GameReported _,
          ScoreChanged _,
          PeriodChanged _,
          PlaySuspended _,
          PlayResumed _,
          OddsReported _,
          OddsConfirmed _,
          OddsSuspended _ -> {}
    }
  }

  private static String about(FeedSource source, Optional<GameId> game) {
    return source + " " + game.map(id -> id + " ").orElse("");
  }

  private void take(AccountEvent event) {
    switch (event) {
      case AccountLost lost -> rows.incident(now, "ACCOUNT_LOST", lost.reason());
      case ForeignOrderSeen foreign ->
          rows.incident(now, "FOREIGN_ORDER", foreign.market() + " " + foreign.venueId());
      case EarlierFillReversed back -> {
        requireRestored();
        money.before(back.market());
        portfolio.apply(back);
        check.changed(back.market(), now);
        money.reversed(back);
        rows.incident(now, "FILL_REVERSED", back.market() + " " + back.trade());
        settle(back.market());
      }
      case AccountReported report -> {
        requireRestored();
        compare(report);
      }
    }
  }

  private void compare(AccountReported report) {
    money.beforeAll();
    AccountCheck.Result result = check.compare(report);
    if (!result.differences().isEmpty()) {
      money.corrected(now);
      rows.incident(now, "DIFFERENCE", String.join("; ", texts(result)));
    }
  }

  private static List<String> texts(AccountCheck.Result result) {
    return result.differences().stream().map(Object::toString).toList();
  }

  private void take(SessionEvent event) {
    switch (event) {
      case SessionStarted start -> started = Optional.of(start);
      case BalanceRestored balance -> {
        balanced = true;
        portfolio.restore(balance.cash());
        money.balanceRestored(now);
      }
      case PositionRestored position -> {
        money.before(position.market());
        portfolio.restore(position);
        money.restored(position);
      }
      case OrderRestored restored -> {
        portfolio.restore(restored);
        orders.restored(restored);
      }
      case RiskRestored risk -> rows.risk(risk);
      case DayTraded _ -> {}
      case FundsMoved moved -> {
        portfolio.restore(portfolio.cash().plus(moved.amount()));
        check.cashChanged(now);
        money.moved(now);
      }
      case IncomeReceived income -> {
        portfolio.restore(portfolio.cash().plus(income.amount()));
        check.cashChanged(now);
        money.income(now);
        rows.incident(now, "INCOME", income.kind() + " " + income.amount());
      }
      case FlattenRequested flatten -> rows.incident(now, "FLATTENING", flatten.reason());
      case BreakerReset reset -> rows.incident(now, "BREAKER_RESET", reset.reason());
      case TradingPaused pause -> rows.incident(now, "PAUSED", pause.reason());
      case TradingResumed resume -> rows.incident(now, "RESUMED", resume.reason());
      case ShutdownRequested stop -> rows.incident(now, "STOPPING", stop.reason());
      case SessionEnded _ -> {
        ended = true;
        rows.incident(now, "ENDED", "");
      }
    }
  }

  /** What trades has restored everything that it will. */
  private void requireRestored() {
    if (restoring && balanced) {
      restoring = false;
      rows.restored(now);
    }
  }
}
