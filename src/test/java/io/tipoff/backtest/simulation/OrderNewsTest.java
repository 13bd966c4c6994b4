package io.tipoff.backtest.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.ExchangeListener;
import io.tipoff.exchange.ExecutionReport;
import io.tipoff.exchange.LedgerEntry;
import io.tipoff.exchange.OrderRequest;
import io.tipoff.exchange.OrderType;
import io.tipoff.exchange.Trade;
import io.tipoff.market.Intent;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.market.Tick;
import io.tipoff.market.TimeInForce;
import io.tipoff.market.TradingRules;
import io.tipoff.polymarket.wire.ExecutionType;
import io.tipoff.polymarket.wire.OrderState;
import io.tipoff.polymarket.wire.VenueExecution;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OrderNewsTest {
  private static final MarketId GAME = new MarketId("aec-nba-bos-nyk-2026-10-24");

  private final List<VenueExecution> heard = new ArrayList<>();
  private final OrderNews news = new OrderNews(heard::add);

  /** The news of an order that was entered. */
  private static ExecutionReport entered() {
    List<ExecutionReport> reports = new ArrayList<>();
    Exchange exchange =
        new Exchange(
            Played.CONFIGURATION.feeSchedule(),
            new ExchangeListener() {
              @Override
              public void executed(ExecutionReport report) {
                reports.add(report);
              }

              @Override
              public void traded(Trade trade) {}

              @Override
              public void booked(LedgerEntry entry) {}

              @Override
              public void marketChanged(MarketId market) {}
            });
    AccountId account = new AccountId("bot");
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    exchange.list(Market.of(GAME, rules), MarketState.OPEN, 0);
    exchange.deposit(account, Money.of("100"), 0);
    OrderRequest request =
        new OrderRequest(
            GAME,
            Intent.BUY_LONG,
            OrderType.LIMIT,
            new BigDecimal("0.40"),
            BigDecimal.TEN,
            null,
            TimeInForce.GOOD_TILL_CANCEL,
            OptionalLong.empty(),
            true,
            Optional.empty());
    exchange.submit(account, request, 0);
    return reports.getFirst();
  }

  @Test
  void shouldTellAnExecutionOnce() {
    ExecutionReport report = entered();
    news.execution(report).arrive(1);
    news.execution(report).arrive(2);

    assertThat(heard).hasSize(1);
    assertThat(heard.getFirst().type()).isEqualTo(ExecutionType.NEW);
    assertThat(heard.getFirst().order().state()).isEqualTo(OrderState.NEW);
    assertThat(heard.getFirst().order().market()).isEqualTo(GAME);
  }

  @Test
  void shouldTellWhatItUnderstandsOfAnUnknownWord() {
    news.execution(entered()).unknown("execution-type").arrive(1);
    assertThat(heard.getLast().type()).isEqualTo(ExecutionType.UNKNOWN);
    assertThat(heard.getLast().order().state()).isEqualTo(OrderState.NEW);

    OrderNews other = new OrderNews(heard::add);
    other.execution(entered()).unknown("order-state").arrive(1);
    assertThat(heard.getLast().type()).isEqualTo(ExecutionType.NEW);
    assertThat(heard.getLast().order().state()).isEqualTo(OrderState.UNKNOWN);

    new OrderNews(heard::add).execution(entered()).unknown("message-kind").arrive(1);
    assertThat(heard).hasSize(2);
  }
}
