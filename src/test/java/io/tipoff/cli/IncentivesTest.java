package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.config.Configuration;
import io.tipoff.event.Event;
import io.tipoff.event.IncentiveListed;
import io.tipoff.event.MarketListed;
import io.tipoff.market.Intent;
import io.tipoff.market.LiquidityProgram;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.MarketFeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the exchange pays for resting orders reaches whoever follows its markets, over sockets. */
@Timeout(60)
class IncentivesTest {
  @TempDir private Path folder;

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private VenueDesk desk;

  @BeforeEach
  void start() throws IOException {
    desk = new VenueDesk(2);
    desk.order(VenueDesk.OTHER, 0, Intent.BUY_LONG, "0.40", "50");
    desk.order(VenueDesk.OTHER, 0, Intent.BUY_SHORT, "0.50", "50");
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  private <T extends Event> T await(Class<T> type) throws InterruptedException {
    while (true) {
      Event event = events.poll(20, TimeUnit.SECONDS);
      assertThat(event).as(type.getSimpleName()).isNotNull();
      if (type.isInstance(event)) {
        return type.cast(event);
      }
    }
  }

  private MarketFeed feed(VenueAccess access, Configuration configuration, boolean poll) {
    return MarketData.open(access, configuration, poll, events::put, () -> {});
  }

  @Test
  void shouldTellTheProgramOfEachMarket() throws Exception {
    Configuration configuration = desk.configuration(folder);
    try (VenueAccess access = desk.access(configuration);
        MarketFeed feed = feed(access, configuration, false)) {
      assertThat(feed.start()).isEqualTo(2);

      for (int i = 0; i < 2; i++) {
        IncentiveListed listed = await(IncentiveListed.class);
        assertThat(listed.programs()).hasSize(1);
        LiquidityProgram program = listed.programs().getFirst();
        assertThat(program.pool()).isEqualTo(Money.of("100"));
        assertThat(program.discountFactor()).isEqualTo(0.5);
        assertThat(program.targetSize()).isEqualTo(Quantity.ofContracts(100));
        assertThat(program.maxSpread()).contains(Money.of("0.035"));
        assertThat(program.isLive(listed.time())).isTrue();
      }
    }
  }

  @Test
  void shouldAskForNothingWhereRewardsDoNotCountOrThereIsNoKey() throws Exception {
    Configuration silent = desk.configuration(folder, "incentives.enabled=false");
    try (VenueAccess access = desk.access(silent);
        MarketFeed feed = feed(access, silent, false)) {
      feed.start();
      await(MarketListed.class);
    }
    Configuration configuration = desk.configuration(folder);
    try (VenueAccess access = VenueAccess.open(configuration.venue(), Map.of());
        MarketFeed feed = feed(access, configuration, true)) {
      feed.start();
      await(MarketListed.class);
    }
    assertThat(events).noneMatch(IncentiveListed.class::isInstance);
  }
}
