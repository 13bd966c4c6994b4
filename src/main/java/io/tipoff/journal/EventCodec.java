package io.tipoff.journal;

import io.tipoff.event.AccountEvent;
import io.tipoff.event.AccountLost;
import io.tipoff.event.AccountReported;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.BreakerReset;
import io.tipoff.event.ChangeRejected;
import io.tipoff.event.CommandNotSent;
import io.tipoff.event.CommandOutcome;
import io.tipoff.event.DayTraded;
import io.tipoff.event.EarlierFillReversed;
import io.tipoff.event.Event;
import io.tipoff.event.Execution;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.FillReversed;
import io.tipoff.event.FlattenRequested;
import io.tipoff.event.ForeignOrderSeen;
import io.tipoff.event.FundsMoved;
import io.tipoff.event.GameEvent;
import io.tipoff.event.InboxBacklog;
import io.tipoff.event.IncentiveListed;
import io.tipoff.event.IncomeReceived;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OrderAbsent;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderExpired;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderNamed;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderRejected;
import io.tipoff.event.OrderReplaced;
import io.tipoff.event.OrderRestored;
import io.tipoff.event.OutcomeUnknown;
import io.tipoff.event.OutlookReported;
import io.tipoff.event.PositionRestored;
import io.tipoff.event.RejectReason;
import io.tipoff.event.RequestRefused;
import io.tipoff.event.RequestTaken;
import io.tipoff.event.RiskRestored;
import io.tipoff.event.SessionEnded;
import io.tipoff.event.SessionEvent;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.ShutdownRequested;
import io.tipoff.event.StoreBacklog;
import io.tipoff.event.StreamEvent;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.event.TimerFired;
import io.tipoff.event.TradePrinted;
import io.tipoff.event.TradingPaused;
import io.tipoff.event.TradingResumed;
import io.tipoff.game.Outlook;
import io.tipoff.market.Intent;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Side;
import io.tipoff.market.TimeInForce;
import java.util.ArrayList;
import java.util.List;

/** Events to bytes and back: the components of each in the order of their declaration. */
final class EventCodec {
  private EventCodec() {}

  static void write(Event event, Output out) {
    switch (event) {
      case MarketEvent market -> write(market, out);
      case GameEvent game -> GameCodec.write(game, out);
      case StreamEvent stream -> write(stream, out);
      case CommandOutcome outcome -> write(outcome, out);
      case Execution execution -> write(execution, out);
      case AccountEvent account -> write(account, out);
      case SessionEvent session -> write(session, out);
    }
  }

  private static void write(MarketEvent event, Output out) {
    switch (event) {
      case MarketListed(var time, var listing) ->
          MarketCodec.write(listing, out.begin(EventKind.MARKET_LISTED).put(time));
      case MarketStateChanged(var time, var market, var state) ->
          out.begin(EventKind.MARKET_STATE_CHANGED).put(time).put(market).put(state);
      case BookChanged(var time, var market, var bids, var offers) ->
          out.begin(EventKind.BOOK_CHANGED).put(time).put(market).put(bids).put(offers);
      case BestPricesChanged(
              var time,
              var market,
              var bid,
              var bidSize,
              var offer,
              var offerSize) ->
          out.begin(EventKind.BEST_PRICES_CHANGED)
              .put(time)
              .put(market)
              .putNullable(bid, Output::put)
              .putNullable(bidSize, Output::put)
              .putNullable(offer, Output::put)
              .putNullable(offerSize, Output::put);
      case TradePrinted(var time, var market, var price, var quantity, var aggressor) ->
          out.begin(EventKind.TRADE_PRINTED)
              .put(time)
              .put(market)
              .put(price)
              .put(quantity)
              .put(aggressor);
      case MarketSettled(var time, var market, var price) ->
          out.begin(EventKind.MARKET_SETTLED).put(time).put(market).put(price);
      case OutlookReported(var time, var market, var outlook) ->
          out.begin(EventKind.OUTLOOK_REPORTED)
              .put(time)
              .put(market)
              .put(outlook.phase())
              .put(outlook.cause())
              .put(outlook.probability())
              .put(outlook.sigma())
              .put(outlook.origin())
              .put(outlook.stamped())
              .put(outlook.arrived());
      case IncentiveListed(var time, var market, var programs) ->
          out.begin(EventKind.INCENTIVE_LISTED)
              .put(time)
              .put(market)
              .put(programs, MarketCodec::writeProgram);
    }
  }

