package io.tipoff.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.Event;
import io.tipoff.event.FillEvidence;
import io.tipoff.game.BookOdds;
import io.tipoff.game.GameClock;
import io.tipoff.game.GameState;
import io.tipoff.game.MarketSide;
import io.tipoff.game.Outlook;
import io.tipoff.game.SideOdds;
import io.tipoff.game.Situation;
import io.tipoff.market.LiquidityProgram;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Question;
import io.tipoff.market.TradingRules;
import io.tipoff.portfolio.OrderTerms;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds what old files depend on: a new type adds a line, and whoever must change one gives the
 * format a new version.
 */
class FormatTest {
  /** The records that are written as parts of others. */
  private static final List<Class<?>> PARTS =
      List.of(
          Market.class,
          TradingRules.class,
          Listing.class,
          Question.class,
          Outlook.class,
          LiquidityProgram.class,
          FillEvidence.class,
          GameState.class,
          GameClock.class,
          Situation.Football.class,
          Situation.Baseball.class,
          BookOdds.class,
          SideOdds.class,
          MarketSide.class,
          OrderTerms.class);

  private static final String FORMAT =
      """
      1 MarketListed(time:long, listing:Market)
      2 MarketStateChanged(time:long, market:MarketId, state:MarketState)
      3 BookChanged(time:long, market:MarketId, bids:Ladder, offers:Ladder)
      4 BestPricesChanged(time:long, market:MarketId, bid:Price, bidSize:Quantity, offer:Price, offerSize:Quantity)
      5 TradePrinted(time:long, market:MarketId, price:Price, quantity:Quantity, aggressor:Side)
      6 MarketSettled(time:long, market:MarketId, price:Price)
      7 OutlookReported(time:long, market:MarketId, outlook:Outlook)
      8 IncentiveListed(time:long, market:MarketId, programs:List<LiquidityProgram>)
      601 GameMatched(time:long, game:GameId, source:FeedSource, fixture:String, homeTeam:String, awayTeam:String, markets:List<MarketSide>, confidence:double)
      602 GameReported(time:long, game:GameId, source:FeedSource, trueAt:long, state:GameState)
      603 ScoreChanged(time:long, game:GameId, source:FeedSource, trueAt:long, homeScore:int, awayScore:int)
      604 PeriodChanged(time:long, game:GameId, source:FeedSource, trueAt:long, period:int)
      605 PlaySuspended(time:long, game:GameId, source:FeedSource, trueAt:long, reason:String)
      606 PlayResumed(time:long, game:GameId, source:FeedSource, trueAt:long)
      607 GameEnded(time:long, game:GameId, source:FeedSource, trueAt:long, homeScore:int, awayScore:int)
      608 OddsReported(time:long, game:GameId, source:FeedSource, odds:BookOdds)
      609 OddsConfirmed(time:long, game:GameId, source:FeedSource, polledAt:long)
      610 OddsSuspended(time:long, game:GameId, source:FeedSource, sportsbook:String, question:Question, selection:Selection)
      611 FeedLost(time:long, source:FeedSource, game:Optional<GameId>, reason:String)
      612 FeedRestored(time:long, source:FeedSource, game:Optional<GameId>)
      101 StreamLost(time:long, reason:String)
      102 StreamRestored(time:long)
      103 InboxBacklog(time:long, waiting:int, behind:boolean)
      104 StoreBacklog(time:long, behind:boolean, reason:String)
      201 RequestTaken(time:long, command:CommandId)
      202 RequestRefused(time:long, command:CommandId, text:String)
      203 CommandNotSent(time:long, command:CommandId, reason:CommandNotSent$Reason)
      204 OutcomeUnknown(time:long, command:CommandId)
      205 TimerFired(time:long, command:CommandId)
      308 OrderNamed(time:long, order:OrderId, venueId:String)
      301 OrderOpened(time:long, order:OrderId)
      302 OrderFilled(time:long, order:OrderId, price:Price, quantity:Quantity, liquidity:Liquidity, fee:Money, evidence:FillEvidence)
      310 FillReversed(time:long, order:OrderId, trade:String, price:Price, quantity:Quantity, fee:Money)
      303 OrderReplaced(time:long, order:OrderId, price:Price, quantity:Quantity, goodTill:OptionalLong)
      304 OrderCanceled(time:long, order:OrderId, cause:OrderCanceled$Cause, text:String)
      305 OrderRejected(time:long, order:OrderId, reason:RejectReason, text:String)
      306 OrderExpired(time:long, order:OrderId)
      307 ChangeRejected(time:long, order:OrderId, text:String)
      309 OrderAbsent(time:long, order:OrderId)
      501 AccountLost(time:long, reason:String)
      502 AccountReported(time:long, askedAt:long, cash:Money, positions:List<AccountReported$Held>, doubtful:List<MarketId>)
      503 ForeignOrderSeen(time:long, market:MarketId, venueId:String)
      504 EarlierFillReversed(time:long, order:OrderId, trade:String, market:MarketId, strategy:String, side:Side, price:Price, quantity:Quantity, fee:Money)
      401 SessionStarted(time:long, mode:String, configuration:String, lastOrder:long)
      402 BalanceRestored(time:long, cash:Money)
      403 PositionRestored(time:long, market:MarketId, strategy:String, quantity:Quantity, cost:Money)
      410 OrderRestored(time:long, order:OrderId, venueId:String, strategy:String, market:MarketId, intent:Intent, price:Price, quantity:Quantity, filled:Quantity, timeInForce:TimeInForce, goodTill:OptionalLong, postOnly:boolean)
      404 RiskRestored(time:long, highWaterMark:Money, dayStart:Money, dayEnds:long, dayTripped:boolean, drawdownTripped:boolean, breakerLatched:String, breakerReason:String, jumped:List<MarketId>)
      415 DayTraded(time:long, market:MarketId, contracts:Quantity, notional:Money)
      407 FundsMoved(time:long, amount:Money)
      409 BreakerReset(time:long, reason:String)
      414 IncomeReceived(time:long, amount:Money, kind:String)
      411 TradingPaused(time:long, reason:String)
      412 TradingResumed(time:long, reason:String)
      413 FlattenRequested(time:long, reason:String, all:boolean, patience:long, collarTicks:int)
      405 ShutdownRequested(time:long, reason:String)
      406 SessionEnded(time:long)
      1001 SubmitOrder(id:CommandId, order:OrderId, strategy:String, terms:OrderTerms, exit:boolean)
      1002 ReplaceOrder(id:CommandId, order:OrderId, terms:OrderTerms, exit:boolean)
      1003 CancelOrder(id:CommandId, order:OrderId, market:MarketId)
      1004 SetTimer(id:CommandId, at:long)
      Market(id:MarketId, rules:Optional<TradingRules>, curve:FeeCurve, feeCoefficient:Optional<BigDecimal>, listing:Listing, assumed:boolean)
      TradingRules(tick:Tick, minimum:Quantity)
      Listing(event:String, league:String, longTeam:String, shortTeam:String, endsAt:OptionalLong, question:Question)
      Question(kind:Question$Kind, line:int)
      Outlook(phase:Outlook$Phase, cause:Outlook$Cause, probability:double, sigma:double, origin:String, stamped:long, arrived:long)
      LiquidityProgram(id:String, start:long, end:OptionalLong, pool:Money, discountFactor:double, targetSize:Quantity, maxSpread:Optional<Money>)
      FillEvidence(kind:FillEvidence$Kind, price:Price, quantity:Quantity, seenAt:long, trade:String)
      GameState(league:String, homeTeam:String, awayTeam:String, homeScore:int, awayScore:int, status:GameStatus, period:int, clock:Optional<GameClock>, situation:Optional<Situation>)
      GameClock(left:long, running:boolean)
      Football(possession:TeamSide, down:int, distance:int, yardsToGoal:int)
      Baseball(batting:TeamSide, outs:int, runners:int, balls:int, strikes:int)
      BookOdds(sportsbook:String, question:Question, main:boolean, sides:List<SideOdds>, limit:Optional<Money>, quotedAt:long, polledAt:long)
      SideOdds(selection:Selection, decimal:OptionalDouble)
      MarketSide(market:MarketId, longSide:Selection)
      OrderTerms(market:MarketId, intent:Intent, price:Price, quantity:Quantity, timeInForce:TimeInForce, goodTill:OptionalLong, postOnly:boolean)
      """;

