package io.tipoff.exchange.world;

import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.Exchange;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * An evening that plays itself on an exchange: it lists the markets, moves the games, lets others
 * trade and settles. What the traders draw by chance does not depend on anybody's orders: the same
 * seed gives the same games, the same news and the same wishes to trade, whatever a stranger does.
 */
public final class World {
  private static final Money CASH = Money.of("50000000");

  private final Evening evening;
  private final WorldSettings settings;
  private final Gateway gateway;
  private final WorldListener listener;
  private final Agenda agenda = new Agenda();
  private final List<Fixture> fixtures = new ArrayList<>();
  private final SequencedSet<AccountId> accounts = new LinkedHashSet<>();

  /**
   * Lists the evening's markets; nothing trades before {@link #run}.
   *
   * @param exchange without these markets, and with {@code reports} among its listeners
   * @param now nanoseconds since 1970, not after the evening's start
   */
  public World(
      Evening evening, WorldSettings settings, Exchange exchange, TraderReports reports, long now) {
    this(evening, settings, exchange, reports, WorldListener.NONE, now);
  }

  /** The same with somebody who listens, and bookmakers for them to hear. */
  public World(
      Evening evening,
      WorldSettings settings,
      Exchange exchange,
      TraderReports reports,
      WorldListener listener,
      long now) {
    this(evening, settings, Place.of(exchange, reports, listener), now);
  }

  /**
   * The same at a place whose time may run otherwise than the world's.
   *
   * @param now in the world, not after the evening's start
   */
  public World(Evening evening, WorldSettings settings, Place place, long now) {
    this.evening = evening;
    this.settings = settings;
    this.gateway = new Gateway(place);
    this.listener = place.listener();
    for (GameSettings game : evening.games()) {
      Fixture fixture = new Fixture(game, evening.seed(), place.clock());
      fixtures.add(fixture);
      List<Trader> traders = traders(fixture);
      Reporting reporting = new Reporting(fixture, listener, moment -> bookmakers(fixture, moment));
      new GameDay(fixture, place, agenda, traders, reporting, settings.settleAfter()).begin(now);
    }
    long outside = place.clock().outside(now);
    accounts.forEach(account -> fund(account, place.exchange(), outside));
  }

  /** Those who come from an evening before may have enough left. */
  private static void fund(AccountId account, Exchange exchange, long now) {
    if (CASH.isAbove(exchange.balance(account).buyingPower())) {
      exchange.deposit(account, CASH, now);
    }
  }

  Evening evening() {
    return evening;
  }

  /** The games, in the order of the evening; to look at, not to advance. */
  public List<Game> games() {
    return fixtures.stream().map(Fixture::game).toList();
  }

  /** The markets of a game: winner, spread, total. */
  public List<MarketId> markets(Game game) {
    return fixtures.stream()
        .filter(fixture -> fixture.game() == game)
        .flatMap(fixture -> fixture.markets().stream())
        .map(market -> market.id())
        .toList();
  }

  /** The accounts of those who live here. */
  public SequencedSet<AccountId> accounts() {
    return new LinkedHashSet<>(accounts);
  }

  /** When something happens next, nanoseconds since 1970; {@code Long.MAX_VALUE} for never. */
  public long nextDue() {
    return agenda.nextDue();
  }

  /** Lets happen whatever is due by now, each thing at its own time. */
  public void run(long now) {
    agenda.run(now);
  }

  private List<Trader> traders(Fixture fixture) {
    List<Trader> traders = new ArrayList<>();
    for (int i = 1; i <= settings.makers().count(); i++) {
      traders.add(new Maker(seat(fixture, "maker-" + i, ""), settings.makers()));
    }
    for (int i = 1; i <= settings.informed().count(); i++) {
      traders.add(new InformedTrader(seat(fixture, "informed-" + i, ""), settings.informed()));
    }
    for (int i = 0; i < fixture.size(); i++) {
      traders.add(new Crowd(seat(fixture, "crowd", " " + i), settings.crowd(), i));
    }
    return traders;
  }

  /** The bookmakers of a game: none where nobody listens. */
  private List<Bookmaker> bookmakers(Fixture fixture, Bookmaker.Moment moment) {
    if (listener.equals(WorldListener.NONE)) {
      return List.of();
    }
    ListedGame game = ListedGame.of(fixture);
    return settings.bookmakers().stream()
        .map(
            one -> {
              Draws draws =
                  Draws.of(evening.seed(), "bookmaker " + one.name() + " " + fixture.market(0));
              return new Bookmaker(game, moment, one, agenda, draws, listener::priced);
            })
        .toList();
  }

  /** A seat of somebody, who may have several at a game. */
  private Seat seat(Fixture fixture, String name, String which) {
    AccountId account = new AccountId("world-" + name);
    accounts.add(account);
    Draws draws = Draws.of(evening.seed(), name + which + " " + fixture.name());
    return new Seat(fixture, agenda, draws, gateway, account);
  }
}
