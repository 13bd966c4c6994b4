package io.tipoff.backtest.simulation;

import io.tipoff.exchange.ExecutionReport;
import io.tipoff.exchange.OrderSnapshot;
import io.tipoff.market.Price;
import io.tipoff.polymarket.stream.RecentIds;
import io.tipoff.polymarket.wire.ExecutionType;
import io.tipoff.polymarket.wire.OrderState;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.polymarket.wire.VenueOrder;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What the private stream says of the bot's orders; each execution counts once. */
final class OrderNews {
  private static final int REMEMBERED = 100_000;

  private final Consumer<VenueExecution> gateway;
  private final RecentIds heard = new RecentIds(REMEMBERED);

  OrderNews(Consumer<VenueExecution> gateway) {
    this.gateway = gateway;
  }

  News execution(ExecutionReport report) {
    return new Told(
        report,
        ExecutionType.valueOf(report.type().name()),
        OrderState.valueOf(report.order().status().name()));
  }

  private final class Told implements News {
    private final ExecutionReport report;
    private final ExecutionType type;
    private final OrderState state;

    Told(ExecutionReport report, ExecutionType type, OrderState state) {
      this.report = report;
      this.type = type;
      this.state = state;
    }

    @Override
    public void arrive(long now) {
      if (heard.add(report.id())) {
        gateway.accept(execution());
      }
    }

    @Override
    public News unknown(String variant) {
      return switch (variant) {
        case "execution-type" -> new Told(report, ExecutionType.UNKNOWN, state);
        case "order-state" -> new Told(report, type, OrderState.UNKNOWN);
        default -> News.NOTHING;
      };
    }

    private VenueExecution execution() {
      return new VenueExecution(
          report.id(),
          type,
          order(report.order(), state),
          report.lastQuantity(),
          report.lastPrice(),
          report.fee(),
          report.aggressor(),
          report.tradeId(),
          report.rejectReason(),
          Optional.ofNullable(report.unsolicited()).map(Enum::name).orElse(""),
          report.text(),
          OptionalLong.of(report.time()));
    }
  }

  /** An order in the adapter's words. */
  static VenueOrder order(OrderSnapshot order, OrderState state) {
    return new VenueOrder(
        order.id(),
        order.market(),
        order.intent(),
        Optional.ofNullable(order.price()).map(Price::of).orElse(null),
        order.quantity(),
        order.filled(),
        order.leaves(),
        state,
        order.goodTill(),
        order.averagePrice(),
        order.fees(),
        OptionalLong.of(order.created()),
        OptionalLong.of(order.inserted()));
  }
}
