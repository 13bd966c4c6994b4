package io.tipoff.backtest;

import io.tipoff.market.Price;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * An evening of invented basketball games as a folder of CSV files: best prices with sizes, trades,
 * a suspension, a gap, results. Whoever sees a score first takes the stale price, then the makers
 * come back. The same seed gives the same files.
 */
public final class GeneratedEvening {
  private static final Instant START = Instant.parse("2026-10-24T23:00:00Z");
  private static final int PREGAME_SECONDS = 600;
  private static final int GAME_SECONDS = 3_600;
  private static final int GAP_BEGINS = 2_000;
  private static final int GAP_SECONDS = 20;
  private static final double FINAL_MARGIN_SIGMA = 13;
  private static final double LOGISTIC_SCALE = 1.702;
  private static final String HEADER =
      "ts_epoch,market_slug,kind,best_bid,best_ask,bid_size,ask_size,state,"
          + "trade_price,trade_size,aggressor";

  /** Two invented teams and who is expected to win by how much. */
  private record Fixture(String away, String home, double awaySpread) {
    String slug() {
      return "aec-nba-" + away + "-" + home + "-2026-10-24";
    }
  }

  private static final List<Fixture> FIXTURES =
      List.of(
          new Fixture("hbr", "smt", 2.5),
          new Fixture("cnd", "pnr", -6.0),
          new Fixture("rvr", "dlt", 0.0));

  private final Random random;
  private final List<String> rows = new ArrayList<>();
  private final List<Game> games = new ArrayList<>();
  private double lastTime;

  private GeneratedEvening(long seed) {
    random = new Random(seed);
    for (int i = 0; i < FIXTURES.size(); i++) {
      games.add(new Game(FIXTURES.get(i), PREGAME_SECONDS + 120 * i));
    }
  }

  /**
   * Writes the evening's three files into a folder, which is made if it is not there.
   *
   * @return how many rows the tape has
   * @throws IOException if a file cannot be written; none is left half-written
   */
  public static int write(long seed, Path folder) throws IOException {
    GeneratedEvening evening = new GeneratedEvening(seed);
    evening.play();
    Files.createDirectories(folder);
    replace(folder.resolve("markets.csv"), evening.markets());
    replace(folder.resolve("settlements.csv"), evening.settlements());
    replace(folder.resolve("bbo.csv"), evening.rows);
    return evening.rows.size() - 1;
  }

