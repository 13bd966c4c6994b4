package io.tipoff.monitor;

import io.tipoff.engine.fills.Reaction;
import io.tipoff.game.GameCondition;
import io.tipoff.market.Quantity;
import io.tipoff.portfolio.OrderState;
import io.tipoff.risk.BreakerLevel;
import java.util.Locale;
import java.util.Map;

/** What there is to tell of an engine. */
record EngineMetrics(EngineMeter meter) implements MetricSource {
  private static final Map<String, String> ENDS =
      Map.of(
          "order_filled", "filled",
          "order_canceled", "canceled",
          "order_rejected", "rejected",
          "order_expired", "expired");

  @Override
  public void tell(Exposition out) {
    Map<String, Long> events = meter.events();
    events.forEach(
        (kind, count) ->
            out.counter("events", "What the engine was told, by kind.", count, "kind", kind));
    meter
        .commands()
        .forEach(
            (kind, count) ->
                out.counter("commands", "What the engine decided, by kind.", count, "kind", kind));
    out.counter("fills", "Fills of our orders.", events.getOrDefault("order_filled", 0L));
    out.counter(
        "filled_contracts",
        "Contracts that our orders filled.",
        meter.contracts() / (double) Quantity.UNITS_PER_CONTRACT);
    ENDS.forEach(
        (event, end) -> {
          if (!end.equals("filled")) {
            out.counter(
                "orders_ended",
                "Orders that ended without being filled whole, by how.",
                events.getOrDefault(event, 0L),
                "how",
                end);
          }
        });
    out.histogram(
        "order_answer_seconds",
        "From the decision of an order to the venue's answer.",
        meter.answers());
    for (Reaction.Kind kind : Reaction.Kind.values()) {
      for (boolean sinceStamp : new boolean[] {true, false}) {
        out.histogram(
            "reaction_seconds",
            "From a score or a change of status until the venue had what was done about it.",
            meter.reactions(kind, sinceStamp),
            "what",
            lower(kind.name()),
            "from",
            sinceStamp ? "stamp" : "arrival");
      }
    }
    meter.latest().ifPresent(state -> tell(state, out));
  }

  private static void tell(EngineState state, Exposition out) {
    for (OrderState one : OrderState.values()) {
      if (one.isLive()) {
        out.gauge(
            "orders",
            "Live orders, by state.",
            state.orders().getOrDefault(one, 0),
            "state",
            lower(one.name()));
      }
    }
    for (GameCondition condition : GameCondition.values()) {
      out.gauge(
          "games",
          "Games that feeds tell of and that are not over, by whether that may be built on.",
          state.games().getOrDefault(condition, 0),
          "condition",
          lower(condition.name()));
    }
    out.gauge("positions", "Markets in which something is held.", state.positions());
    out.gauge("requests_under_way", "Requests without an answer.", state.requestsUnderWay());
    state
        .refused()
        .forEach(
            (limit, count) ->
                out.counter("refusals", "Orders refused, by limit.", count, "limit", lower(limit)));
    state
        .reduced()
        .forEach(
            (limit, count) ->
                out.counter(
                    "reductions", "Orders made smaller, by limit.", count, "limit", lower(limit)));
    for (BreakerLevel level : BreakerLevel.values()) {
      out.flag(
          "breaker_level",
          "What the breaker allows: 1 at the level that holds.",
          state.level() == level,
          "level",
          level.toString());
    }
    out.flag("breaker_latched", "Whether an operator must reset the breaker.", state.latched());
    out.flag("paused", "Whether nothing new is placed until a resume.", !state.paused().isEmpty());
    out.flag("account_certain", "Whether the account is as the venue has it.", state.certain());
    out.flag(
        "market_data_sound",
        "Whether the stream of market data is whole.",
        state.marketDataLost().isEmpty());
    if (state.marketData() > 0) {
      out.gauge(
          "market_data_timestamp_seconds",
          "When the last market data came.",
          state.marketData() / 1e9);
    }
    EngineState.Balance balance = state.balance();
    out.gauge("cash_dollars", "Cash.", balance.cash().toBigDecimal().doubleValue());
    out.gauge(
        "buying_power_dollars",
        "What new orders may cost.",
        balance.free().toBigDecimal().doubleValue());
    out.gauge(
        "equity_dollars", "Cash and positions.", balance.equity().toBigDecimal().doubleValue());
    out.gauge(
        "day_pnl_dollars",
        "Profit since 17:00 in New York.",
        balance.dayPnl().toBigDecimal().doubleValue());
    out.gauge(
        "drawdown_dollars",
        "Loss from the highest equity.",
        balance.drawdown().toBigDecimal().doubleValue());
    out.gauge("engine_state_timestamp_seconds", "When the engine told this.", state.at() / 1e9);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
