package io.tipoff.cli;

import io.tipoff.config.Configuration;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.polymarket.UniverseFilter;
import io.tipoff.polymarket.VenueSettings;
import io.tipoff.polymarket.rest.NewOrder;
import io.tipoff.polymarket.rest.RateBudget;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.polymarket.rest.VenueException.AuthenticationFailed;
import io.tipoff.polymarket.rest.VenueException.Unavailable;
import io.tipoff.polymarket.rest.VenueMarket;
import io.tipoff.polymarket.rest.VenuePosition;
import io.tipoff.polymarket.wire.OrderPreview;
import io.tipoff.polymarket.wire.OrderState;
import io.tipoff.polymarket.wire.VenueBalance;
import io.tipoff.risk.RiskLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether the venue knows the key, lets it trade, tells what it must, and has what is traded. */
final class VenueCheckup {
  /** Good-till dates and ages are told by this machine's clock; the venue refuses 30 s. */
  static final Duration LARGEST_SKEW = Duration.ofSeconds(5);

  private static final String OPEN = "OPEN";
  private static final Price MIDDLE = Price.of("0.5");

  /** With less nothing can be ordered. */
  private static final Money LEAST = Money.of("1");

  private static final String NETWORK =
      "look at the network, and at status.polymarketexchange.com for a maintenance";

  private final VenueAccess access;
  private final Configuration configuration;
  private final boolean hasKey;
  private final Duration patience;
  private @Nullable Account account;
  private List<VenueMarket> markets = List.of();

  /** What the account has. */
  private record Account(Money cash, Money power, Money held, int positions) {
    Money equity() {
      return cash.plus(held);
    }
  }

  /**
   * A checkup that has asked nothing yet.
   *
   * @param hasKey whether there is a key to sign with
   * @param patience with streams that tell nothing
   */
  VenueCheckup(VenueAccess access, Configuration configuration, boolean hasKey, Duration patience) {
    this.access = access;
    this.configuration = configuration;
    this.hasKey = hasKey;
    this.patience = patience;
  }

  void look(Consumer<Check> found) throws InterruptedException {
    Check signature = hasKey ? signature() : Check.blocked("signature", "key");
    found.accept(signature);
    found.accept(clock());
    found.accept(signature.ok() ? balance() : Check.blocked("balance", "signature"));
    Check universe = universe();
    found.accept(universe);
    found.accept(account == null ? Check.blocked("limits", "balance") : limits(account));
    if (!signature.ok()) {
      found.accept(Check.blocked("permissions", "signature"));
      found.accept(Check.blocked("market-data", "signature"));
      found.accept(Check.blocked("private-stream", "signature"));
    } else {
      found.accept(universe.ok() ? permissions() : Check.blocked("permissions", "universe"));
      List<MarketId> slugs = markets.stream().map(VenueMarket::market).toList();
      new StreamCheckup(access, slugs, patience).look(found);
    }
    found.accept(rateBudget());
    found.accept(
        universe.ok()
            ? new FeedCheckup(configuration, access).look()
            : Check.blocked(FeedCheckup.NAME, "universe"));
  }

  /** A clock that is off looks like a wrong key; the refusal tells the venue's time. */
  private Check signature() throws InterruptedException {
    try {
      askBalances();
    } catch (VenueException e) {
      return Check.red("signature", e.getMessage(), mend(e));
    }
    return Check.green("signature", "accepted by " + configuration.venue().url());
  }

  private List<VenueBalance> askBalances() throws InterruptedException {
    try {
      return access.portfolio().balances();
    } catch (AuthenticationFailed e) {
      if (access.clock().isUsable()) {
        throw e;
      }
      return access.portfolio().balances();
    }
  }

  private static String mend(VenueException e) {
    return switch (e) {
      case AuthenticationFailed _ ->
          "copy key and secret anew, look whether it was revoked; set this machine's clock";
      case VenueException.RateLimited _ -> "stop other programs with this key, then wait";
      case Unavailable _ -> NETWORK;
      case VenueException.OutcomeUnknown _ -> NETWORK;
      case VenueException.RejectedByVenue _ -> "ask the venue's support what the account may do";
      case VenueException.RefusedByUs _ -> "set this machine's clock";
    };
  }

  private Check clock() {
    if (!access.clock().isKnown()) {
      return Check.blocked("clock", hasKey ? "signature" : "key");
    }
    Duration off = access.clock().offset();
    String words =
        "%.1f s %s the venue's"
            .formatted(off.abs().toMillis() / 1e3, off.isNegative() ? "ahead of" : "behind");
    return off.abs().compareTo(LARGEST_SKEW) <= 0
        ? Check.green("clock", words)
        : Check.red(
            "clock", words + ", more than " + LARGEST_SKEW.toSeconds() + " s", "set it by NTP");
  }

  private Check balance() throws InterruptedException {
    Account told;
    try {
      told = account();
    } catch (VenueException e) {
      return Check.red("balance", e.getMessage(), mend(e));
    }
    account = told;
    String words =
        "cash %s, buying power %s, %d positions worth %s"
            .formatted(told.cash, told.power, told.positions, told.held);
    return LEAST.isAbove(told.equity())
        ? Check.red("balance", words, "pay in what you can lose, and wait until it is there")
        : Check.green("balance", words);
  }

