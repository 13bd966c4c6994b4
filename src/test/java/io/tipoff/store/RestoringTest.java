package io.tipoff.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.engine.Recorder;
import io.tipoff.event.AccountReported;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.CommandId;
import io.tipoff.event.DayTraded;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.FillReversed;
import io.tipoff.event.FundsMoved;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderNamed;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderRestored;
import io.tipoff.event.OutcomeUnknown;
import io.tipoff.event.PositionRestored;
import io.tipoff.event.RequestTaken;
import io.tipoff.event.RiskRestored;
import io.tipoff.event.SessionEnded;
import io.tipoff.event.SessionStarted;
import io.tipoff.journal.JournalWriter;
import io.tipoff.journal.RandomSession;
import io.tipoff.market.Intent;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.TimeInForce;
import io.tipoff.portfolio.OrderState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one session leaves to the next. */
class RestoringTest {
  private static final MarketId MARKET = new MarketId("aec-nba-bos-nyk");

  @TempDir private Path folder;
  private Database database;
  private int sessions;

  @BeforeEach
  void open() {
    database = Database.ofFile(folder.resolve("live.db"));
  }

  private Store store() {
    return Store.open(database, StoreContract.ACCOUNT, () -> 1_000, _ -> {});
  }

  /** A session whose journal holds what is written, and which then ends or breaks off. */
  private StoredAccount session(boolean ends, Consumer<JournalWriter> writing) {
    Path journal = folder.resolve("session-" + sessions++ + ".journal");
    StoreSession session;
    try (JournalWriter writer = JournalWriter.create(journal)) {
      session =
          store()
              .begin(
                  journal,
                  new StoreSettings(Optional.empty(), folder, Duration.ofSeconds(5), 1_000),
                  StoreListener.none());
      writer.record(new SessionStarted(1, "live", "risk: {}\n", 10));
      writing.accept(writer);
      if (ends) {
        writer.record(new SessionEnded(99));
      }
    }
    session.close();
    return store().stored();
  }

  private static OrderRestored order(long number, String venueId, String filled) {
    return new OrderRestored(
        2,
        new OrderId(number),
        venueId,
        "maker",
        MARKET,
        Intent.BUY_LONG,
        Price.of("0.40"),
        Quantity.of("10"),
        Quantity.of(filled),
        TimeInForce.GOOD_TILL_DATE,
        OptionalLong.of(77),
        false);
  }

  private static OrderFilled fill(long time, long order, String quantity, String trade) {
    return new OrderFilled(
        time,
        new OrderId(order),
        Price.of("0.40"),
        Quantity.of(quantity),
        Liquidity.TAKER,
        Money.of("0.05"),
        new FillEvidence(
            FillEvidence.Kind.VENUE, Price.of("0.40"), Quantity.of(quantity), time, trade));
  }

  private static StoredAccount.Trade trade(boolean isUndone) {
    return new StoredAccount.Trade(
        "t1",
        new OrderId(3),
        MARKET,
        "maker",
        Price.of("0.40"),
        Quantity.of("2"),
        Money.of("0.05"),
        isUndone);
  }

  /** The venue undoes a trade after the session that was told of it. */
  @Test
  void shouldKeepThatATradeOfAnEarlierSessionWasUndone() {
    StoredAccount first =
        session(
            true,
            journal -> {
              journal.record(new BalanceRestored(2, Money.of("100")));
              journal.record(order(3, "v3", "0"));
              journal.record(fill(5, 3, "1.5", "t1"));
              journal.record(fill(6, 3, "0.5", "t1"));
              journal.record(
                  new OrderCanceled(7, new OrderId(3), OrderCanceled.Cause.REQUESTED, ""));
            });
    assertThat(first.cash()).contains(Money.of("99.10"));
    StoredAccount.Trade both = first.trades().getFirst();
    assertThat(both.quantity()).isEqualTo(Quantity.of("2"));
    assertThat(both.fee()).isEqualTo(Money.of("0.10"));

    StoredAccount second =
        session(
            false,
            journal -> {
              journal.record(new BalanceRestored(12, first.cash().orElseThrow()));
              first.positions().forEach(position -> journal.record(position.at(12)));
              journal.record(both.undoneAt(14));
            });

    assertThat(second.cash()).contains(Money.of("100"));
    assertThat(second.positions()).isEmpty();
    assertThat(second.trades()).hasSize(1);
    assertThat(second.trades().getFirst().isUndone()).isTrue();
    assertThat(second.orders()).isEmpty();
  }

