package io.tipoff.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.cli.control.BotStatus.RequestBudget;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Engine;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.BreakerReset;
import io.tipoff.event.Event;
import io.tipoff.event.FundsMoved;
import io.tipoff.event.IncomeReceived;
import io.tipoff.market.Money;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What operators are told of a breaker. */
class StatusPublisherTest {
  private static final long NOW = 1_790_000_000_000_000_000L;

  private final Engine engine =
      new Engine(Configuration.defaults().engineSettings(), List.of(), _ -> {});
  private final StatusPublisher status =
      new StatusPublisher("live", () -> new RequestBudget(0, OptionalInt.empty()), () -> NOW);

  private BotStatus after(Event event) {
    engine.on(event);
    status.took(event);
    return status.latest();
  }

  @Test
  void shouldTellThatALossOfTheDayWaitsForAnOperator() {
    status.starts(engine);
    after(new BalanceRestored(NOW, Money.of("1000")));
    assertThat(after(new FundsMoved(NOW, Money.of("-100"))).latched()).isFalse();

    BotStatus lost = after(new IncomeReceived(NOW, Money.of("-30"), "fee"));

    assertThat(lost.breaker()).isEqualTo("DAILY_LOSS");
    assertThat(lost.latched()).isTrue();
    assertThat(after(new BreakerReset(NOW, "seen")).latched()).isFalse();
  }

  @Test
  void shouldAnswerAQuestionOnTheEnginesThreadAlone() throws InterruptedException {
    status.starts(engine);
    assertThat(status.look(Engine::now, Duration.ofMillis(1))).as("nobody is there").isNull();
    CompletableFuture<String> answer = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            answer.complete(status.look(_ -> "seen", Duration.ofSeconds(20)));
          } catch (InterruptedException e) {
            answer.completeExceptionally(e);
          }
        });
    while (!answer.isDone()) {
      status.idle();
      Thread.onSpinWait();
    }
    assertThat(answer.join()).isEqualTo("seen");
  }
}