  private Account account() throws InterruptedException {
    Money cash = Money.ZERO;
    Money power = Money.ZERO;
    for (VenueBalance balance : askBalances()) {
      cash = cash.plus(orZero(balance.current()));
      power = power.plus(orZero(balance.buyingPower()));
    }
    Money held = Money.ZERO;
    int positions = 0;
    for (VenuePosition position : access.portfolio().positions()) {
      if (!position.net().isZero() && !position.expired()) {
        held = held.plus(position.value().orElse(Money.ZERO));
        positions++;
      }
    }
    return new Account(cash, power, held, positions);
  }

  private static Money orZero(@Nullable Money money) {
    return money == null ? Money.ZERO : money;
  }

  private Check limits(Account told) {
    RiskLimits limits = configuration.engineSettings().limits();
    Money order = configuration.live().orderNotional();
    List<String> wrong = new ArrayList<>();
    if (limits.totalLoss().isAbove(told.equity())) {
      wrong.add("risk.totalLoss %s is more than there is".formatted(limits.totalLoss()));
    }
    if (limits.dailyLoss().isAbove(told.equity())) {
      wrong.add("risk.dailyLoss %s is more than there is".formatted(limits.dailyLoss()));
    }
    Quantity least = leastOrder(limits);
    if (MIDDLE.times(least).isAbove(order)) {
      wrong.add(
          "live.maxOrderNotional %s buys less than the smallest order, %s contracts at 0.50"
              .formatted(order, least));
    }
    return wrong.isEmpty()
        ? Check.green(
            "limits",
            "of %s at most %s at stake, %s a day, %s an order"
                .formatted(told.equity(), limits.totalLoss(), limits.dailyLoss(), order))
        : Check.red(
            "limits",
            "the account is worth %s: %s".formatted(told.equity(), String.join("; ", wrong)),
            "set them to what you can lose");
  }

  private Quantity leastOrder(RiskLimits limits) {
    Quantity ours = limits.minimumOrder();
    return markets.stream()
        .map(VenueMarket::minimum)
        .flatMap(Optional::stream)
        .min(Quantity::compareTo)
        .filter(theirs -> theirs.compareTo(ours) > 0)
        .orElse(ours);
  }

  private Check universe() throws InterruptedException {
    UniverseFilter filter = configuration.universe();
    if (!filter.isNamed()) {
      return Check.red(
          "universe",
          "nothing is named",
          "set markets.leagues or markets.slugs; ./tipoff markets shows what there is");
    }
    try {
      markets = access.universe(filter).markets();
    } catch (VenueException e) {
      return Check.red("universe", e.getMessage(), mend(e));
    }
    return markets.isEmpty()
        ? Check.red(
            "universe",
            "no open market passes %s".formatted(words(filter)),
            "widen the filters under markets, or wait for the next game; ./tipoff markets")
        : Check.green(
            "universe",
            "%d markets, first %s".formatted(markets.size(), markets.getFirst().market()));
  }

  private static String words(UniverseFilter filter) {
    return filter.slugs().isEmpty()
        ? "leagues %s, types %s, within %d h"
            .formatted(filter.leagues(), filter.types(), filter.startsWithin().toHours())
        : "slugs " + filter.slugs();
  }

  /** The smallest order far from the market, which is only looked at. */
  private Check permissions() throws InterruptedException {
    Optional<VenueMarket> open =
        markets.stream()
            .filter(market -> market.tick().isPresent() && market.minimum().isPresent())
            .sorted((a, b) -> Boolean.compare(b.status().equals(OPEN), a.status().equals(OPEN)))
            .findFirst();
    if (open.isEmpty()) {
      return Check.red("permissions", "no market tells its tick and minimum", "name other markets");
    }
    VenueMarket market = open.get();
    TradingRules rules = market.toMarket().rules().orElseThrow();
    Tick tick = rules.tick();
    NewOrder order =
        NewOrder.resting(
                market.market(),
                Intent.BUY_LONG,
                tick.lowest(),
                rules.minimum(),
                OptionalLong.empty())
            .asPostOnly();
    try {
      OrderPreview previewed = access.orders().preview(order);
      String words =
          "previewed %s contracts of %s at %s"
              .formatted(rules.minimum(), market.market(), tick.lowest());
      return previewed.state() == OrderState.REJECTED
          ? Check.red(
              "permissions", words + ": it would be rejected", "ask the venue what the key may do")
          : Check.green("permissions", words + ", nothing was sent");
    } catch (VenueException e) {
      return Check.red("permissions", e.getMessage(), mend(e));
    }
  }

  private Check rateBudget() {
    VenueSettings settings = configuration.venue();
    RateBudget budget = access.client().budgets().key();
    if (settings.requestsPerSecond() > RateBudget.VENUE_LIMIT) {
      return Check.red(
          "rate-budget",
          "venue.requestsPerSecond is %d, the venue takes %d"
              .formatted(settings.requestsPerSecond(), RateBudget.VENUE_LIMIT),
          "set venue.requestsPerSecond=" + RateBudget.VENUE_LIMIT);
    }
    return budget.refusals() == 0
        ? Check.green(
            "rate-budget",
            "%d requests a second, %d of them kept for cancels"
                .formatted(budget.limit(), settings.cancelReserve()))
        : Check.red(
            "rate-budget",
            "the venue said %d times that it were too many requests".formatted(budget.refusals()),
            "stop other programs with this key, then wait");
  }
}
