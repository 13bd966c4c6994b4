package io.tipoff.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextReportTest {
  private static final int WIDEST = 100;

  @Test
  void shouldTellWhatWasReadDoneAndEarned() {
    assertThat(TextReport.of(SampleReports.small()))
        .isEqualTo(
            """
            WHAT WAS READ
              file                evening/bbo.csv
              files not read      ORIGIN.txt, score_clock.csv
              rows                12,345 (12 duplicates)
              time                2026-10-24 23:00:00 to 2026-10-25 00:20:00 UTC (1 h 20 min)
              fees                as of 2026-10-01
              markets             3 (tick and minimum of 1 assumed, of 1 unknown)
              unsound books       12 rows: 7 one sided, 5 dead

            WHAT WAS DONE
              orders              40
              replaces            120
              cancels             36
              fills               4 (1 size-assumed)
              maker share         85.7% of 35 contracts
              markets             2 traded, 0 had orders but no fill, 1 had no order
              commands' hash      00ff

            RESULTS IN DOLLARS
              ! Size-assumed fills: 1 of 4. The data shows no sizes there, so an order fills only when the
                market comes to its price, and then for an assumed quantity. Such fills are adversely
                selected. The P&L is no verdict on the strategy.
              ! Tick and minimum are unknown in 1 market, so every order there is refused:
                aec-nba-rvr-dlt-2026-10-24. --markets FILE gives them, a CSV file with the columns
                slug,tick,minimum_quantity,league,long_team,assumed.
              P&L                 +4.29
              P&L at mid          +4.39
              realised            +4.50
              unrealised          -0.20 at executable prices
              unrealised at mid   -0.10
              fees                0.09
              rebates             0.08
              equity              1,000.00 to 1,004.29
              deepest drawdown    1.75
              open positions      1

            BY STRATEGY
              strategy        fills  contracts  realised  unrealised  at mid  fees  rebates    P&L
              market-maker        3         30     +4.50       -0.20   -0.10  0.00     0.08  +4.38
              live-arbitrage      1          5      0.00        0.00    0.00  0.09     0.00  -0.09

            FILLS BY STRATEGY, LEAGUE, PHASE OF THE GAME AND TRIGGER
              group                              fills  contracts   maker  net fees    P&L   edge
              live-arbitrage, nba, -, -              1          5    0.0%      0.09  -0.09      -
              market-maker, nba, in play, quote      3         30  100.0%     -0.08  +4.50  +1.00

            MARKOUTS IN CENTS A CONTRACT
              group                                1 s    5 s   30 s  300 s
              live-arbitrage, nba, -, -              -      -      -      -
              market-maker, nba, in play, quote  +0.50  -2.00  +1.25      -

            BELIEFS AT THE FILLS AND WHAT CAME TRUE
              believed    fills   mean   paid
              0.5 to 0.6      3  0.550  0.500

            REACTION TO NEWS OF GAMES IN MILLISECONDS
              what                     count  from stamp  95 % within  from arrival  95 % within
              taken by live arbitrage      3      1900.0       2000.0          30.0         40.0

            BY MARKET
              market                      orders  fills  realised  unrealised  net fees    P&L  settled
              aec-nba-hbr-smt-2026-10-24      30      3     +4.50        0.00      0.04  +4.46     1.00
              aec-nba-cnd-pnr-2026-10-24      10      1      0.00       -0.20     -0.03  -0.17        -

            CONTRACTS HELD OVER TIME
              market                      most  at the end  held   from 23:00:00 to 00:20:00
              aec-nba-hbr-smt-2026-10-24    10           0  long   ·····████████████████···················
                                                            short  ····················▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄
              aec-nba-cnd-pnr-2026-10-24    10          10  long   ······························██████████

            OPEN AT THE END
              market                      position  average  mark  value  unrealised  at mid
              aec-nba-cnd-pnr-2026-10-24        10   0.5500  0.53   5.30       -0.20   -0.10

            REFUSED BY THE RISK GATE
              orders  limit
                   9  unknown rules
                   3  price bounds

            REFUSED BY THE VENUE
              times  its words
                  2  Unknown order

            CANCELLED BY THE VENUE
              orders  its words
                   1  Book is CLOSED

            STOOD ASIDE
              times  because
                  4  book STALE_CONNECTION

            FILLS
              time (UTC)            row  market                      strategy        side  contracts  price  as       fee  why
              2026-10-24 23:10:00  1234  aec-nba-hbr-smt-2026-10-24  market-maker    buy          10   0.55  maker  -0.03  offer 0.54 came to our bid 0.55 at 23:10:00 (size assumed)
              2026-10-24 23:10:00  1234  aec-nba-hbr-smt-2026-10-24  market-maker    sell         10   0.60  maker  -0.03  print of 30 at 0.60 reached our place in the queue at 23:10:00
              2026-10-24 23:10:00  1234  aec-nba-hbr-smt-2026-10-24  live-arbitrage  sell          5   0.58  taker   0.09  took 5 of 20 shown at 0.58 at 23:10:00
              2026-10-24 23:10:00  1234  aec-nba-cnd-pnr-2026-10-24  market-maker    buy          10   0.55  maker  -0.03  print of 30 at 0.54 went through our bid 0.55 at 23:10:00
            """);
  }

  @Test
  void shouldFitATerminalWhenFillsAreNotListed() {
    assertThat(TextReport.of(SampleReports.withoutDetail()).lines())
        .allMatch(line -> line.length() <= WIDEST);
  }

  @Test
  void shouldNotWarnWhenNoFillIsSizeAssumed() {
    assertThat(TextReport.of(SampleReports.withoutDetail()))
        .doesNotContain("size-assumed:")
        .doesNotContain("FILLS\n");
  }

  @Test
  void shouldSayWhyNothingHappenedWhenMarketsAreUnknown() {
    assertThat(TextReport.of(SampleReports.idle()))
        .contains("aec-nba-rvr-dlt-2026-10-24. --markets FILE gives them")
        .contains("! No order was sent.")
        .contains("no contract traded")
        .doesNotContain("BY STRATEGY");
  }

  @Test
  void shouldNotLetWordsFromOutsideSteerTheTerminal() {
    var report = SampleReports.hostile("slug\u001b[2J", "two\nlines\u202e\u0007");
    assertThat(TextReport.of(report))
        .contains("slug\uFFFD[2J")
        .contains("two\uFFFDlines\uFFFD\uFFFD")
        .doesNotContain("\u001b", "\u202e", "\u0007");
  }
}
