package io.tipoff.polymarket.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.MarketId;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The decoder tells exactly what a reading over a tree tells. */
class TreeEqualityTest {
  private final MarketTable markets = new MarketTable();
  private final StreamCounters counters = new StreamCounters();
  private final MarketDecoder decoder = new MarketDecoder(markets, counters);

  @Test
  void shouldTellTheSameOfTheFramesWrittenDown() {
    for (String name : Frames.MARKET) {
      assertThat(assertSame(Frames.file(name))).as(name).isNotEmpty();
    }
  }

  @Test
  void shouldTellTheSameOfThousandsOfFrames() {
    markets.set(List.of(new MarketId("aec-nba-m-1"), new MarketId("aec-nba-m-2")));
    var kinds = new TreeMap<String, Integer>();
    for (int seed = 0; seed < 8_000; seed++) {
      for (String line : assertSame(RandomFrame.next(new Random(seed)))) {
        kinds.merge(line.replaceAll("[\\[ ].*", "") + line.contains("null BOOK"), 1, Integer::sum);
      }
    }
    assertThat(kinds)
        .hasSizeGreaterThan(5)
        .allSatisfy((kind, count) -> assertThat(count).as(kind).isGreaterThan(20));
    assertThat(counters.get(StreamCount.BAD_FRAMES)).isZero();
  }

  private List<String> assertSame(byte[] frame) {
    FrameLog expected = new FrameLog();
    FrameLog told = new FrameLog();
    assertThat(TreeDecoder.decode(frame, 5, expected)).isTrue();
    decoder.decode(ByteBuffer.wrap(frame), 5, told);
    assertThat(told.lines).as(new String(frame, UTF_8)).isEqualTo(expected.lines);
    return told.lines;
  }
}
