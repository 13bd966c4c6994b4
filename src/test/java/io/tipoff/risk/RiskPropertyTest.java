package io.tipoff.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.book.BookRules;
import io.tipoff.book.Books;
import io.tipoff.book.Markets;
import io.tipoff.event.BookChanged;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderReplaced;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Intent;
import io.tipoff.market.Ladder;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Question;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.portfolio.Collateral;
import io.tipoff.portfolio.Collateral.Claim;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.portfolio.Portfolio;
import io.tipoff.risk.Decision.Approved;
import io.tipoff.risk.Decision.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random games, books, orders, fills and results, a million steps of them. */
class RiskPropertyTest {
  private static final int STEPS = 1_000_000;
  private static final int GAMES = 8;
  private static final long SECOND = 1_000_000_000L;
  private static final int CENT = 100;
  private static final Money CASH = Money.of("60");
  private static final ExposureLimits EXPOSURE =
      new ExposureLimits(
          Money.of("30"),
          Money.of("60"),
          Money.of("70"),
          Money.of("40"),
          14,
          Quantity.of("150"),
          1_000,
          List.of());
  private static final RiskLimits LIMITS =
      new RiskLimits(
              Money.of("20"),
              Money.of("90"),
              2,
              Quantity.of("2"),
              Price.of("0.03"),
              Price.of("0.97"),
              20,
              Money.of("25"),
              4_000)
          .with(EXPOSURE);

  private record Game(
      String name, String league, String home, String away, List<MarketId> markets) {}

  /**
   * How a game ended.
   *
   * @param winner the number of the market that pays where at most one does; -1 for none
   */
  private record Result(int lead, int total, int winner) {}

  private final Random random = new Random(20_261_123);
  private final Markets markets = new Markets();
  private final Books books = new Books(new BookRules(Duration.ofDays(1), Money.of("0.90")));
  private final Portfolio portfolio = new Portfolio();
  private final RiskBook risk = RiskBook.of(LIMITS, portfolio);
  private final FeeSchedule fees =
      new FeeSchedule(
          List.of(new FeeSchedule.Entry(0, FeeCurve.STANDARD, FeeRates.of("0.0695", "-0.0125"))));
  private final RiskGate gate = new RiskGate(LIMITS, fees, markets, books, portfolio, risk);
  private final List<Game> games = new ArrayList<>();
  private final Map<Limit, Integer> met = new EnumMap<>(Limit.class);
  private long now = Desk.NOW;
  private long orders;
  private int names;
  private int exits;
  private int exitsInTrouble;
  private int settledWithLoss;
  private int voided;
  private int returns;
  private int keptIn;

  @Test
  void shouldHoldEveryLimitThroughAMillionSteps() {
    portfolio.restore(CASH);
    portfolio.returnCollateral();
    risk.losses().start(portfolio.equity());
    for (int i = 0; i < GAMES; i++) {
      games.add(game());
    }
    for (int step = 0; step < STEPS; step++) {
      now += 1 + random.nextInt((int) SECOND) * 30L;
      int kind = random.nextInt(1_000);
      if (kind < 350) {
        propose();
      } else if (kind < 450) {
        replace();
      } else if (kind < 550) {
        exit();
      } else if (kind < 750) {
        fillOrCancel();
      } else if (kind < 980) {
        move();
      } else if (kind < 988) {
        trouble();
      } else if (kind < 992) {
        settle();
      }
    }
    assertThat(met.keySet()).as("limits that bound").containsAll(bindable());
    assertThat(exits).isGreaterThan(5_000);
    assertThat(exitsInTrouble).isGreaterThan(1_000);
    assertThat(settledWithLoss).isGreaterThan(500);
    assertThat(voided).isGreaterThan(200);
    assertThat(returns).as("fills with collateral returned").isGreaterThan(1_000);
    assertThat(keptIn).as("exits that collateral keeps in").isPositive();
  }

  private static Set<Limit> bindable() {
    return EnumSet.of(
        Limit.MARKET_LOSS,
        Limit.EVENT_LOSS,
        Limit.LEAGUE_LOSS,
        Limit.SETTLEMENT_DAY_LOSS,
        Limit.GROUP_LOSS,
        Limit.TOTAL_LOSS,
        Limit.POSITIONS,
        Limit.DAILY_VOLUME,
        Limit.CASH_BUFFER,
        Limit.BUYING_POWER,
        Limit.COLLATERAL_RETURN,
        Limit.ORDERS_PER_SIDE,
        Limit.BREAKER,
        Limit.DAILY_LOSS,
        Limit.DRAWDOWN);
  }