  private static void write(StreamEvent event, Output out) {
    switch (event) {
      case StreamLost(var time, var reason) ->
          out.begin(EventKind.STREAM_LOST).put(time).put(reason);
      case StreamRestored(var time) -> out.begin(EventKind.STREAM_RESTORED).put(time);
      case InboxBacklog(var time, var waiting, var behind) ->
          out.begin(EventKind.INBOX_BACKLOG).put(time).put(waiting).put(behind);
      case StoreBacklog(var time, var behind, var reason) ->
          out.begin(EventKind.STORE_BACKLOG).put(time).put(behind).put(reason);
    }
  }

  private static void write(CommandOutcome event, Output out) {
    switch (event) {
      case RequestTaken(var time, var command) ->
          out.begin(EventKind.REQUEST_TAKEN).put(time).put(command);
      case RequestRefused(var time, var command, var text) ->
          out.begin(EventKind.REQUEST_REFUSED).put(time).put(command).put(text);
      case CommandNotSent(var time, var command, var reason) ->
          out.begin(EventKind.COMMAND_NOT_SENT).put(time).put(command).put(reason);
      case OutcomeUnknown(var time, var command) ->
          out.begin(EventKind.OUTCOME_UNKNOWN).put(time).put(command);
      case TimerFired(var time, var command) ->
          out.begin(EventKind.TIMER_FIRED).put(time).put(command);
    }
  }

  private static void write(Execution event, Output out) {
    switch (event) {
      case OrderOpened(var time, var order) ->
          out.begin(EventKind.ORDER_OPENED).put(time).put(order);
      case OrderFilled(
              var time,
              var order,
              var price,
              var quantity,
              var liquidity,
              var fee,
              var evidence) ->
          write(
              evidence,
              out.begin(EventKind.ORDER_FILLED)
                  .put(time)
                  .put(order)
                  .put(price)
                  .put(quantity)
                  .put(liquidity)
                  .put(fee));
      case OrderReplaced(var time, var order, var price, var quantity, var goodTill) ->
          out.begin(EventKind.ORDER_REPLACED)
              .put(time)
              .put(order)
              .put(price)
              .put(quantity)
              .put(goodTill);
      case OrderCanceled(var time, var order, var cause, var text) ->
          out.begin(EventKind.ORDER_CANCELED).put(time).put(order).put(cause).put(text);
      case OrderRejected(var time, var order, var reason, var text) ->
          out.begin(EventKind.ORDER_REJECTED).put(time).put(order).put(reason).put(text);
      case OrderExpired(var time, var order) ->
          out.begin(EventKind.ORDER_EXPIRED).put(time).put(order);
      case ChangeRejected(var time, var order, var text) ->
          out.begin(EventKind.CHANGE_REJECTED).put(time).put(order).put(text);
      case OrderNamed(var time, var order, var venueId) ->
          out.begin(EventKind.ORDER_NAMED).put(time).put(order).put(venueId);
      case OrderAbsent(var time, var order) ->
          out.begin(EventKind.ORDER_ABSENT).put(time).put(order);
      case FillReversed(var time, var order, var trade, var price, var quantity, var fee) ->
          out.begin(EventKind.FILL_REVERSED)
              .put(time)
              .put(order)
              .put(trade)
              .put(price)
              .put(quantity)
              .put(fee);
    }
  }

