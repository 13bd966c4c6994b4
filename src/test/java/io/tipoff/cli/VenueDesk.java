package io.tipoff.cli;

import io.tipoff.config.ConfigFiles;
import io.tipoff.config.Configuration;
import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.InventedMarkets;
import io.tipoff.exchange.OrderRequest;
import io.tipoff.exchange.OrderType;
import io.tipoff.exchange.protocol.ApiKey;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.exchange.protocol.ServerSettings;
import io.tipoff.market.Intent;
import io.tipoff.market.Market;
import io.tipoff.market.Money;
import io.tipoff.market.TimeInForce;
import io.tipoff.market.TradeDay;
import io.tipoff.polymarket.auth.Credentials;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** An exchange in this process with the account of a bot and that of somebody else. */
final class VenueDesk implements AutoCloseable {
  static final AccountId BOT = new AccountId("bot");
  static final AccountId OTHER = new AccountId("other");

  private final ExchangeServer exchange;
  private final List<Market> markets;
  private final ApiKey key;

  VenueDesk(int count) throws IOException {
    markets = InventedMarkets.on(LocalDate.now(TradeDay.ZONE).plusDays(1)).subList(0, count);
    exchange =
        ExchangeServer.start(ServerSettings.of(markets, Configuration.defaults().feeSchedule()));
    key = exchange.open(BOT, Money.of("1000"));
    exchange.open(OTHER, Money.of("1000"));
  }

  ExchangeServer exchange() {
    return exchange;
  }

  Market market(int index) {
    return markets.get(index);
  }

  ApiKey key() {
    return key;
  }

  String url() {
    return exchange.rest().toString();
  }

  /** A limit order that rests, or trades with what rests; its id at the venue. */
  String order(AccountId account, int market, Intent intent, String price, String quantity) {
    return order(account, market, intent, price, quantity, TimeInForce.GOOD_TILL_CANCEL);
  }

  /** A limit order that trades with what rests, or not at all. */
  void take(AccountId account, int market, Intent intent, String price, String quantity) {
    var _ = order(account, market, intent, price, quantity, TimeInForce.IMMEDIATE_OR_CANCEL);
  }

  private String order(
      AccountId account,
      int market,
      Intent intent,
      String price,
      String quantity,
      TimeInForce timeInForce) {
    return exchange.with(
        (core, now) ->
            core.submit(
                account,
                new OrderRequest(
                    markets.get(market).id(),
                    intent,
                    OrderType.LIMIT,
                    new BigDecimal(price),
                    new BigDecimal(quantity),
                    null,
                    timeInForce,
                    OptionalLong.empty(),
                    false,
                    Optional.empty()),
                now));
  }

  int working(AccountId account) {
    return exchange.with((core, _) -> core.openOrders(account, List.of()).size());
  }

  /** The shipped configuration for this exchange. */
  Configuration configuration(Path folder, String... more) {
    List<String> sets = new ArrayList<>(List.of(more));
    sets.add("venue.url=" + url());
    sets.add("venue.publicUrl=" + url());
    sets.add("control.directory=" + folder);
    return ConfigFiles.load(Path.of("config"), "test", Map.of(), sets);
  }

  VenueAccess access(Configuration configuration) {
    return VenueAccess.open(
        configuration.venue(),
        Map.of(
            Credentials.KEY_ID_VARIABLE, key.id(), Credentials.SECRET_KEY_VARIABLE, key.secret()));
  }

  @Override
  public void close() {
    exchange.close();
  }
}