  @Test
  void shouldRestoreOrdersPositionsCashTradesAndRisk() {
    StoredAccount stored =
        session(
            true,
            journal -> {
              journal.record(new BalanceRestored(2, Money.of("100")));
              journal.record(order(3, "v3", "1"));
              journal.record(order(4, "", "0"));
              journal.record(
                  new RiskRestored(
                      2,
                      Money.of("120"),
                      Money.of("90"),
                      55,
                      true,
                      false,
                      "REJECTS",
                      "60 in a minute",
                      List.of(MARKET, new MarketId("jumped"))));
              journal.record(fill(5, 3, "2", "t1"));
              journal.record(new FundsMoved(6, Money.of("7")));
            });
    assertThat(stored.lastOrder()).isEqualTo(10);
    assertThat(stored.cash()).contains(Money.of("106.15"));
    assertThat(stored.trades()).containsExactly(trade(false));
    assertThat(stored.lastTime()).hasValue(99);
    assertThat(stored.endedProperly()).isTrue();
    assertThat(stored.starts()).hasSize(1);
    assertThat(stored.positions())
        .containsExactly(
            new StoredAccount.Position(MARKET, "maker", Quantity.of("2"), Money.of("0.80")));
    assertThat(stored.riskAt(9))
        .contains(
            new RiskRestored(
                9,
                Money.of("120"),
                Money.of("90"),
                55,
                true,
                false,
                "REJECTS",
                "60 in a minute",
                List.of(MARKET, new MarketId("jumped"))));
    assertThat(stored.tradedAt(9))
        .containsExactly(new DayTraded(9, MARKET, Quantity.of("2"), Money.of("0.80")));
    assertThat(stored.orders()).hasSize(2);
    assertThat(stored.orders().getFirst().at(2)).isEqualTo(order(3, "v3", "3"));
    assertThat(stored.orders().getFirst().state()).isEqualTo(OrderState.PARTIALLY_FILLED);
    assertThat(stored.orders().getFirst().isUncertain()).isFalse();
    assertThat(stored.orders().getLast().at(2)).isEqualTo(order(4, "", "0"));
    assertThat(stored.orders().getLast().isUncertain()).isTrue();
  }

  @Test
  void shouldDropWhatTheNextSessionDidNotRestoreOnceItTrades() throws Exception {
    session(
        false,
        journal -> {
          journal.record(new BalanceRestored(2, Money.of("100")));
          journal.record(order(3, "v3", "0"));
          journal.record(order(4, "v4", "0"));
          journal.record(fill(5, 3, "2", "t1"));
        });
    StoredAccount started =
        session(
            true,
            journal -> {
              journal.record(new BalanceRestored(20, Money.of("98")));
            });
    assertThat(started.orders()).as("a start that failed loses nothing").hasSize(2);
    assertThat(started.positions()).hasSize(1);

    StoredAccount traded =
        session(
            true,
            journal -> {
              journal.record(new BalanceRestored(30, Money.of("98")));
              journal.record(order(4, "v4", "0"));
              journal.record(new AccountReported(31, 30, Money.of("98"), List.of(), List.of()));
            });
    assertThat(traded.orders()).extracting(StoredOrder::order).containsExactly(new OrderId(4));
    assertThat(traded.positions()).isEmpty();
    assertThat(Dump.of(database, "SELECT state AS s, live AS l FROM orders WHERE number = 3"))
        .containsExactly("s=DROPPED l=0");
    assertThat(Dump.of(database, "SELECT cause AS c FROM order_transitions WHERE session = 3"))
        .containsExactlyInAnyOrder("c=NOT_RESTORED", "c=RESTORED");
    assertThat(Dump.of(database, "SELECT SUM(quantity) AS q FROM executions"))
        .containsExactly("q=0");
    assertThat(
            Dump.of(
                database,
                "SELECT kind AS k, amount AS a FROM ledger ORDER BY session, sequence, entry"))
        .containsExactly(
            "k=OPENING a=10000000000",
            "k=TRADE a=-80000000",
            "k=FEE a=-5000000",
            "k=CORRECTION a=-115000000");
  }