  private static void write(AccountEvent event, Output out) {
    switch (event) {
      case AccountLost(var time, var reason) ->
          out.begin(EventKind.ACCOUNT_LOST).put(time).put(reason);
      case AccountReported(var time, var askedAt, var cash, var positions, var doubtful) -> {
        out.begin(EventKind.ACCOUNT_REPORTED).put(time).put(askedAt).put(cash);
        out.put(positions.size());
        for (AccountReported.Held held : positions) {
          out.put(held.market()).put(held.quantity()).put(held.cost());
        }
        out.put(doubtful.size());
        doubtful.forEach(out::put);
      }
      case ForeignOrderSeen(var time, var market, var venueId) ->
          out.begin(EventKind.FOREIGN_ORDER_SEEN).put(time).put(market).put(venueId);
      case EarlierFillReversed back ->
          out.begin(EventKind.EARLIER_FILL_REVERSED)
              .put(back.time())
              .put(back.order())
              .put(back.trade())
              .put(back.market())
              .put(back.strategy())
              .put(back.side())
              .put(back.price())
              .put(back.quantity())
              .put(back.fee());
    }
  }

  private static void write(SessionEvent event, Output out) {
    switch (event) {
      case SessionStarted(var time, var mode, var configuration, var lastOrder) ->
          out.begin(EventKind.SESSION_STARTED)
              .put(time)
              .put(mode)
              .put(configuration)
              .put(lastOrder);
      case BalanceRestored(var time, var cash) ->
          out.begin(EventKind.BALANCE_RESTORED).put(time).put(cash);
      case PositionRestored(var time, var market, var strategy, var quantity, var cost) ->
          out.begin(EventKind.POSITION_RESTORED)
              .put(time)
              .put(market)
              .put(strategy)
              .put(quantity)
              .put(cost);
      case RiskRestored(
              var time,
              var highWaterMark,
              var dayStart,
              var dayEnds,
              var dayTripped,
              var drawdownTripped,
              var breakerLatched,
              var breakerReason,
              var jumped) -> {
        out.begin(EventKind.RISK_RESTORED)
            .put(time)
            .put(highWaterMark)
            .put(dayStart)
            .put(dayEnds)
            .put(dayTripped)
            .put(drawdownTripped)
            .put(breakerLatched)
            .put(breakerReason);
        out.put(jumped.size());
        jumped.forEach(out::put);
      }
      case FundsMoved(var time, var amount) ->
          out.begin(EventKind.FUNDS_MOVED).put(time).put(amount);
      case BreakerReset(var time, var reason) ->
          out.begin(EventKind.BREAKER_RESET).put(time).put(reason);
      case OrderRestored restored -> write(restored, out);
      case DayTraded(var time, var market, var contracts, var notional) ->
          out.begin(EventKind.DAY_TRADED).put(time).put(market).put(contracts).put(notional);
      case IncomeReceived(var time, var amount, var kind) ->
          out.begin(EventKind.INCOME_RECEIVED).put(time).put(amount).put(kind);
      case TradingPaused(var time, var reason) ->
          out.begin(EventKind.TRADING_PAUSED).put(time).put(reason);
      case TradingResumed(var time, var reason) ->
          out.begin(EventKind.TRADING_RESUMED).put(time).put(reason);
      case FlattenRequested(var time, var reason, var all, var patience, var collarTicks) ->
          out.begin(EventKind.FLATTEN_REQUESTED)
              .put(time)
              .put(reason)
              .put(all)
              .put(patience)
              .put(collarTicks);
      case ShutdownRequested(var time, var reason) ->
          out.begin(EventKind.SHUTDOWN_REQUESTED).put(time).put(reason);
      case SessionEnded(var time) -> out.begin(EventKind.SESSION_ENDED).put(time);
    }
  }

  private static void write(FillEvidence evidence, Output out) {
    out.put(evidence.kind())
        .put(evidence.price())
        .put(evidence.quantity())
        .put(evidence.seenAt())
        .put(evidence.trade());
  }