  private static void replace(Path file, List<String> lines) throws IOException {
    Path temporary = file.resolveSibling("." + file.getFileName() + ".new");
    try {
      Files.writeString(temporary, String.join("\n", lines) + "\n");
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void play() {
    rows.add(HEADER);
    int end = PREGAME_SECONDS + 120 * games.size() + GAME_SECONDS;
    for (int second = 0; second <= end; second++) {
      if (second == GAP_BEGINS) {
        rows.add(START.getEpochSecond() + second + ",,gap,,,,,,,,");
      }
      for (Game game : games) {
        game.advance(second, second >= GAP_BEGINS && second < GAP_BEGINS + GAP_SECONDS);
      }
    }
  }

  private List<String> markets() {
    List<String> lines = new ArrayList<>();
    lines.add("slug,tick,minimum_quantity,league,long_team,assumed,event,ends_at");
    for (Game game : games) {
      Fixture fixture = game.fixture;
      lines.add(
          String.join(
              ",",
              fixture.slug(),
              "0.01",
              "1",
              "nba",
              fixture.away(),
              "false",
              fixture.away() + " at " + fixture.home(),
              START.plusSeconds(game.tipOff + GAME_SECONDS).toString()));
    }
    return lines;
  }

  private List<String> settlements() {
    List<String> lines = new ArrayList<>();
    lines.add("slug,price");
    for (Game game : games) {
      lines.add(game.fixture.slug() + "," + (game.lead > 0 ? "1.00" : "0.00"));
    }
    return lines;
  }

  /** A game and the market on it, as the makers quote it. */
  private final class Game {
    private final Fixture fixture;
    private final int tipOff;
    private int lead;
    private int nextScore;
    private int makersBackAt;
    private String state = "";
    private int bid;
    private int offer;
    private long bidSize;
    private long offerSize;

    private Game(Fixture fixture, int tipOff) {
      this.fixture = fixture;
      this.tipOff = tipOff;
      this.nextScore = tipOff + 15;
    }

    private void advance(int second, boolean silent) {
      boolean over = second >= tipOff + GAME_SECONDS;
      if (over && state.equals("CLOSED")) {
        return;
      }
      boolean scored = !over && second >= nextScore;
      if (scored) {
        score(second);
      }
      if (silent) {
        return;
      }
      if (over) {
        endGame(second);
      } else if (state.isEmpty()) {
        open(second);
      } else if (scored) {
        takeStalePrice(second);
      } else if (second == makersBackAt || random.nextInt(8) == 0) {
        requote(second);
      } else if (random.nextInt(14) == 0) {
        trade(second, random.nextBoolean(), 1 + random.nextInt(60));
      }
    }

    /** A basket for either side; a tie at the end is broken by the home team. */
    private void score(int second) {
      boolean away = random.nextDouble() < 0.5 + fixture.awaySpread() / 200;
      int points = 1 + random.nextInt(3);
      lead += away ? points : -points;
      nextScore = second + 10 + random.nextInt(35);
      makersBackAt = second + 2 + random.nextInt(3);
    }

    private void open(int second) {
      state = "OPEN";
      makersBackAt = second;
      requote(second);
    }

    private void endGame(int second) {
      state = "CLOSED";
      row(second, "state", "", "", "", "", state, "", "", "");
    }

    /** Those who saw the basket take the price that its makers have not yet changed. */
    private void takeStalePrice(int second) {
      int fair = fair(second);
      if (fair >= offer) {
        trade(second, true, offerSize);
      } else if (fair <= bid) {
        trade(second, false, bidSize);
      }
    }

    private void requote(int second) {
      int fair = fair(second);
      int half = 1 + random.nextInt(2);
      bid = Math.clamp(fair - (long) half, 1, 98);
      offer = Math.clamp(fair + (long) half, bid + 1, 99);
      bidSize = 40L + random.nextInt(760);
      offerSize = 40L + random.nextInt(760);
      quote(second);
    }

    private void trade(int second, boolean buys, long contracts) {
      long size = Math.min(contracts, buys ? offerSize : bidSize);
      row(
          second,
          "trade",
          "",
          "",
          "",
          "",
          "",
          price(buys ? offer : bid),
          Long.toString(size),
          buys ? "buy" : "sell");
      if (buys) {
        offerSize -= size;
      } else {
        bidSize -= size;
      }
      if (offerSize == 0) {
        offer = Math.min(offer + 1, 99);
        offerSize = 40L + random.nextInt(400);
      }
      if (bidSize == 0) {
        bid = Math.max(bid - 1, 1);
        bidSize = 40L + random.nextInt(400);
      }
      quote(second);
    }

    private void quote(int second) {
      row(
          second,
          "quote",
          price(bid),
          price(offer),
          Long.toString(bidSize),
          Long.toString(offerSize),
          state,
          "",
          "",
          "");
    }

    private void row(int second, String kind, String... rest) {
      double time = START.getEpochSecond() + second + random.nextInt(1_000) / 1e3;
      lastTime = Math.max(lastTime, time);
      rows.add(
          String.format(Locale.ROOT, "%.3f", lastTime)
              + ","
              + fixture.slug()
              + ","
              + kind
              + ","
              + String.join(",", rest));
    }

    /** The away team's chance in cents: a lead that wanders as long as there is time. */
    private int fair(int second) {
      double left = Math.clamp((tipOff + GAME_SECONDS - second) / (double) GAME_SECONDS, 1e-3, 1);
      double expected = lead + fixture.awaySpread() * left;
      double z = expected / (FINAL_MARGIN_SIGMA * Math.sqrt(left));
      double chance = 1 / (1 + StrictMath.exp(-LOGISTIC_SCALE * z));
      return Math.clamp(Math.round(chance * 100), 2, 98);
    }
  }

  private static String price(int cents) {
    return Price.ofUnits(cents * 100).toString();
  }
}
