package io.tipoff.backtest.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NewsStreamTest {
  private final VirtualDesk desk = new VirtualDesk();
  private final NewsStream stream = new NewsStream("markets", desk.network, new Notes());

  private final class Notes implements NewsStream.Owner {
    @Override
    public void lost(long now, String reason) {
      desk.note("lost: " + reason);
    }

    @Override
    public void restored(long now) {
      desk.note("restored");
    }

    @Override
    public void subscribed() {
      desk.note("subscribed");
    }
  }

  private void put(String text) {
    stream.put(_ -> desk.note(text), "trade", "game");
  }

  private List<String> heardBy(long millis) {
    return desk.runTo(millis).taken();
  }

  @Test
  void shouldTellInOrderAfterTheTimeUnderWay() {
    put("nobody listens yet");
    stream.begin();
    put("a");
    put("b");
    desk.runTo(3);
    put("c");
    assertThat(heardBy(1_000)).containsExactly("10 a", "10 b", "13 c");
  }

  @Test
  void shouldHaveNothingUnderWayWhereNothingIsToldAndNothingCanGoWrong() {
    stream.begin();
    assertThat(desk.agenda.nextDue()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void shouldDropRepeatAndSwap() {
    stream.begin();
    desk.faults.add("drop-message:next=1");
    put("dropped");
    desk.faults.add("duplicate-message:next=1");
    put("twice");
    desk.faults.add("reorder-message:next=1");
    put("later");
    put("sooner");
    assertThat(heardBy(100)).containsExactly("10 twice", "10 twice", "10 sooner", "10 later");
  }

  @Test
  void shouldDelayAMessageAndAllBehindIt() {
    stream.begin();
    desk.faults.add("delay-message:next=1,delay=500");
    put("late");
    put("behind it");
    desk.runTo(600);
    put("in time again");
    assertThat(heardBy(1_000)).containsExactly("510 late", "510 behind it", "610 in time again");
  }

  @Test
  void shouldPassOverAMessageOfAnUnknownKind() {
    stream.begin();
    desk.faults.add("unknown-enum:next=1,variant=message-kind");
    put("nobody understands");
    put("understood");
    assertThat(heardBy(100)).containsExactly("10 understood");
  }

  @Test
  void shouldComeBackAfterACutAndAskAnew() {
    stream.begin();
    put("under way");
    desk.faults.add("delay-message:next=1,delay=500");
    put("waiting to be sent");
    desk.faults.add("cut-connection:next=1");
    put("never sent");
    put("nobody there");
    assertThat(heardBy(10)).containsExactly("10 under way", "10 lost: the connection was cut");

    put("still nobody there");
    List<String> back = heardBy(1_000);
    assertThat(back).hasSize(2);
    long restored = millis(back.getFirst());
    assertThat(back).containsExactly(restored + " restored", restored + 20 + " subscribed");
    assertThat(restored).isBetween(60L, 560L);

    put("heard");
    assertThat(heardBy(1_100)).containsExactly("1010 heard");
  }

  @Test
  void shouldSayNothingToWhoIsBackButHasNotAskedYet() {
    stream.begin();
    desk.faults.add("cut-connection:next=1");
    put("never sent");
    while (desk.notes.stream().noneMatch(note -> note.endsWith("restored"))) {
      desk.runTo(desk.clock.getAsLong() / VirtualDesk.MILLI + 1);
    }
    put("too early");
    assertThat(heardBy(2_000)).noneMatch(note -> note.endsWith("too early"));
  }

  @Test
  void shouldNoticeAHalfOpenConnectionBySilence() {
    desk.faults.add("half-open:kind=trade,next=1");
    stream.begin();
    desk.runTo(7_000);
    put("never sent");
    assertThat(heardBy(35_009)).isEmpty();
    assertThat(heardBy(35_010)).containsExactly("35010 lost: nothing was heard for PT30S");
    assertThat(heardBy(36_000)).anyMatch(note -> note.endsWith("restored"));
  }

  @Test
  void shouldBeKeptAliveByHeartbeats() {
    desk.faults.add("drop-message:kind=trade");
    stream.begin();
    assertThat(heardBy(120_000)).isEmpty();

    desk.faults.add("drop-message:kind=heartbeat");
    assertThat(heardBy(150_011)).containsExactly("150010 lost: nothing was heard for PT30S");
  }

  @Test
  void shouldSendAllThatWasToldBeforeItEnds() {
    stream.begin();
    desk.faults.add("delay-message:next=1,delay=500");
    put("slow");
    stream.leave();
    stream.leave();
    put("too late");
    assertThat(heardBy(510))
        .containsExactly("510 slow", "510 lost: the exchange ended the connection");
  }

  @Test
  void shouldTryAgainUntilTheExchangeTakesItBack() {
    desk.faults.add("http-503:path=/v1/ws/markets,duration=20000");
    desk.faults.add("lose-request:path=/v1/ws/private");
    stream.begin();
    desk.faults.add("cut-connection:next=1");
    put("never sent");
    List<String> heard = heardBy(90_000);
    assertThat(heard.get(1)).endsWith(" restored");
    assertThat(millis(heard.get(1))).isGreaterThan(20_000);
    assertThat(desk.faults.history().getFirst().strikes()).isGreaterThan(2);
  }

  @Test
  void shouldWaitLongestWhenThereWereTooManyHandshakes() {
    desk.faults.add("http-429:next=1");
    stream.begin();
    desk.faults.add("cut-connection:next=1");
    put("never sent");
    List<String> heard = heardBy(90_000);
    assertThat(millis(heard.get(1))).isBetween(30_100L, 30_700L);
  }

  @Test
  void shouldGiveUpAHandshakeThatHangs() {
    desk.faults.add("lose-request:next=1,variant=hang");
    stream.begin();
    desk.faults.add("cut-connection:next=1");
    put("never sent");
    List<String> heard = heardBy(90_000);
    assertThat(millis(heard.get(1))).isBetween(10_010L, 11_600L);
  }

  private static long millis(String note) {
    return Long.parseLong(note.substring(0, note.indexOf(' ')));
  }
}