  private static void write(OrderRestored event, Output out) {
    out.begin(EventKind.ORDER_RESTORED)
        .put(event.time())
        .put(event.order())
        .put(event.venueId())
        .put(event.strategy())
        .put(event.market())
        .put(event.intent())
        .put(event.price())
        .put(event.quantity())
        .put(event.filled())
        .put(event.timeInForce())
        .put(event.goodTill())
        .put(event.postOnly());
  }

  private static OrderRestored readRestored(long time, Input in) {
    return new OrderRestored(
        time,
        in.getOrderId(),
        in.getString(),
        in.getString(),
        in.getMarketId(),
        in.getEnum(Intent.class),
        in.getPrice(),
        in.getQuantity(),
        in.getQuantity(),
        in.getEnum(TimeInForce.class),
        in.getOptionalLong(),
        in.getBoolean());
  }

  /**
   * Reads the event of a kind.
   *
   * @throws IllegalArgumentException if the bytes are not one
   */
  static Event read(EventKind kind, Input in) {
    long time = in.getLong();
    return switch (kind) {
      case MARKET_LISTED -> new MarketListed(time, MarketCodec.read(in));
      case MARKET_STATE_CHANGED ->
          new MarketStateChanged(time, in.getMarketId(), in.getEnum(MarketState.class));
      case BOOK_CHANGED ->
          new BookChanged(time, in.getMarketId(), in.getLadder(Side.BUY), in.getLadder(Side.SELL));
      case BEST_PRICES_CHANGED ->
          new BestPricesChanged(
              time,
              in.getMarketId(),
              in.getNullable(Input::getPrice),
              in.getNullable(Input::getQuantity),
              in.getNullable(Input::getPrice),
              in.getNullable(Input::getQuantity));
      case TRADE_PRINTED ->
          new TradePrinted(
              time, in.getMarketId(), in.getPrice(), in.getQuantity(), in.getEnum(Side.class));
      case MARKET_SETTLED -> new MarketSettled(time, in.getMarketId(), in.getPrice());
      case OUTLOOK_REPORTED ->
          new OutlookReported(
              time,
              in.getMarketId(),
              new Outlook(
                  in.getEnum(Outlook.Phase.class),
                  in.getEnum(Outlook.Cause.class),
                  in.getDouble(),
                  in.getDouble(),
                  in.getString(),
                  in.getLong(),
                  in.getLong()));
      case INCENTIVE_LISTED ->
          new IncentiveListed(time, in.getMarketId(), in.getList(MarketCodec::readProgram));

      case GAME_MATCHED,
          GAME_REPORTED,
          SCORE_CHANGED,
          PERIOD_CHANGED,
          PLAY_SUSPENDED,
          PLAY_RESUMED,
          GAME_ENDED,
          ODDS_REPORTED,
          ODDS_CONFIRMED,
          ODDS_SUSPENDED,
          FEED_LOST,
          FEED_RESTORED ->
          GameCodec.read(kind, time, in);

      case STREAM_LOST -> new StreamLost(time, in.getString());
      case STREAM_RESTORED -> new StreamRestored(time);
      case INBOX_BACKLOG -> new InboxBacklog(time, in.getInt(), in.getBoolean());
      case STORE_BACKLOG -> new StoreBacklog(time, in.getBoolean(), in.getString());

      case REQUEST_TAKEN -> new RequestTaken(time, in.getCommandId());
      case REQUEST_REFUSED -> new RequestRefused(time, in.getCommandId(), in.getString());
      case COMMAND_NOT_SENT ->
          new CommandNotSent(time, in.getCommandId(), in.getEnum(CommandNotSent.Reason.class));
      case OUTCOME_UNKNOWN -> new OutcomeUnknown(time, in.getCommandId());
      case TIMER_FIRED -> new TimerFired(time, in.getCommandId());

      case ORDER_OPENED -> new OrderOpened(time, in.getOrderId());
      case ORDER_FILLED ->
          new OrderFilled(
              time,
              in.getOrderId(),
              in.getPrice(),
              in.getQuantity(),
              in.getEnum(Liquidity.class),
              in.getMoney(),
              readEvidence(in));
      case ORDER_REPLACED ->
          new OrderReplaced(
              time, in.getOrderId(), in.getPrice(), in.getQuantity(), in.getOptionalLong());
      case ORDER_CANCELED ->
          new OrderCanceled(
              time, in.getOrderId(), in.getEnum(OrderCanceled.Cause.class), in.getString());
      case ORDER_REJECTED ->
          new OrderRejected(time, in.getOrderId(), in.getEnum(RejectReason.class), in.getString());
      case ORDER_EXPIRED -> new OrderExpired(time, in.getOrderId());
      case CHANGE_REJECTED -> new ChangeRejected(time, in.getOrderId(), in.getString());
      case ORDER_NAMED -> new OrderNamed(time, in.getOrderId(), in.getString());
      case ORDER_ABSENT -> new OrderAbsent(time, in.getOrderId());
      case FILL_REVERSED ->
          new FillReversed(
              time,
              in.getOrderId(),
              in.getString(),
              in.getPrice(),
              in.getQuantity(),
              in.getMoney());

      case SESSION_STARTED ->
          new SessionStarted(time, in.getString(), in.getString(), in.getLong());
      case BALANCE_RESTORED -> new BalanceRestored(time, in.getMoney());
      case POSITION_RESTORED ->
          new PositionRestored(
              time, in.getMarketId(), in.getString(), in.getQuantity(), in.getMoney());
      case RISK_RESTORED ->
          new RiskRestored(
              time,
              in.getMoney(),
              in.getMoney(),
              in.getLong(),
              in.getBoolean(),
              in.getBoolean(),
              in.getString(),
              in.getString(),
              readMarkets(in));
      case FUNDS_MOVED -> new FundsMoved(time, in.getMoney());
      case BREAKER_RESET -> new BreakerReset(time, in.getString());
      case ORDER_RESTORED -> readRestored(time, in);
      case DAY_TRADED -> new DayTraded(time, in.getMarketId(), in.getQuantity(), in.getMoney());
      case INCOME_RECEIVED -> new IncomeReceived(time, in.getMoney(), in.getString());
      case TRADING_PAUSED -> new TradingPaused(time, in.getString());
      case TRADING_RESUMED -> new TradingResumed(time, in.getString());
      case FLATTEN_REQUESTED ->
          new FlattenRequested(time, in.getString(), in.getBoolean(), in.getLong(), in.getInt());
      case SHUTDOWN_REQUESTED -> new ShutdownRequested(time, in.getString());
      case SESSION_ENDED -> new SessionEnded(time);

      case ACCOUNT_LOST -> new AccountLost(time, in.getString());
      case ACCOUNT_REPORTED ->
          new AccountReported(
              time, in.getLong(), in.getMoney(), readPositions(in), readMarkets(in));
      case FOREIGN_ORDER_SEEN -> new ForeignOrderSeen(time, in.getMarketId(), in.getString());
      case EARLIER_FILL_REVERSED ->
          new EarlierFillReversed(
              time,
              in.getOrderId(),
              in.getString(),
              in.getMarketId(),
              in.getString(),
              in.getEnum(Side.class),
              in.getPrice(),
              in.getQuantity(),
              in.getMoney());
    };
  }

  private static FillEvidence readEvidence(Input in) {
    return new FillEvidence(
        in.getEnum(FillEvidence.Kind.class),
        in.getPrice(),
        in.getQuantity(),
        in.getLong(),
        in.getString());
  }

  private static List<MarketId> readMarkets(Input in) {
    int size = in.getInt();
    List<MarketId> markets = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      markets.add(in.getMarketId());
    }
    return markets;
  }

  private static List<AccountReported.Held> readPositions(Input in) {
    int size = in.getInt();
    List<AccountReported.Held> positions = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      positions.add(new AccountReported.Held(in.getMarketId(), in.getQuantity(), in.getMoney()));
    }
    return positions;
  }
}
