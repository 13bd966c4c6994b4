package io.tipoff.exchange.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.exchange.MarketSnapshot;
import io.tipoff.exchange.Trade;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whether live winner markets look like the recorded ones of 2026-02-23; see docs/world.md. */
class FiguresTest {
  private static final int GAMES = 8;
  private static final int WIDEST = 20;
  private static final double[] SPREADS = new double[WIDEST + 1];

  private static double seconds;
  private static double changes;
  private static double[] sizes = {};

  /** Follows one market: how long each spread lasts, and how often the best prices change. */
  private static final class Watch {
    private final Night night;
    private final Game game;
    private final MarketId market;
    private long since;
    private int bid;
    private int offer;

    Watch(Night night, Game game) {
      this.night = night;
      this.game = game;
      this.market = night.world.markets(game).getFirst();
    }

    void look(long now) {
      boolean isLive = game.state().status() == GameStatus.LIVE;
      MarketSnapshot book = night.exchange.market(market).orElseThrow();
      int newBid = book.bids().isEmpty() ? 0 : book.bids().priceUnits(0) / 100;
      int newOffer = book.offers().isEmpty() ? 0 : book.offers().priceUnits(0) / 100;
      boolean isOpen = isLive && book.state() == MarketState.OPEN;
      if (bid > 0 && offer > 0) {
        SPREADS[Math.min(WIDEST, offer - bid)] += now - since;
        seconds += (now - since) / 1e9;
        changes += newBid != bid || newOffer != offer ? 1 : 0;
      }
      bid = isOpen ? newBid : 0;
      offer = isOpen ? newOffer : 0;
      since = now;
    }
  }

  @BeforeAll
  static void watchAnEvening() {
    Evening evening = Evening.of(7, Night.START, Night.basketball(GAMES));
    Night night = new Night(evening, WorldFile.standard());
    var watches = night.world.games().stream().map(game -> new Watch(night, game)).toList();
    night.play(now -> watches.forEach(watch -> watch.look(now)));
    SequencedMap<String, Double> taken = new LinkedHashMap<>();
    for (Trade trade : night.trades) {
      boolean isLive = trade.time() > evening.start() + 7_200 * Night.SECOND;
      if (isLive && trade.market().slug().startsWith("aec")) {
        String order = trade.market() + " " + trade.taker() + " " + trade.time();
        taken.merge(order, trade.quantity().units() / 1e4, Double::sum);
      }
    }
    sizes = taken.sequencedValues().stream().mapToDouble(size -> size).sorted().toArray();
  }

  private static double share(int cents) {
    return SPREADS[cents] / Arrays.stream(SPREADS).sum();
  }

  @Test
  void shouldHaveSpreadsAsWideAsRecordedOnes() {
    assertThat(share(1)).isBetween(0.10, 0.22);
    assertThat(share(2)).isBetween(0.36, 0.46);
    assertThat(share(3)).isBetween(0.28, 0.38);
    assertThat(share(4)).isBetween(0.04, 0.11);
  }

  @Test
  void shouldChangeItsBestPricesAsOften() {
    assertThat(changes / seconds * 60).isBetween(10.0, 24.0);
  }

  @Test
  void shouldTradeAsMuchAtATime() {
    double mean = Arrays.stream(sizes).average().orElseThrow();

    assertThat(sizes[sizes.length / 2]).isBetween(200.0, 300.0);
    assertThat(mean).isBetween(750.0, 1_100.0);
  }
}
