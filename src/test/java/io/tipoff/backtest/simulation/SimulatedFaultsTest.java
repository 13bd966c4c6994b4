package io.tipoff.backtest.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.engine.Command;
import io.tipoff.event.AccountLost;
import io.tipoff.event.AccountReported;
import io.tipoff.event.BookChanged;
import io.tipoff.event.CommandNotSent;
import io.tipoff.event.MarketListed;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OutcomeUnknown;
import io.tipoff.event.RequestRefused;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.exchange.faults.BadFault;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of the bot whatever goes wrong, in virtual time. */
@Timeout(300)
class SimulatedFaultsTest {
  private static final int SEEDS = 3;
  private static final int MIXTURES = Integer.getInteger("mixtures", 25);

  /** Whatever of this strikes, the bot ends up knowing what it has. */
  private static final List<String> KNOWN =
      List.of(
          "drop-message:stream=markets,probability=0.2",
          "drop-message:kind=heartbeat",
          "delay-message:probability=0.02,delay=1500",
          "delay-message:stream=private,probability=0.1",
          "duplicate-message:probability=0.5",
          "reorder-message:stream=markets,probability=0.2",
          "cut-connection:stream=markets,probability=0.005",
          "half-open:stream=markets,next=2,probability=0.005",
          "lose-request:probability=0.05",
          "lose-request:probability=0.05,variant=hang",
          "lose-answer:probability=0.2,path=/v1/orders/batched/cancel",
          "lose-answer:probability=0.2,path=/v1/orders/batched/modify,variant=hang",
          "http-429:probability=0.05",
          "http-429:probability=0.05,variant=html,seconds=3",
          "http-500:probability=0.05",
          "http-503:probability=0.05",
          "html:probability=0.05",
          "slow-body:probability=0.2,delay=200",
          "partial-batch:probability=0.2",
          "late-reject:probability=0.1",
          "unknown-enum:variant=market-state,probability=0.02",
          "unknown-enum:variant=order-state,probability=0.2",
          "unknown-enum:variant=message-kind,stream=markets,probability=0.1",
          "suspend-market:duration=60000",
          "halt-market:duration=60000",
          "maintenance:duration=30000",
          "drop-message:stream=private,probability=0.2",
          "drop-message:kind=order,probability=0.5",
          "reorder-message:stream=private,probability=0.2",
          "cut-connection:stream=private,probability=0.01",
          "half-open:stream=private,probability=0.01",
          "lose-answer:probability=0.1",
          "lose-answer:probability=0.5",
          "lose-answer:path=/v1/orders*,probability=0.3,variant=hang",
          "slow-body:probability=0.2,delay=2000",
          "partial-batch:probability=0.3,variant=ignore",
          "unknown-enum:variant=execution-type,probability=0.1",
          "unknown-enum:variant=execution-type,probability=0.5",
          "unknown-enum:variant=message-kind,stream=private,probability=0.1");

  static List<String> known() {
    return KNOWN;
  }

  @Test
  void shouldTradeWithoutFaultsAndKnowItsPositions() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      Played played = Played.minutes(seed);

