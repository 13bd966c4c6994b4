package io.tipoff.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.Event;
import io.tipoff.event.FeedLost;
import io.tipoff.event.FeedRestored;
import io.tipoff.event.InboxBacklog;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.event.TradePrinted;
import io.tipoff.game.FeedSource;
import io.tipoff.market.Ladder;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In which order events reach the engine, which give way, and who waits. */
@Timeout(20)
class InboxTest {
  private static final MarketId GAME = EngineDesk.GAME;
  private static final MarketId OTHER = EngineDesk.OTHER;
  private static final int NEVER = 1_000_000;

  private long time;

  private BookChanged book(MarketId market) {
    return new BookChanged(++time, market, Ladder.EMPTY, Ladder.EMPTY);
  }

  private BestPricesChanged best(MarketId market) {
    return new BestPricesChanged(++time, market, null, null, null, null);
  }

  private TradePrinted trade(MarketId market) {
    return new TradePrinted(++time, market, Price.of("0.5"), Quantity.ofContracts(1), Side.BUY);
  }

  private OrderOpened answer() {
    return new OrderOpened(++time, new OrderId(1));
  }

  private static List<Event> takeAll(Inbox inbox, int count) throws InterruptedException {
    List<Event> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(inbox.take());
    }
    return taken;
  }

  private static void putAll(Inbox inbox, Event... events) throws InterruptedException {
    for (Event event : events) {
      inbox.put(event);
    }
  }

  @Test
  void shouldLetNewsOfGamesOvertakeBooksButNoAnswers() throws InterruptedException {
    Inbox inbox = new Inbox(10, NEVER);
    Event book = book(GAME);
    Event lost = new FeedLost(++time, FeedSource.ESPN, Optional.empty(), "x");
    Event restored = new FeedRestored(++time, FeedSource.ESPN, Optional.empty());
    Event answer = answer();
    putAll(inbox, book, lost, restored, answer);

    assertThat(takeAll(inbox, 4)).containsExactly(answer, lost, restored, book);
    assertThat(inbox.poll(0)).isNull();
  }

  @Test
  void shouldKeepTheOrderOfMarketNews() throws InterruptedException {
    Inbox inbox = new Inbox(10, NEVER);
    Event[] news = {book(GAME), trade(GAME), best(OTHER), book(GAME), trade(OTHER), best(OTHER)};

    putAll(inbox, news);

    assertThat(takeAll(inbox, 6)).containsExactly(news);
    assertThat(inbox.conflated()).isZero();
  }

  @Test
  void shouldLetAnswersOvertakeMarketNews() throws InterruptedException {
    Inbox inbox = new Inbox(10, NEVER);
    Event news = book(GAME);
    Event first = answer();
    Event second = answer();

    putAll(inbox, news, first, second);

    assertThat(takeAll(inbox, 3)).containsExactly(first, second, news);
  }

  @Test
  void shouldLetNewsOfTheConnectionKeepItsPlaceAmongMarketNews() throws InterruptedException {
    Inbox inbox = new Inbox(10, NEVER);
    Event before = book(GAME);
    Event lost = new StreamLost(++time, "gap");
    Event restored = new StreamRestored(++time);
    Event after = book(GAME);

    putAll(inbox, before, lost, restored, after);

    assertThat(takeAll(inbox, 4)).containsExactly(before, lost, restored, after);
  }

  @Test
  void shouldReplaceAnOlderBookWhenFull() throws InterruptedException {
    Inbox inbox = new Inbox(3, NEVER);
    Event trade = trade(GAME);
    Event other = book(OTHER);
    Event newer = book(GAME);

    putAll(inbox, book(GAME), trade, other, newer);

    assertThat(takeAll(inbox, 3)).containsExactly(trade, other, newer);
    assertThat(inbox.conflated()).isEqualTo(1);
  }

  @Test
  void shouldReplaceOnlyTheSameKindOfTheSameMarket() throws InterruptedException {
    Inbox inbox = new Inbox(4, NEVER);
    Event whole = book(GAME);
    Event best = best(GAME);
    Event otherBest = best(OTHER);
    Event newerBest = best(GAME);
    Event newestBest = best(GAME);

    putAll(inbox, whole, best, otherBest, book(OTHER), newerBest, newestBest);

    assertThat(takeAll(inbox, 4)).contains(whole, otherBest, newestBest).doesNotContain(best);
    assertThat(inbox.conflated()).isEqualTo(2);
  }

  @Test
  void shouldNotReplaceABookThatWasTaken() throws InterruptedException {
    Inbox inbox = new Inbox(2, NEVER);
    Event first = book(GAME);
    Event second = book(GAME);

    inbox.put(first);
    assertThat(inbox.take()).isEqualTo(first);
    putAll(inbox, second, trade(GAME));

    assertThat(inbox.take()).isEqualTo(second);
    assertThat(inbox.conflated()).isZero();
  }

  /** Puts events from a thread of its own. */
  private static Thread sender(Inbox inbox, CountDownLatch begun, List<? extends Event> events) {
    return Thread.startVirtualThread(
        () -> {
          try {
            begun.countDown();
            for (Event event : events) {
              inbox.put(event);
            }
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      assertThat(thread.isAlive()).as("still there").isTrue();
      assertThat(Thread.currentThread().isInterrupted()).as("in time").isFalse();
      Thread.onSpinWait();
    }
  }

  @Test
  void shouldMakeTheSenderOfATradeWaitWhenFull() throws InterruptedException {
    Inbox inbox = new Inbox(2, NEVER);
    Event book = book(GAME);
    Event trade = trade(GAME);
    Event late = trade(GAME);
    putAll(inbox, book, trade);

    Thread sender = sender(inbox, new CountDownLatch(1), List.of(late));
    awaitWaiting(sender);
    Event answer = answer();
    Event newer = book(GAME);
    putAll(inbox, answer, newer);

    assertThat(takeAll(inbox, 3)).containsExactly(answer, trade, newer);
    sender.join();
    assertThat(inbox.take()).isEqualTo(late);
  }

  @Test
  void shouldMakeTheSenderOfABookWaitThatReplacesNone() throws InterruptedException {
    Inbox inbox = new Inbox(1, NEVER);
    Event trade = trade(GAME);
    Event book = book(GAME);
    inbox.put(trade);

    Thread sender = sender(inbox, new CountDownLatch(1), List.of(book));
    awaitWaiting(sender);

    assertThat(takeAll(inbox, 2)).containsExactly(trade, book);
    sender.join();
    assertThat(inbox.conflated()).isZero();
  }

  @Test
  void shouldMakeTheTakerWaitForTheNextEvent() throws InterruptedException {
    for (Event event : List.of(trade(GAME), answer())) {
      Inbox inbox = new Inbox(1, NEVER);
      ConcurrentLinkedQueue<Event> taken = new ConcurrentLinkedQueue<>();
      Thread taker =
          Thread.startVirtualThread(
              () -> {
                try {
                  taken.add(inbox.take());
                } catch (InterruptedException _) {
                  Thread.currentThread().interrupt();
                }
              });

      awaitWaiting(taker);
      inbox.put(event);
      taker.join();

      assertThat(taken).containsExactly(event);
    }
  }

  @Test
  void shouldDropNoTradeAndKeepEachSendersOrderUnderPressure() throws InterruptedException {
    Inbox inbox = new Inbox(8, NEVER);
    CountDownLatch begun = new CountDownLatch(4);
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      MarketId market = new MarketId("market-" + i);
      List<Event> events = new ArrayList<>();
      for (int n = 0; n < 500; n++) {
        events.add(n % 3 == 0 ? trade(market) : n % 3 == 1 ? book(market) : best(market));
      }
      events.add(trade(market));
      senders.add(sender(inbox, begun, events));
    }
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    List<Event> taken = new ArrayList<>();
    while (taken.stream().filter(TradePrinted.class::isInstance).count() < 4 * 168) {
      taken.add(inbox.take());
    }
    for (Thread sender : senders) {
      sender.join();
    }

    assertThat(taken.size() + inbox.conflated()).as("all taken or counted").isEqualTo(4 * 501);
    for (int i = 0; i < 4; i++) {
      MarketId market = new MarketId("market-" + i);
      assertThat(taken)
          .filteredOn(event -> ((MarketEvent) event).market().equals(market))
          .extracting(Event::time)
          .isSorted();
    }
  }

  @Test
  void shouldAnnounceABacklogOnceAndWithdrawItOnce() throws InterruptedException {
    Inbox inbox = new Inbox(1, 4);
    Event[] answers = new Event[8];
    for (int i = 0; i < 8; i++) {
      answers[i] = answer();
      inbox.put(answers[i]);
    }

    assertThat(takeAll(inbox, 10))
        .containsExactly(
            new InboxBacklog(5, 5, true),
            answers[0],
            answers[1],
            answers[2],
            answers[3],
            answers[4],
            answers[5],
            new InboxBacklog(6, 2, false),
            answers[6],
            answers[7]);
  }

  @Test
  void shouldNotAnnounceWhatStaysBelowTheThreshold() throws InterruptedException {
    Inbox inbox = new Inbox(1, 4);

    putAll(inbox, answer(), answer(), answer(), answer());

    assertThat(takeAll(inbox, 4)).noneMatch(InboxBacklog.class::isInstance);
  }

  @Test
  void shouldCallOffANewsThatWasNotTakenYet() throws InterruptedException {
    Inbox inbox = new Inbox(1, 4);
    for (int i = 0; i < 6; i++) {
      inbox.put(answer());
    }
    assertThat(takeAll(inbox, 5)).first().isEqualTo(new InboxBacklog(5, 5, true));

    for (int i = 0; i < 6; i++) {
      inbox.put(answer());
    }

    assertThat(takeAll(inbox, 3))
        .as("it is behind again before the engine could hear that it is not")
        .noneMatch(InboxBacklog.class::isInstance);
  }
}