  private final Output out = new Output();
  private final Specimens specimens = new Specimens(1);

  @Test
  void shouldKeepEveryNumberAndTheComponentsBehindIt() {
    var lines =
        Stream.of(
                Specimens.concrete(Event.class).stream().map(this::describeEvent),
                Specimens.concrete(RecordedCommand.class).stream().map(this::describeCommand),
                PARTS.stream().map(FormatTest::describe))
            .flatMap(Function.identity());
    assertThat(lines.collect(Collectors.joining("\n"))).isEqualTo(FORMAT.strip());
  }

  @Test
  void shouldKeepTheBytes() {
    EventCodec.write(
        new BestPricesChanged(
            0x0102, new MarketId("bos"), Price.ofUnits(4500), Quantity.ofContracts(3), null, null),
        out);
    out.seal(7);
    assertThat(HexFormat.of().formatHex(out.bytes(), 0, out.paddedLength()))
        .isEqualTo(
            "5ac207f0"
                + "33000000"
                + "0700000000000000"
                + "04000000"
                + "0201000000000000"
                + "03000000626f73"
                + "0194110000"
                + "013075000000000000"
                + "00"
                + "00"
                + "0000000000");
  }

  private String describeEvent(Class<?> type) {
    EventCodec.write((Event) specimens.record(type), out);
    return kind() + " " + describe(type);
  }

  private String describeCommand(Class<?> type) {
    CommandCodec.write((RecordedCommand) specimens.record(type), out);
    return kind() + " " + describe(type);
  }

  private int kind() {
    return (int) Format.INT.get(out.bytes(), Format.RECORD_HEADER);
  }

  private static String describe(Class<?> type) {
    return Stream.of(type.getRecordComponents())
        .map(component -> component.getName() + ":" + component.getGenericType().getTypeName())
        .map(component -> component.replaceAll("[a-z]+\\.", ""))
        .collect(Collectors.joining(", ", type.getSimpleName() + "(", ")"));
  }
}