  @Test
  void shouldKeepWhetherARequestLeft() {
    List<Long> submitted = new ArrayList<>();
    StoredAccount stored =
        session(
            false,
            journal ->
                RandomSession.runWithoutEnd(
                    4,
                    60,
                    new Recorder() {
                      @Override
                      public void record(io.tipoff.event.Event event) {
                        if (!(event instanceof io.tipoff.event.CommandOutcome)
                            && !(event instanceof io.tipoff.event.Execution)
                            && !(event instanceof SessionStarted)) {
                          journal.record(event);
                        }
                      }

                      @Override
                      public void record(io.tipoff.engine.Command command) {
                        if (command instanceof io.tipoff.engine.Command.SubmitOrder submit
                            && submitted.size() < 4) {
                          journal.record(command);
                          submitted.add(submit.order().number());
                          if (submitted.size() == 2) {
                            journal.left(command.id(), 50);
                          }
                        }
                      }
                    }));
    assertThat(stored.orders()).hasSize(4);
    assertThat(stored.orders())
        .extracting(StoredOrder::hasLeft)
        .containsExactly(false, true, false, false);
    assertThat(stored.orders().get(1).departed()).hasValue(50);
    assertThat(stored.orders().get(1).isUncertain()).isTrue();
    assertThat(stored.orders().getFirst().isUncertain()).isFalse();
  }

  @Test
  void shouldPaySettlementsAndTakeFillsBack() throws Exception {
    StoredAccount stored =
        session(
            true,
            journal -> {
              journal.record(new BalanceRestored(2, Money.of("100")));
              journal.record(
                  new PositionRestored(2, MARKET, "edge", Quantity.of("-5"), Money.of("-3")));
              journal.record(order(3, "v3", "0"));
              journal.record(order(5, "v5", "0"));
              journal.record(fill(5, 3, "2", "t1"));
              journal.record(fill(6, 3, "1", "t2"));
              journal.record(
                  new FillReversed(
                      7,
                      new OrderId(3),
                      "t2",
                      Price.of("0.40"),
                      Quantity.of("1"),
                      Money.of("0.05")));
              journal.record(new MarketSettled(8, MARKET, Price.of("1.00")));
              journal.record(fill(9, 5, "10", "t3"));
            });
    // 100 - 0.80 - 0.05 for t1, then 2 and -5 contracts pay a dollar, then ten more at 0.40.
    assertThat(stored.cash()).contains(Money.of("102.10"));
    assertThat(stored.positions()).isEmpty();
    assertThat(
            Dump.of(
                database,
                "SELECT kind AS k, realised AS r FROM executions ORDER BY sequence, strategy, kind"))
        .containsExactly(
            "k=RESTORED r=0",
            "k=FILL r=0",
            "k=FILL r=0",
            "k=REVERSAL r=0",
            "k=SETTLEMENT r=-200000000",
            "k=SETTLEMENT r=120000000",
            "k=FILL r=0",
            "k=SETTLEMENT r=600000000");
    assertThat(Dump.of(database, "SELECT SUM(amount) AS s FROM ledger"))
        .containsExactly("s=" + Money.of("102.10").units());
    assertThat(Dump.of(database, "SELECT settlement AS s FROM markets")).containsExactly("s=10000");
  }

  @Test
  void shouldNoteAnEventThatCannotBeTrueAndGoOn() throws Exception {
    StoredAccount stored =
        session(
            true,
            journal -> {
              journal.record(new BalanceRestored(2, Money.of("100")));
              journal.record(fill(3, 999, "1", "t"));
              journal.record(new OrderOpened(4, new OrderId(998)));
              journal.record(new OrderNamed(4, new OrderId(998), "v"));
              journal.record(new RequestTaken(5, new CommandId(9)));
              journal.record(new OutcomeUnknown(5, new CommandId(9)));
              journal.record(new FundsMoved(6, Money.of("1")));
            });
    assertThat(stored.cash()).contains(Money.of("101"));
    assertThat(Dump.of(database, "SELECT COUNT(*) AS n FROM incidents WHERE kind = 'IMPOSSIBLE'"))
        .containsExactly("n=3");
  }
}
