package io.tipoff.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.engine.Command;
import io.tipoff.event.CommandId;
import io.tipoff.event.CommandNotSent.Reason;
import io.tipoff.event.OrderId;
import io.tipoff.polymarket.RequestQueue.Batch;
import io.tipoff.polymarket.RequestQueue.Dropped;
import io.tipoff.polymarket.RequestQueue.Kind;
import io.tipoff.polymarket.RequestQueue.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In which order requests leave, which leave together, and which do not leave at all. */
class RequestQueueTest {
  private static final long MAX_AGE = 500;

  private final RequestQueue queue = new RequestQueue(MAX_AGE);

  private void add(Command... commands) {
    for (Command command : commands) {
      queue.add(command, 0, 0);
    }
  }

  private Dropped dropped(long number, Reason reason) {
    return new Dropped(new CommandId(number), reason);
  }

  private List<Long> taken(Kind kind) {
    Batch batch = queue.take();
    assertThat(batch.kind()).isEqualTo(kind);
    return batch.commands().stream().map(command -> command.id().number()).toList();
  }

  @Test
  void shouldLetCancelsGoFirstThenExitsEntriesAndQuotes() {
    add(Commands.quote(1), Commands.entry(2), Commands.exit(3), Commands.cancel(4, 9));

    assertThat(queue.next()).isEqualTo(Priority.CANCEL);
    assertThat(taken(Kind.CANCEL)).containsExactly(4L);
    assertThat(queue.next()).isEqualTo(Priority.EXIT);
    assertThat(taken(Kind.CREATE)).containsExactly(3L, 2L, 1L);
    assertThat(queue.next()).isNull();
  }

  @Test
  void shouldNotMixKindsInABatch() {
    add(Commands.quote(1), Commands.move(2, 8, "0.47"), Commands.quote(3));

    assertThat(taken(Kind.CREATE)).containsExactly(1L, 3L);
    assertThat(taken(Kind.MODIFY)).containsExactly(2L);
    assertThat(queue.size()).isZero();
  }

  @Test
  void shouldPutNoMoreIntoABatchThanTheVenueTakes() {
    for (int i = 1; i <= 21; i++) {
      add(Commands.quote(i));
    }

    assertThat(taken(Kind.CREATE)).hasSize(20).startsWith(1L).endsWith(20L);
    assertThat(queue.size()).isOne();
    assertThat(taken(Kind.CREATE)).containsExactly(21L);
  }

  @Test
  void shouldDropAQuoteThatIsNoLongerWanted() {
    add(Commands.quote(1), Commands.move(2, 8, "0.47"));

    assertThat(withdrawn(8)).containsExactly(2L);
    assertThat(withdrawn(8)).isEmpty();
    assertThat(withdrawn(1)).containsExactly(1L);
    assertThat(queue.size()).isZero();
  }

  @Test
  void shouldNeverWithdrawACancel() {
    add(Commands.cancel(1, 8));

    assertThat(withdrawn(8)).isEmpty();
    assertThat(queue.size()).isOne();
  }

  @Test
  void shouldDropWhatWaitedTooLongForTheBudget() {
    queue.add(Commands.quote(1), 100, 150);
    queue.add(Commands.exit(2), 200, 250);

    assertThat(queue.nextTooOld()).isEqualTo(601);
    assertThat(queue.takeOld(600)).isEmpty();
    assertThat(queue.takeOld(601)).containsExactly(dropped(1, Reason.OVER_BUDGET));
    assertThat(queue.nextTooOld()).isEqualTo(701);
    assertThat(queue.takeOld(701)).containsExactly(dropped(2, Reason.OVER_BUDGET));
    assertThat(queue.nextTooOld()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void shouldDropWhatWasTooOldWhenItCame() {
    queue.add(Commands.entry(1), 100, 601);

    assertThat(queue.takeOld(601)).containsExactly(dropped(1, Reason.TOO_OLD));
  }

  @Test
  void shouldNeverDropACancelForItsAge() {
    add(Commands.cancel(1, 8));

    assertThat(queue.takeOld(Long.MAX_VALUE)).isEmpty();
    assertThat(queue.nextTooOld()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void shouldGiveUpEverythingAtTheEnd() {
    add(Commands.quote(1), Commands.cancel(2, 8));

    assertThat(queue.clear()).extracting(command -> command.id().number()).containsExactly(2L, 1L);
    assertThat(queue.size()).isZero();
    assertThat(queue.next()).isNull();
  }

  private List<Long> withdrawn(long order) {
    Dropped dropped = queue.withdraw(new OrderId(order));
    if (dropped == null) {
      return List.of();
    }
    assertThat(dropped.reason()).isEqualTo(Reason.STALE);
    return List.of(dropped.command().number());
  }
}
