package io.tipoff.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Question;
import io.tipoff.risk.RiskLimits;
import io.tipoff.risk.SumLimits;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Prices of markets of which one pays, at most 30 dollars at risk if a leg is missed. */
class ExclusiveSumsTest {
  private static final MarketId A = new MarketId("title-a");
  private static final MarketId B = new MarketId("title-b");
  private static final MarketId C = new MarketId("title-c");

  private static EngineDesk desk(boolean send, String marketLoss) {
    RiskLimits limits =
        new RiskLimits(
                Money.of(marketLoss),
                Money.of("800"),
                6,
                Quantity.ofContracts(1),
                Price.of("0.02"),
                Price.of("0.98"),
                5,
                Money.of("500"),
                5_000)
            .with(new SumLimits(send, Money.of("0.01"), Money.of("30"), Duration.ofSeconds(5)));
    return EngineDesk.unopened(limits);
  }

  private static EngineDesk futures(EngineDesk desk) {
    for (MarketId id : List.of(A, B, C)) {
      desk.open(id, "title", id.slug(), Question.FUTURE, OptionalLong.empty());
    }
    return desk;
  }

  private static EngineDesk game(EngineDesk desk) {
    return desk.open(A, "match", "ars", Question.OUTRIGHT, OptionalLong.empty())
        .open(B, "match", "che", Question.OUTRIGHT, OptionalLong.empty());
  }

  private static void book(EngineDesk desk, MarketId id, String bid, String offer, int size) {
    Quantity shown = Quantity.ofContracts(size);
    desk.told(new BestPricesChanged(desk.now(), id, Price.of(bid), shown, Price.of(offer), shown));
  }

  private static List<String> books(EngineDesk desk, String bid, String offer) {
    for (MarketId id : List.of(A, B, C)) {
      book(desk, id, bid, offer, 100);
    }
    return desk.commands();
  }

  /** One sold alone may cost 0.54 a contract and all fees: 50 of them 29.58 dollars. */
  @Test
  void shouldSellAllWhereTheBidsAreWorthMoreThanIsPaid() {
    EngineDesk desk = futures(desk(true, "500"));
    book(desk, C, "0.46", "0.54", 100);
    book(desk, B, "0.46", "0.54", 100);
    assertThat(desk.commands()).as("two bids of 0.46").isEmpty();
    book(desk, A, "0.46", "0.54", 100);
    assertThat(desk.commands())
        .containsExactly(
            "submit o1 buy_short 50 @ 0.46 at once",
            "submit o2 buy_short 50 @ 0.46 at once",
            "submit o3 buy_short 50 @ 0.46 at once");
    assertThat(desk.engine().exposures().byEvent().get("title"))
        .as("one may fill alone")
        .isEqualTo(Money.of("27"));
    assertThat(books(desk.after(4.9), "0.46", "0.54")).isEmpty();
    assertThat(books(desk.after(0.1), "0.46", "0.54")).hasSize(3);
  }

  @Test
  void shouldTakeTheSmallestDepth() {
    EngineDesk desk = futures(desk(true, "500"));
    book(desk, A, "0.46", "0.54", 7);
    book(desk, B, "0.46", "0.54", 100);
    book(desk, C, "0.46", "0.54", 100);
    assertThat(desk.commands()).hasSize(3).allMatch(each -> each.contains("buy_short 7 "));
  }

  /** 1.05 is more than a dollar, but not by as much as the fees of 0.0475. */
  @Test
  void shouldLeaveWhatFeesEat() {
    EngineDesk desk = futures(desk(true, "500"));
    assertThat(books(desk, "0.35", "0.40")).isEmpty();
    assertThat(books(desk, "0.36", "0.40")).hasSize(3);
  }

  @Test
  void shouldDoNothingUnlessAllowed() {
    assertThat(books(futures(desk(false, "500")), "0.46", "0.54")).isEmpty();
  }

  @Test
  void shouldKeepEveryLegToWhatTheGateAllowsInOne() {
    EngineDesk desk = futures(desk(true, "10"));
    book(desk, A, "0.46", "0.54", 100);
    book(desk, B, "0.40", "0.44", 100);
    book(desk, C, "0.46", "0.54", 100);
    assertThat(desk.commands())
        .as("0.60 is at risk in the second, 0.54 in the others")
        .hasSize(3)
        .allMatch(each -> each.contains("buy_short 16 "));
  }

  @Test
  void shouldLeaveOutWhatIsNotOpen() {
    EngineDesk desk = futures(desk(true, "500"));
    desk.told(new MarketStateChanged(desk.now(), B, MarketState.HALTED));
    assertThat(books(desk, "0.46", "0.54")).isEmpty();
    assertThat(books(desk, "0.60", "0.70")).hasSize(2).allMatch(each -> each.contains("buy_short"));
  }

  /** Two that are filled may both lose: 69 of them 29.91 dollars. */
  @Test
  void shouldBuyAllWhereOneMustPay() {
    EngineDesk desk =
        game(desk(true, "500")).open(C, "match", "", Question.DRAW, OptionalLong.empty());
    assertThat(books(desk, "0.15", "0.20"))
        .containsExactly(
            "submit o1 buy_long 69 @ 0.20 at once",
            "submit o2 buy_long 69 @ 0.20 at once",
            "submit o3 buy_long 69 @ 0.20 at once");
  }

  @Test
  void shouldNotBuyWhereSomebodyElseMayWin() {
    assertThat(books(futures(desk(true, "500")), "0.15", "0.20")).isEmpty();
    assertThat(books(game(desk(true, "500")), "0.15", "0.20")).as("no draw").isEmpty();
  }
}