  private Game game() {
    String name = "game" + ++names;
    int home = random.nextInt(6);
    int away = (home + 1 + random.nextInt(5)) % 6;
    String league = random.nextBoolean() ? "nba" : "nhl";
    Game game = new Game(name, league, "team" + home, "team" + away, new ArrayList<>());
    long ends = now + (1L + random.nextInt(3)) * 86_400 * SECOND;
    boolean season = random.nextInt(3) == 0;
    for (int i = 0; i < 5; i++) {
      boolean ofHome = random.nextBoolean();
      Question question =
          switch (season ? -1 : random.nextInt(6)) {
            case -1 -> Question.FUTURE;
            case 5 -> Question.total(20_000 + (random.nextInt(4) * 5 + i) * 50);
            case 0 -> Question.WINNER;
            case 1 -> Question.spread(((random.nextInt(8) - 4) * 5 + i) * 50);
            case 2 -> Question.total(20_000 + (random.nextInt(4) * 5 + i) * 50);
            case 3 -> random.nextBoolean() ? Question.OUTRIGHT : Question.DRAW;
            default -> Question.UNKNOWN;
          };
      boolean teamless =
          question.kind() == Question.Kind.TOTAL || question.kind() == Question.Kind.DRAW;
      String team = season ? "team" + i : teamless ? "" : ofHome ? game.home() : game.away();
      MarketId id = new MarketId(name + "-" + i);
      TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.of("1"));
      Listing listing = new Listing(name, league, team, "", OptionalLong.of(ends), question);
      MarketListed listed =
          new MarketListed(
              now,
              new Market(
                  id, Optional.of(rules), FeeCurve.STANDARD, Optional.empty(), listing, false));
      markets.apply(listed);
      risk.exposures().apply(listed);
      portfolio.list(listed.listing());
      markets.apply(new MarketStateChanged(now, id, MarketState.OPEN));
      game.markets().add(id);
      book(id, 10 + random.nextInt(80));
    }
    return game;
  }

  private Game anyGame() {
    return games.get(random.nextInt(games.size()));
  }

  private MarketId any() {
    Game game = anyGame();
    return game.markets().get(random.nextInt(game.markets().size()));
  }

  private void book(MarketId market, int cents) {
    Quantity size = Quantity.of("100");
    Price bid = Price.ofUnits((cents - 1) * CENT);
    Price offer = Price.ofUnits((cents + 1) * CENT);
    books.apply(new BookChanged(now, market, Ladder.of(bid, size), Ladder.of(offer, size)));
    Holding holding = portfolio.holding(market);
    if (!holding.position().quantity().isZero()) {
      portfolio.mark(holding, holding.position().quantity().isPositive() ? bid : offer);
    }
    risk.losses().update(now, portfolio.equity());
  }

  private void move() {
    MarketId market = any();
    int middle = (int) (PriceRange.doubleMiddle(books.book(market)) / 2 / CENT);
    book(market, Math.clamp(middle + random.nextInt(7) - 3, 4, 96));
  }

  private void trouble() {
    if (random.nextInt(3) == 0) {
      risk.breaker().differed("test");
    } else {
      risk.reset();
    }
  }

  private OrderTerms terms(MarketId market, Side side, int quantity) {
    boolean takes = random.nextInt(4) == 0;
    Price touch = books.book(market).resting(takes ? side.opposite() : side).price(0);
    Price price = Tick.of("0.01").move(touch, takes ? 0 : random.nextInt(2) * -sign(side));
    Quantity contracts = Quantity.ofContracts(quantity);
    Intent intent = Intent.opening(side);
    return takes
        ? OrderTerms.immediate(market, intent, price, contracts)
        : OrderTerms.quote(market, intent, price, contracts);
  }

  private static int sign(Side side) {
    return side == Side.BUY ? 1 : -1;
  }

  private void propose() {
    MarketId market = any();
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    ask(terms(market, side, 1 + random.nextInt(60)), null);
  }

  private void replace() {
    Order order = anyOrder();
    if (order != null && order.state().isSettledIn() && order.terms().timeInForce().rests()) {
      OrderTerms terms = terms(order.market(), order.side(), 1 + random.nextInt(60));
      OrderTerms wanted = order.terms().with(terms.price(), terms.quantity());
      if (terms.postOnly() && wanted.quantity().compareTo(order.filled()) > 0) {
        ask(wanted, order);
      }
    }
  }

  private void ask(OrderTerms terms, Order replaces) {
    Holding holding = portfolio.holding(terms.market());
    EventExposure event = risk.exposures().event(holding);
    long before = event.loss();
    Decision decision = gate.decide(new Proposal("test", terms, replaces), now);
    switch (decision) {
      case Refused refused -> met.merge(refused.limit(), 1, Integer::sum);
      case Approved approved -> {
        if (approved.bound() != null) {
          met.merge(approved.bound().limit(), 1, Integer::sum);
          assertThat(approved.terms().quantity()).isLessThan(terms.quantity());
        }
        boolean entry = !approved.isExit();
        if (entry) {
          assertCash(approved.terms(), replaces, holding);
          assertThat(risk.level()).isEqualTo(BreakerLevel.NORMAL);
        }
        send(approved, replaces);
        if (entry) {
          assertLimits(holding, event, before, terms.side());
        }
      }
    }
  }

  private void send(Approved approved, Order replaces) {
    if (replaces != null) {
      portfolio.requestReplacement(replaces.id(), approved.terms());
      return;
    }
    OrderId id = new OrderId(++orders);
    portfolio.submit(id, "test", approved.terms());
    portfolio.apply(new OrderOpened(now, id));
  }

  /** Before the order is sent: what the venue would demand of the instrument is there. */
  private void assertCash(OrderTerms terms, Order replaces, Holding holding) {
    List<Claim> claims = new ArrayList<>();
    for (Order order : holding.liveOrders()) {
      if (order != replaces) {
        claims.add(new Claim(order.side(), order.price(), order.leaves()));
      }
    }
    Quantity leaves =
        replaces == null ? terms.quantity() : terms.quantity().minus(replaces.filled());
    claims.add(new Claim(terms.side(), terms.price(), leaves));
    Money needed = Collateral.requirement(holding.position().quantity(), claims);
    assertThat(needed).isLessThanOrEqualTo(freeFor(holding.market()));
  }

  private Money free() {
    Money free = portfolio.cash();
    for (Game game : games) {
      for (MarketId market : game.markets()) {
        free = free.minus(Collateral.locked(portfolio.holding(market).position().quantity()));
      }
      free = free.plus(returned(game));
    }
    return free;
  }

  private Money freeFor(MarketId market) {
    Game game = games.stream().filter(each -> each.markets().contains(market)).findFirst().get();
    Money others = portfolio.free().minus(portfolio.returned().of(market));
    assertThat(portfolio.freeFor(market)).isEqualTo(others);
    assertThat(portfolio.returned().of(market)).isLessThanOrEqualTo(returned(game));
    return portfolio.freeFor(market);
  }

  /** Worked out without the code under test: what the venue gives back for a game. */
  private Money returned(Game game) {
    Map<String, NavigableMap<Integer, Long>> ladders = new TreeMap<>();
    long shorts = 0;
    long largest = 0;
    for (MarketId market : game.markets()) {
      Listing listing = markets.market(market).listing();
      Question question = listing.question();
      long held = portfolio.holding(market).position().quantity().units();
      switch (question.kind()) {
        case FUTURE, OUTRIGHT, DRAW -> {
          shorts += Math.max(0, -held);
          largest = Math.max(largest, -held);
        }
        case SPREAD, TOTAL -> {
          int line = question.kind() == Question.Kind.SPREAD ? -question.line() : question.line();
          ladders
              .computeIfAbsent(question.kind() + listing.longTeam(), _ -> new TreeMap<>())
              .merge(line, held, Long::sum);
        }
        case WINNER, UNKNOWN -> {}
      }
    }
    long sum = shorts - largest;
    for (NavigableMap<Integer, Long> ladder : ladders.values()) {
      for (int shorted : ladder.descendingKeySet()) {
        for (int held : ladder.headMap(shorted, false).descendingKeySet()) {
          long pair = Math.min(-ladder.get(shorted), ladder.get(held));
          if (pair > 0) {
            ladder.merge(shorted, pair, Long::sum);
            ladder.merge(held, -pair, Long::sum);
            sum += pair;
          }
        }
      }
    }
    return Money.dollarPerContract(new Quantity(sum));
  }

  /** After it is sent: no limit is exceeded that it made worse. */
  private void assertLimits(Holding holding, EventExposure event, long before, Side side) {
    assertThat(holding.worstLoss()).isLessThanOrEqualTo(LIMITS.marketLoss());
    assertThat(risk.exposures().positions()).isLessThanOrEqualTo(EXPOSURE.positions());
    long count = holding.liveOrders().stream().filter(order -> order.side() == side).count();
    assertThat(count).isLessThanOrEqualTo(LIMITS.ordersPerSide());
    Quantity volume =
        risk.volumes()
            .of(holding.market(), now)
            .plus(holding.working(Side.BUY, null))
            .plus(holding.working(Side.SELL, null));
    assertThat(volume).isLessThanOrEqualTo(EXPOSURE.dailyVolume());
    if (event.loss() > before) {
      assertThat(new Money(event.loss())).isLessThanOrEqualTo(EXPOSURE.eventLoss());
      for (ExposureGroup group : event.groups()) {
        Money limit =
            switch (group.kind()) {
              case PORTFOLIO -> LIMITS.totalLoss();
              case LEAGUE -> EXPOSURE.leagueLoss();
              case DAY -> EXPOSURE.settlementDayLoss();
              case CORRELATED -> EXPOSURE.groupLoss();
            };
        assertThat(group.loss()).as(group.name()).isLessThanOrEqualTo(limit);
      }
    }
  }

  /** Valid at the venue: open, on a tick, inside the collar, no more than is held and free. */
  private void exit() {
    MarketId market = any();
    Holding holding = portfolio.holding(market);
    Quantity held = holding.position().quantity();
    Side side = held.isPositive() ? Side.SELL : Side.BUY;
    Quantity closable = holding.closable(side, null);
    if (!closable.isPositive()) {
      return;
    }
    Quantity quantity = Quantity.ofContracts(1 + random.nextInt(60)).min(closable);
    Price price = books.book(market).resting(side.opposite()).price(0);
    for (Order order : List.copyOf(holding.liveOrders())) {
      if (order.side() != side && side.crosses(price, order.dearestPrice())) {
        finish(order);
      }
    }
    OrderTerms terms = OrderTerms.immediate(market, Intent.closing(side), price, quantity);
    Decision decision = gate.decide(new Proposal("test", terms, null), now);
    if (isKeptIn(holding, terms)) {
      keptIn++;
      return;
    }
    assertThat(decision).isInstanceOf(Approved.class);
    assertThat(((Approved) decision).terms()).isEqualTo(terms);
    exits++;
    exitsInTrouble += risk.level() == BreakerLevel.NORMAL ? 0 : 1;
    send((Approved) decision, null);
  }

  /** Whether closing would end a return of collateral that is spent. */
  private boolean isKeptIn(Holding holding, OrderTerms terms) {
    List<Claim> claims = holding.claimsWith(terms, null);
    Money fee =
        fees.rates(markets.market(terms.market()), now)
            .orElseThrow()
            .fee(Liquidity.TAKER, terms.price(), terms.quantity());
    Money closing =
        portfolio
            .returned()
            .closing(terms.market(), terms.side(), holding.position().quantity(), claims);
    return closing.isPositive() && closing.plus(fee).isAbove(portfolio.free());
  }

  private void finish(Order order) {
    portfolio.apply(new OrderCanceled(now, order.id(), OrderCanceled.Cause.REQUESTED, ""));
  }

  private Order anyOrder() {
    List<Order> live = portfolio.holding(any()).liveOrders();
    return live.isEmpty() ? null : live.get(random.nextInt(live.size()));
  }

  private void fillOrCancel() {
    Order order = anyOrder();
    if (order == null) {
      return;
    }
    if (order.wanted() != null && random.nextBoolean()) {
      OrderTerms wanted = order.wanted();
      if (wanted.quantity().compareTo(order.filled()) >= 0) {
        portfolio.apply(
            new OrderReplaced(
                now, order.id(), wanted.price(), wanted.quantity(), wanted.goodTill()));
      }
      return;
    }
    if (random.nextInt(3) == 0) {
      finish(order);
      return;
    }
    fill(order);
  }

  /** The venue fills what is funded and cancels the rest, as its documentation says. */
  private void fill(Order order) {
    Holding holding = portfolio.holding(order.market());
    Quantity all = order.leaves();
    Quantity part = Quantity.ofContracts(1 + random.nextInt(60)).min(all);
    Liquidity liquidity = order.terms().postOnly() ? Liquidity.MAKER : Liquidity.TAKER;
    Money fee = FeeRates.of("0.0695", "-0.0125").fee(liquidity, order.price(), part);
    Money needed =
        Collateral.requirement(
            holding.position().quantity(), List.of(new Claim(order.side(), order.price(), part)));
    Money closing =
        portfolio
            .returned()
            .closing(
                order.market(),
                order.side(),
                holding.position().quantity(),
                List.of(new Claim(order.side(), order.price(), part)));
    boolean unpaid =
        needed.plus(fee.max(Money.ZERO)).isAbove(portfolio.freeFor(order.market()))
            && needed.isPositive();
    if (unpaid || (closing.plus(fee).isAbove(portfolio.free()) && closing.isPositive())) {
      finish(order);
      return;
    }
    OrderFilled fill =
        new OrderFilled(
            now,
            order.id(),
            order.price(),
            part,
            liquidity,
            fee,
            new FillEvidence(FillEvidence.Kind.VENUE, order.price(), part, now));
    portfolio.apply(fill);
    risk.filled(order, fill, now);
    risk.losses().update(now, portfolio.equity());
    assertThat(portfolio.free()).as("cash above collateral").isEqualTo(free());
    assertThat(free()).as("cash above collateral").isGreaterThanOrEqualTo(Money.ZERO);
    returns += portfolio.returned().total().isPositive() ? 1 : 0;
  }

  /** One game ends: some of its orders fill before, and it loses no more than was said. */
  private void settle() {
    Game game = anyGame();
    Money said =
        new Money(risk.exposures().event(portfolio.holding(game.markets().getFirst())).loss());
    Money cost = Money.ZERO;
    for (MarketId market : game.markets()) {
      cost = cost.plus(portfolio.holding(market).position().cost());
    }
    Money spent = Money.ZERO;
    Result one = result();
    boolean isVoid = random.nextInt(4) == 0;
    Result other = isVoid ? result() : one;
    voided += isVoid ? 1 : 0;
    Money paid = Money.ZERO;
    for (MarketId market : game.markets()) {
      Holding holding = portfolio.holding(market);
      for (Order order : List.copyOf(holding.liveOrders())) {
        Money before = portfolio.cash();
        Money fees = holding.position().fees().minus(holding.position().rebates());
        if (random.nextBoolean()) {
          fill(order);
        }
        Money charged = holding.position().fees().minus(holding.position().rebates()).minus(fees);
        spent = spent.plus(before.minus(portfolio.cash()).minus(charged));
        if (order.state().isLive()) {
          finish(order);
        }
      }
    }
    for (MarketId market : game.markets()) {
      Holding holding = portfolio.holding(market);
      int first = result(game, market, one).units();
      int second = isVoid ? result(game, market, other).units() : first;
      Price result = Price.ofUnits((first + second) / 2);
      paid = paid.plus(result.times(holding.position().quantity()));
      markets.apply(new MarketSettled(now, market, result));
      portfolio.settle(market, result);
    }
    Money lost = cost.plus(spent).minus(paid);
    assertThat(lost).as(game.name()).isLessThanOrEqualTo(said);
    settledWithLoss += lost.isPositive() ? 1 : 0;
    risk.losses().update(now, portfolio.equity());
    assertThat(portfolio.free()).isGreaterThanOrEqualTo(Money.ZERO);
    Money missing = CASH.minus(portfolio.cash()).max(portfolio.free().negate());
    if (!missing.equals(Money.ZERO)) {
      portfolio.restore(portfolio.cash().plus(missing));
      risk.losses().fundsMoved(missing);
    }
    games.set(games.indexOf(game), game());
  }

  private Result result() {
    int lead = random.nextInt(3) == 0 ? 0 : (random.nextInt(31) - 15) * CENT;
    return new Result(lead, (190 + random.nextInt(30)) * CENT, random.nextInt(6) - 1);
  }

  /** Worked out without the code under test. */
  private Price result(Game game, MarketId market, Result result) {
    int lead = result.lead();
    int total = result.total();
    Listing listing = markets.market(market).listing();
    int own = listing.longTeam().equals(game.away()) ? -lead : lead;
    Question question = listing.question();
    return switch (question.kind()) {
      case WINNER -> paid(own);
      case SPREAD -> paid(own + question.line());
      case TOTAL -> paid(total - question.line());
      case OUTRIGHT -> own > 0 ? Price.ONE : Price.ZERO;
      case DRAW -> own == 0 ? Price.ONE : Price.ZERO;
      case FUTURE -> game.markets().indexOf(market) == result.winner() ? Price.ONE : Price.ZERO;
      case UNKNOWN -> Price.ofUnits(random.nextInt(3) * 5_000);
    };
  }

  private static Price paid(int margin) {
    return margin > 0 ? Price.ONE : margin < 0 ? Price.ZERO : Price.of("0.5");
  }
}
