package io.tipoff.polymarket.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.event.BookChanged;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.Ladder;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.polymarket.rest.VenueException.Unavailable;
import io.tipoff.polymarket.wire.VenueBalance;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TypedReadsTest {
  private static final MarketId MARKET = new MarketId("aec-nba-bos-nyk-2026-11-22");
  private static final String GAME =
      """
      {"event":{"id":"77","slug":"nba-bos-nyk","title":"Celtics vs. Knicks","seriesSlug":"nba-2026",
       "startTime":"2026-11-23T00:30:00Z","active":true,"closed":false,"live":true,"gameId":4711,
       "sportradarGameId":"sr:1","volume":12345.5,"score":"0-0","tags":[{"slug":"nba","league":
       {"slug":"nba"}}],"teams":[{"id":12,"name":"Celtics","abbreviation":"BOS","league":"NBA",
       "ordering":"away","providerIds":[{"provider":"PROVIDER_OPTICODDS","providerId":"F1"}]},
       {"id":13,"name":"Knicks","abbreviation":"NYK","league":"NBA"}],
       "eventState":{"score":"55-60","period":"Q3","elapsed":"4:12","live":true,"ended":false,
       "updatedAt":"2026-11-23T01:30:00.5Z","periodScores":[{"number":1,"type":
       "PERIOD_SCORE_TYPE_REGULATION","label":"Q1","scores":[{"competitorId":"12","score":30}]}],
       "footballState":{"driveState":{"down":3,"yfd":7,"possessionTeamId":"12","fieldPosition":
       {"teamId":"13","yard":40}}},"baseballState":{"balls":3,"onFirst":true,"inningHalf":"T"},
       "mainSpreadLine":-3.5,"newThing":1},"markets":[{"id":"9","slug":
       "aec-nba-bos-nyk-2026-11-22","question":"Who wins?","title":"Celtics","status":
       "MARKET_STATUS_OPEN","active":true,"closed":false,"sportsMarketType":"moneyline",
       "orderPriceMinTickSize":0.005,"minimumTradeQty":0.01,"feeCoefficient":0.0695,"line":null,
       "endDate":"2026-12-07T00:00:00Z","volume":99.5,"bestBidQuote":{"value":"0.6020",
       "currency":"USD"},"bestAskQuote":{},"marketSides":[{"id":"2","long":false,"teamId":13},
       {"id":"1","long":true,"teamId":12,"price":"0.61","tradable":true}]},{"slug":null}]}}
      """;

  private Desk desk;
  private ScriptedServer server;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk();
    server = desk.server;
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void shouldMakeAMarketOfAnEvent() throws InterruptedException {
    server.then(200, GAME);

    VenueEvent event = new EventsApi(desk.client).bySlug("nba bos+nyk").orElseThrow();

    assertThat(server.asked().getFirst().path()).isEqualTo("/v1/events/slug/nba%20bos%2Bnyk");
    assertThat(event.gameId()).isEqualTo("4711");
    assertThat(event.league()).isEqualTo("nba");
    assertThat(event.volume()).hasValue(new BigDecimal("12345.5"));
    assertThat(event.teams().getFirst().providerIds())
        .containsExactly(new VenueTeam.ProviderId("OPTICODDS", "F1"));
    assertThat(event.markets()).hasSize(1);
    VenueMarket listed = event.markets().getFirst();
    assertThat(listed.status()).isEqualTo("OPEN");
    assertThat(listed.line()).isEmpty();
    assertThat(listed.gameStart()).isEqualTo(event.start());
    assertThat(listed.bestBid()).hasValue(Price.of("0.602"));
    assertThat(listed.bestAsk()).isEmpty();
    Market market = listed.toMarket();
    assertThat(market.id()).isEqualTo(MARKET);
    assertThat(market.rules()).hasValue(new TradingRules(Tick.of("0.005"), Quantity.of("0.01")));
    assertThat(market.feeCoefficient()).hasValue(new BigDecimal("0.0695"));
    assertThat(market.curve()).isEqualTo(FeeCurve.STANDARD);
    assertThat(market.listing().event()).isEqualTo("nba-bos-nyk");
    assertThat(market.listing().league()).isEqualTo("nba");
    assertThat(market.listing().longTeam()).isEqualTo("bos");
    assertThat(market.listing().endsAt()).hasValue(1_796_601_600_000_000_000L);
    assertThat(market.assumed()).isFalse();
  }

  @Test
  void shouldReadHowTheGameStands() throws InterruptedException {
    server.then(200, GAME);

    GameState state = new EventsApi(desk.client).byId("77").orElseThrow().state();

    assertThat(state.score()).isEqualTo("55-60");
    assertThat(state.period()).isEqualTo("Q3");
    assertThat(state.live()).isTrue();
    assertThat(state.periods().getFirst().scores().getFirst().score()).hasValue(30);
    assertThat(state.football().orElseThrow().toGo()).hasValue(7);
    assertThat(state.baseball().orElseThrow().onFirst()).isTrue();
    assertThat(state.spread()).hasValue(new BigDecimal("-3.5"));
    assertThat(state.total()).isEmpty();
  }

  @Test
  void shouldAllowNoOrderWhereTickOrMinimumCannotBeRead() throws InterruptedException {
    server
        .then(
            200,
            "{\"market\":{\"slug\":\"a\",\"orderPriceMinTickSize\":0.003,"
                + "\"minimumTradeQty\":1}}")
        .then(
            200,
            "{\"market\":{\"slug\":\"a\",\"orderPriceMinTickSize\":0.01,"
                + "\"minimumTradeQty\":0}}")
        .then(
            200,
            "{\"market\":{\"slug\":\"caoc-1\",\"orderPriceMinTickSize\":0.001,"
                + "\"minimumTradeQty\":\"1\"}}")
        .then(200, "{\"market\":{\"slug\":\"t\",\"category\":\"Table Tennis\"}}");
    MarketsApi markets = new MarketsApi(desk.client);

    assertThat(markets.byId("1").orElseThrow().toMarket().rules()).isEmpty();
    assertThat(markets.byId("2").orElseThrow().toMarket().rules()).isEmpty();
    Market combo = markets.byId("3").orElseThrow().toMarket();
    assertThat(combo.curve()).isEqualTo(FeeCurve.COMBO);
    assertThat(combo.rules()).isPresent();
    assertThat(markets.byId("4").orElseThrow().curve()).isEqualTo(FeeCurve.TABLE_TENNIS);
  }

  @Test
  void shouldListMarketsToAShortPage() throws InterruptedException {
    server.then(200, markets(0, 100)).then(200, markets(100, 100)).then(200, markets(200, 7));

    var all = new MarketsApi(desk.client).list(MarketFilter.OPEN);

    assertThat(all).hasSize(207).doesNotHaveDuplicates();
    assertThat(server.asked().get(2).query())
        .isEqualTo("active=true&closed=false&limit=100&offset=200");
  }

  @Test
  void shouldNotTakeASmallerPageOfTheVenueForTheLast() throws InterruptedException {
    server.then(200, markets(0, 30)).then(200, markets(30, 30)).then(200, "{\"markets\":[]}");

    assertThat(new MarketsApi(desk.client).list(MarketFilter.OPEN)).hasSize(60);
    assertThat(server.asked().get(1).query()).endsWith("offset=30");
  }

  @Test
  void shouldReadABookWithoutStats() throws InterruptedException {
    server.then(
        200,
        """
        {"marketData":{"marketSlug":"aec-nba-bos-nyk-2026-11-22","bids":[
         {"px":{"value":"0.5500","currency":"USD"},"qty":"1500.5"},
         {"px":{"value":"0.5400","currency":"USD"},"qty":20}],"offers":[],
         "state":"MARKET_STATE_SUSPENDED","stats":null,"transactTime":null}}
        """);

    VenueBook book = new MarketsApi(desk.client).book(MARKET).orElseThrow();

    Ladder bids = Ladder.of(Side.BUY, new int[] {5500, 5400}, new long[] {15_005_000, 200_000});
    assertThat(book.toEvent(5)).isEqualTo(new BookChanged(5, MARKET, bids, Ladder.EMPTY));
    assertThat(book.state()).isEqualTo(MarketState.SUSPENDED);
    assertThat(book.stats()).isNull();
    assertThat(book.changed()).isEmpty();
  }

  @Test
  void shouldReadBestPricesOfAnEmptySide() throws InterruptedException {
    server.then(
        200,
        """
        {"marketData":{"marketSlug":"m","currentPx":null,"bestBid":null,"bestAsk":{"value":"0.1050",
         "currency":"USD"},"askShares":"340000","bidShares":"","sharesTraded":"1067975.0000",
         "settlementPx":{"value":"0.11"},"state":"MARKET_STATE_ODD"}}
        """);

    var best = new MarketsApi(desk.client).bestPrices(MARKET).orElseThrow();

    assertThat(best.bid()).isEmpty();
    assertThat(best.ask()).hasValue(Price.of("0.105"));
    assertThat(best.bidShares()).isEmpty();
    assertThat(best.askShares()).hasValue(Quantity.of("340000"));
    assertThat(best.state()).isEqualTo(MarketState.SUSPENDED);
  }

  @Test
  void shouldRefuseABookOutOfOrder() {
    server.then(
        200,
        """
        {"marketData":{"marketSlug":"m","bids":[{"px":{"value":"0.5"},"qty":"1"},
         {"px":{"value":"0.6"},"qty":"1"}],"offers":[]}}
        """);

    assertThatThrownBy(() -> new MarketsApi(desk.client).book(MARKET))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void shouldKnowNoSettlementUntilThereIsOne() throws InterruptedException {
    server
        .then(404, "{\"code\":5,\"message\":\"Settlement not found for market m\"}")
        .then(200, "{\"slug\":\"m\",\"settlement\":1.00}")
        .then(200, "{\"slug\":\"m\",\"settlement\":0.3333}")
        .then(200, "{\"slug\":\"m\"}");
    MarketsApi markets = new MarketsApi(desk.client);

    assertThat(markets.settlement(MARKET)).isEmpty();
    assertThat(markets.settlement(MARKET)).hasValue(Price.ONE);
    assertThat(markets.settlement(MARKET)).hasValue(Price.of("0.3333"));
    assertThatThrownBy(() -> markets.settlement(MARKET)).isInstanceOf(Unavailable.class);
  }

  @Test
  void shouldFollowCursorsThatMustBeEncoded() throws InterruptedException {
    server
        .then(
            200,
            """
            {"positions":{"a":{"netPosition":"2","netPositionDecimal":"1.5000","cost":{"value":
             "0.825000001234","currency":"USD"}}},"nextCursor":"a+b/c==","eof":false}
            """)
        .then(
            200,
            """
            {"positions":{"b":{"netPosition":"-50","netPositionDecimal":"","expired":true,
             "qtyAvailableDecimal":"","qtyAvailable":"50"}},"nextCursor":"ignored","eof":true}
            """);

    List<VenuePosition> positions = new PortfolioApi(desk.client).positions();

    assertThat(server.asked().get(1).query()).isEqualTo("limit=100&cursor=a%2Bb%2Fc%3D%3D");
    assertThat(positions.get(0).net()).isEqualTo(Quantity.of("1.5"));
    assertThat(positions.get(0).rounded()).isFalse();
    assertThat(positions.get(0).cost()).hasValue(Money.of("0.825"));
    assertThat(positions.get(1).net()).isEqualTo(Quantity.of("-50"));
    assertThat(positions.get(1).rounded()).isTrue();
    assertThat(positions.get(1).expired()).isTrue();
    assertThat(positions.get(1).available()).hasValue(Quantity.of("50"));
  }

  @Test
  void shouldNotFollowACursorInCircles() {
    for (String cursor : List.of("x", "y", "x")) {
      server.then(200, "{\"positions\":{},\"nextCursor\":\"" + cursor + "\",\"eof\":false}");
    }

    assertThatThrownBy(() -> new PortfolioApi(desk.client).positions())
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("does not end");
    assertThat(server.asked()).hasSize(3);
  }

  @Test
  void shouldNotTakePartOfAListForTheWhole() {
    server.then(200, "{\"positions\":{\"a\":{\"netPositionDecimal\":\"1\"}}}");

    assertThatThrownBy(() -> new PortfolioApi(desk.client).positions())
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("neither the end nor a cursor");
  }

  @Test
  void shouldNotTakeAnEmptyAnswerForNoOrders() throws InterruptedException {
    server.then(200, "").then(200, "{\"orders\":[]}");
    OrdersApi orders = new OrdersApi(desk.client);

    assertThatThrownBy(() -> orders.open(List.of())).isInstanceOf(Unavailable.class);
    assertThat(orders.open(List.of(MARKET, new MarketId("b")))).isEmpty();
    assertThat(server.asked().get(1).query()).isEqualTo("slugs=aec-nba-bos-nyk-2026-11-22&slugs=b");
  }

  @Test
  void shouldFindAnOrderOrNot() throws InterruptedException {
    server
        .then(200, "{\"order\":{\"id\":\"A\",\"marketSlug\":\"m\"}}")
        .then(404, "{\"message\":\"unknown\"}");
    OrdersApi orders = new OrdersApi(desk.client);

    assertThat(orders.order("A").orElseThrow().id()).isEqualTo("A");
    assertThat(orders.order("B")).isEmpty();
    assertThat(server.asked().get(1).path()).isEqualTo("/v1/order/B");
  }

  @Test
  void shouldReadActivitiesOfEveryKind() throws InterruptedException {
    server.then(
        200,
        """
        {"activities":[{"type":"ACTIVITY_TYPE_TRADE","trade":{"id":"T","marketSlug":"m","state":
         "TRADE_STATE_BUSTED","price":{"value":"0.55"},"qty":"2","qtyDecimal":"1.5",
         "isAggressor":true,"realizedPnl":{"value":""}}},
         {"type":"ACTIVITY_TYPE_POSITION_RESOLUTION","positionResolution":{"marketSlug":"m","side":
         "POSITION_RESOLUTION_SIDE_NEUTRAL","beforePosition":{"netPositionDecimal":"-3"},
         "afterPosition":null}},
         {"type":"ACTIVITY_TYPE_LIQUIDITY_PROGRAM","accountBalanceChange":{"transactionId":"c",
         "amount":{"value":"1.23"}}},{"type":"ACTIVITY_TYPE_TEA"}],"eof":true}
        """);
    var filter = ActivityFilter.tradesSince(Instant.parse("2026-11-22T00:00:00Z"));

    List<Activity> activities = new PortfolioApi(desk.client).activities(filter);

    assertThat(server.asked().getFirst().query())
        .isEqualTo(
            "types=ACTIVITY_TYPE_TRADE&startTime=2026-11-22T00%3A00%3A00Z"
                + "&sortOrder=SORT_ORDER_ASCENDING&limit=100");
    assertThat(activities.get(0))
        .isInstanceOfSatisfying(
            Activity.Traded.class,
            trade -> {
              assertThat(trade.isBusted()).isTrue();
              assertThat(trade.quantity()).isEqualTo(Quantity.of("1.5"));
            });
    assertThat(activities.get(1))
        .isInstanceOfSatisfying(
            Activity.Resolved.class,
            resolved -> {
              assertThat(resolved.side()).isEqualTo("NEUTRAL");
              assertThat(resolved.before().orElseThrow().net()).isEqualTo(Quantity.of("-3"));
              assertThat(resolved.after()).isEmpty();
            });
    assertThat(activities.get(2))
        .isInstanceOfSatisfying(
            Activity.CashMoved.class,
            moved -> assertThat(moved.amount()).hasValue(Money.of("1.23")));
    assertThat(activities.get(3)).isEqualTo(new Activity.Unknown("TEA"));
  }

  @Test
  void shouldTellUnknownMoneyFromNone() throws InterruptedException {
    server.then(
        200,
        "{\"balances\":[{\"currentBalance\":1000.10,\"currency\":\"USD\",\"buyingPower\":\"900\","
            + "\"openOrders\":0,\"bonusHold\":1}]}");

    VenueBalance balance = new PortfolioApi(desk.client).balances().getFirst();

    assertThat(balance.current()).isEqualTo(Money.of("1000.1"));
    assertThat(balance.buyingPower()).isEqualTo(Money.of("900"));
    assertThat(balance.openOrders()).isEqualTo(Money.ZERO);
    assertThat(balance.margin()).isNull();
  }

  @Test
  void shouldMapAPartnersEvent() throws InterruptedException {
    server.then(
        200,
        "{\"event\":{\"id\":\"1\",\"slug\":\"e\"},\"mappedMarketSides\":[{\"marketSideId\":5,"
            + "\"marketId\":9,\"externalMarketType\":\"moneyline\",\"externalPoints\":\"\"}]}");

    PartnerEvent event = new EventsApi(desk.client).byPartner("opticodds", "X:1").orElseThrow();

    assertThat(server.asked().getFirst().path()).isEqualTo("/v1/partners/opticodds/events/X%3A1");
    assertThat(event.sides().getFirst().sideId()).isEqualTo("5");
  }

  @Test
  void shouldReadTheCatalogue() throws InterruptedException {
    CatalogApi catalog = new CatalogApi(desk.client);
    server
        .then(200, "{\"leagues\":[{\"id\":1,\"slug\":\"nba\",\"isOperational\":true}]}")
        .then(200, "{\"leagues\":[]}")
        .then(200, "{\"sports\":[{\"slug\":\"basketball\",\"leagues\":[{\"slug\":\"nba\"}]}]}")
        .then(200, "{\"series\":{\"id\":\"3\",\"slug\":\"s\",\"active\":null}}")
        .then(200, "{\"teams\":{\"12\":{\"id\":\"12\",\"name\":\"Celtics\"}}}")
        .then(200, "{\"events\":[{\"slug\":\"e\"}]}")
        .then(
            200,
            "{\"history\":[{\"timestamp\":1790000000,\"longPrice\":0.55,"
                + "\"shortPrice\":null}]}");

    assertThat(catalog.leagues().getFirst().operational()).isTrue();
    assertThat(catalog.sports().getFirst().leagues().getFirst().slug()).isEqualTo("nba");
    assertThat(catalog.seriesById("3").orElseThrow().active()).isFalse();
    assertThat(catalog.teamsByProvider("OPTICODDS", "nba", List.of("a", "b")).get("12").name())
        .isEqualTo("Celtics");
    assertThat(catalog.search("boston & co", 5).getFirst().slug()).isEqualTo("e");
    assertThat(catalog.priceHistory(MARKET, HistoryWindow.DAY))
        .containsExactly(
            new PricePoint(
                1_790_000_000_000_000_000L, Optional.of(new BigDecimal("0.55")), Optional.empty()));
    assertThat(server.asked().stream().map(ScriptedServer.Asked::query).toList())
        .containsExactly(
            "limit=50&offset=0",
            "limit=50&offset=1",
            "",
            "",
            "provider=PROVIDER_OPTICODDS&league=nba&teamIds=a&teamIds=b",
            "query=boston%20%26%20co&limit=5",
            "fixedInterval=INTERVAL_1D&fidelity=5&symbol=" + MARKET);
  }

  @Test
  void shouldReadIncentivesByTheirTokens() throws InterruptedException {
    IncentivesApi incentives = new IncentivesApi(desk.client);
    server
        .then(
            200,
            "{\"programs\":[{\"marketSlug\":\"m\",\"timePeriods\":[{\"programType\":"
                + "\"liquidityProgram\",\"rewardPool\":250.5,\"targetSize\":1000,"
                + "\"discountFactor\":0.9,\"maxSpread\":null}]}],\"nextPageToken\":\"t=\"}")
        .then(200, "{\"programs\":[],\"nextPageToken\":\"\"}")
        .then(
            200, "{\"rewards\":[{\"marketSlug\":\"m\",\"reward\":1.25,\"date\":\"2026-11-21\"}]}");

    var period = incentives.programs(List.of(), List.of("active")).getFirst().periods().getFirst();
    var day = LocalDate.of(2026, 11, 21);
    var rewards = incentives.earnings(day, day);

    assertThat(period.rewardPool()).hasValue(Money.of("250.5"));
    assertThat(period.targetSize()).hasValue(1000);
    assertThat(period.maxSpread()).isEmpty();
    assertThat(rewards.getFirst().reward()).hasValue(Money.of("1.25"));
    assertThat(server.asked().get(1).query())
        .isEqualTo("page_size=100&page_token=t%3D&statuses=active");
    assertThat(server.asked().get(2).query())
        .isEqualTo("start_date=2026-11-21&end_date=2026-11-21");
  }

  private static String markets(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> "{\"slug\":\"m" + i + "\"}")
        .collect(Collectors.joining(",", "{\"markets\":[", "]}"));
  }
}