      assertThat(played.wrong).isEmpty();
      assertThat(played.submitted()).hasSizeGreaterThan(20);
      assertThat(played.outcome().entered()).isPositive();
      assertThat(played.outcome().drained()).isTrue();
      assertThat(played.outcome().openOrders()).isZero();
      assertThat(played.outcome().reason()).isEqualTo("its time is over");
      assertThat(played.outcome().faults()).isEmpty();
      assertThat(played.realPositions()).isNotEmpty().isEqualTo(played.believedPositions());
    }
  }

  @ParameterizedTest
  @MethodSource("known")
  void shouldHoldAndKnowItsPositionsWhateverStrikes(String fault) {
    long strikes = 0;
    int trades = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      Played played = Played.minutes(seed, fault);

      assertThat(played.wrong).as("seed %d", seed).isEmpty();
      assertThat(played.believedPositions()).as("seed %d", seed).isEqualTo(played.realPositions());
      assertThat(played.believedCash()).as("seed %d", seed).isEqualTo(played.realCash());
      strikes += played.strikes() + played.events(StreamLost.class).size();
      trades += played.events(OrderFilled.class).size();
    }
    boolean isOver = fault.startsWith("maintenance");
    assertThat(strikes > 0 || isOver).as("it struck").isTrue();
    assertThat(trades > 0 || isOver).as("the bot traded").isTrue();
  }

  @Test
  void shouldHoldUnderMixtures() {
    SplittableRandom random = new SplittableRandom(20_261_123);
    int known = 0;
    for (int i = 0; i < MIXTURES; i++) {
      String[] faults = new String[2 + random.nextInt(4)];
      for (int j = 0; j < faults.length; j++) {
        faults[j] = KNOWN.get(random.nextInt(KNOWN.size()));
      }
      Played played = Played.minutes(random.nextLong(), faults);

      assertThat(played.wrong).as("%s", List.of(faults)).isEmpty();
      if (played.knows()) {
        known++;
        assertThat(played.believedPositions())
            .as("%s", List.of(faults))
            .isEqualTo(played.realPositions());
        assertThat(played.believedCash()).as("%s", List.of(faults)).isEqualTo(played.realCash());
      }
    }
    assertThat(known).as("it hardly ever ends in doubt").isGreaterThan(MIXTURES * 8 / 10);
  }

  @Test
  void shouldGiveTheSameCommandsTwice() {
    String[] faults = {
      "drop-message:probability=0.01", "cut-connection:stream=markets,probability=0.002",
      "lose-answer:probability=0.02", "late-reject:probability=0.05"
    };
    Played first = Played.minutes(5, faults);
    Played second = Played.minutes(5, faults);

    assertThat(second.hash()).isEqualTo(first.hash());
    assertThat(second.events.equals(first.events)).as("the same events").isTrue();
    assertThat(second.outcome()).isEqualTo(first.outcome());
    assertThat(Played.minutes(6, faults).hash()).isNotEqualTo(first.hash());
    assertThat(Played.minutes(5).hash()).isNotEqualTo(first.hash());
  }

  @Test
  void shouldChangeNothingByFaultsThatNeverStrike() {
    String[] idle = {
      "drop-message:probability=0", "half-open:probability=0", "lose-answer:probability=0",
      "late-reject:probability=0", "partial-batch:probability=0", "suspend-market:market=other"
    };
    Played none = Played.minutes(4);
    Played never = Played.minutes(4, idle);

    assertThat(never.strikes()).isZero();
    assertThat(never.hash()).isEqualTo(none.hash());
    assertThat(never.events.equals(none.events)).as("the same events").isTrue();
  }

  @Test
  void shouldPlayToTheEndOfTheEveningAndSettle() {
    Played played = Played.evening(2, Played.setup("http-500:next=2"));

    assertThat(played.wrong).isEmpty();
    assertThat(played.outcome().reason()).isEqualTo("the evening is over");
    assertThat(played.outcome().isOrdinary()).isTrue();
    assertThat(played.realPositions()).isEmpty();
    assertThat(played.believedPositions()).isEmpty();
  }

  @Test
  void shouldTellThatTheMarketsStreamWasLostAndIsBack() {
    Played played = Played.minutes(1, "cut-connection:stream=markets,next=1,probability=0.01");

    assertThat(played.events(StreamLost.class)).hasSize(1);
    assertThat(played.events(StreamRestored.class)).hasSize(1);
    long asked = Duration.ofMillis(100).plusMillis(50).toNanos();
    long anew = played.events(StreamRestored.class).getFirst().time() + asked;
    assertThat(played.events(BookChanged.class))
        .filteredOn(book -> book.time() == anew)
        .extracting(BookChanged::market)
        .containsAll(played.events(MarketListed.class).stream().map(MarketListed::market).toList());
    assertThat(played.outcome().reason()).isEqualTo("its time is over");
  }

  @Test
  void shouldPlaceNothingUntilTheAccountIsComparedAfterNewsOfOrdersWasMissed() {
    Played played = Played.minutes(1, "cut-connection:stream=private,next=1");

    long lost = played.events(AccountLost.class).getFirst().time();
    long compared =
        played.events(AccountReported.class).stream()
            .mapToLong(AccountReported::askedAt)
            .filter(time -> time > lost)
            .findFirst()
            .orElseThrow();
    assertThat(played.submittedBetween(lost, compared)).isEmpty();
    assertThat(played.submittedBetween(compared, Long.MAX_VALUE)).isNotEmpty();
    assertThat(played.outcome().isOrdinary()).isFalse();
    assertThat(played.outcome().reason()).isEqualTo("its time is over");
    assertThat(played.wrong).isEmpty();
  }

  @Test
  void shouldLearnByRequestsAloneWhenTheStreamTellsNothingOfOrders() {
    Played played = Played.minutes(1, "drop-message:kind=order");

    assertThat(played.events(OrderFilled.class)).isNotEmpty();
    assertThat(played.outcome().drained()).isTrue();
    assertThat(played.openAtExchange()).isZero();
    assertThat(played.believedPositions()).isEqualTo(played.realPositions());
    assertThat(played.believedCash()).isEqualTo(played.realCash());
    assertThat(played.wrong).isEmpty();
  }

  @Test
  void shouldEndWhenNoRequestIsEverTaken() {
    Played played = Played.minutes(1, "http-429");

    assertThat(played.events(RequestRefused.class)).isNotEmpty();
    assertThat(played.outcome().entered()).isZero();
    assertThat(played.wrong).isEmpty();
  }

  @Test
  void shouldNotLetCancelsThatFailForEverHoldUpTheEnd() {
    Played played = Played.minutes(1, "http-429:path=/v1/orders/batched/cancel");

    assertThat(played.outcome().drained()).isFalse();
    assertThat(played.outcome().openOrders()).isPositive();
    assertThat(played.wrong).isEmpty();
    assertThat(played.events(CommandNotSent.class))
        .filteredOn(notSent -> notSent.reason() == CommandNotSent.Reason.SHUTDOWN)
        .extracting(CommandNotSent::command)
        .containsAnyElementsOf(
            played.commands.stream()
                .filter(Command.CancelOrder.class::isInstance)
                .map(Command::id)
                .toList());
  }

  @Test
  void shouldSendNothingBesideAnOrderThatIsLost() {
    Played played = Played.minutes(3, "lose-answer:path=/v1/orders*,probability=0.3");

    assertThat(played.events(OutcomeUnknown.class)).isNotEmpty();
    assertThat(played.wrong).isEmpty();
    assertThat(played.commands).anyMatch(Command.SubmitOrder.class::isInstance);
  }

  @Test
  void shouldRefuseAFaultThatMeansNothing() {
    assertThatThrownBy(() -> Played.setup("clock-skew"))
        .isInstanceOf(BadFault.class)
        .hasMessageStartingWith("clock-skew means nothing here");
  }
}
