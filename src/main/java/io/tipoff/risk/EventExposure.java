package io.tipoff.risk;

import io.tipoff.market.Listing;
import io.tipoff.market.MarketId;
import io.tipoff.market.Question;
import io.tipoff.portfolio.Losses;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the markets of one event lose together in the worst case. Lead and total of a game are taken
 * as free of each other, and so is every market whose question is unknown; that can only overstate
 * the loss.
 */
final class EventExposure {

  /** A market's place in its event; one without a slot is free of all others. */
  static final class Seat {
    private final @Nullable ScoreCells cells;
    private final ScoreCells.@Nullable Slot slot;
    private final ExclusiveCells.@Nullable Slot rival;
    private Losses losses = Losses.NONE;

    private Seat(
        @Nullable ScoreCells cells,
        ScoreCells.@Nullable Slot slot,
        ExclusiveCells.@Nullable Slot rival) {
      this.cells = cells;
      this.slot = slot;
      this.rival = rival;
    }
  }

  private final String name;
  private final ScoreCells leads = new ScoreCells();
  private final ScoreCells totals = new ScoreCells();
  private final ExclusiveCells futures = new ExclusiveCells();
  private final List<ExposureGroup> groups = new ArrayList<>();
  private final Set<String> teams = new LinkedHashSet<>();
  private final SequencedSet<MarketId> markets = new LinkedHashSet<>();
  private String firstTeam = "";
  private String secondTeam = "";
  private long free;
  private long loss;

  EventExposure(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  void add(MarketId market) {
    markets.add(market);
  }

  SequencedSet<MarketId> markets() {
    return markets;
  }

  /** The groups that it belongs to. */
  List<ExposureGroup> groups() {
    return groups;
  }

  /** The teams that its markets named. */
  Set<String> teams() {
    return teams;
  }

  /** The number of results that its markets tell apart. */
  int cells() {
    return leads.size() * totals.size() * futures.size();
  }

  /** A new market of the event. */
  Seat seat(Listing listing) {
    for (String team : List.of(listing.longTeam(), listing.shortTeam())) {
      if (!team.isEmpty()) {
        teams.add(team);
      }
    }
    Question question = listing.question();
    if (question.kind() == Question.Kind.TOTAL) {
      return seat(totals, new ScoreCells.Slot(question, false));
    }
    if (question.kind() == Question.Kind.FUTURE) {
      ExclusiveCells.Slot rival = new ExclusiveCells.Slot();
      futures.add(rival);
      return new Seat(null, null, rival);
    }
    if (question.kind() == Question.Kind.DRAW) {
      return seat(leads, new ScoreCells.Slot(question, false));
    }
    return question.isAboutLead() && isOfTwo(listing.longTeam())
        ? seat(leads, new ScoreCells.Slot(question, listing.longTeam().equals(secondTeam)))
        : new Seat(null, null, null);
  }

  private static Seat seat(ScoreCells cells, ScoreCells.Slot slot) {
    cells.add(slot);
    return new Seat(cells, slot, null);
  }

  /** The lead is that of the first team that a market of the event stood for. */
  private boolean isOfTwo(String team) {
    if (team.isEmpty()) {
      return false;
    }
    if (firstTeam.isEmpty()) {
      firstTeam = team;
    } else if (secondTeam.isEmpty() && !team.equals(firstTeam)) {
      secondTeam = team;
    }
    return team.equals(firstTeam) || team.equals(secondTeam);
  }

  /** Takes what a market loses now. */
  void change(Seat seat, Losses now) {
    if (seat.cells != null && seat.slot != null) {
      seat.cells.change(seat.slot, now);
    } else if (seat.rival != null) {
      futures.change(seat.rival, now);
    } else {
      free += now.largest() - seat.losses.largest();
    }
    seat.losses = now;
    long before = loss;
    loss = Math.max(0, leads.worst() + totals.worst() + futures.worst() + free);
    if (loss != before) {
      for (ExposureGroup group : groups) {
        group.add(loss - before);
      }
    }
  }

  /** What is lost in the worst case, 0 or more; in {@code 10^-8} dollar. */
  long loss() {
    return loss;
  }

  /** {@link #loss()} if a market lost this. */
  long lossWith(Seat seat, Losses candidate) {
    long lead = leads.worst();
    long total = totals.worst();
    long future = futures.worst();
    long others = free;
    if (seat.rival != null) {
      future = futures.worstWith(seat.rival, candidate);
    } else if (seat.cells == null || seat.slot == null) {
      others += candidate.largest() - seat.losses.largest();
    } else if (seat.cells == leads) {
      lead = leads.worstWith(seat.slot, candidate);
    } else {
      total = totals.worstWith(seat.slot, candidate);
    }
    return Math.max(0, lead + total + future + others);
  }

  void join(ExposureGroup group) {
    if (!groups.contains(group)) {
      groups.add(group);
      group.join(this);
    }
  }
}
