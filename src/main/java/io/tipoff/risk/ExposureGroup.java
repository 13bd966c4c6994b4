package io.tipoff.risk;

import io.tipoff.market.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Events whose losses are added up because they may come together. */
public final class ExposureGroup {

  /** Why events are added up. */
  public enum Kind {
    PORTFOLIO,
    LEAGUE,
    DAY,
    CORRELATED
  }

  private final Kind kind;
  private final String name;
  private final String reason;
  private final List<EventExposure> events = new ArrayList<>();
  private long loss;

  ExposureGroup(Kind kind, String name, String reason) {
    this.kind = kind;
    this.name = name;
    this.reason = reason;
  }

  public Kind kind() {
    return kind;
  }

  /** Such as the league; empty for the portfolio. */
  public String name() {
    return name;
  }

  /** Why its events belong together, in words. */
  public String reason() {
    return reason;
  }

  /** The worst losses of its events, added up. */
  public Money loss() {
    return new Money(loss);
  }

  /** The names of its events, in the order in which they joined. */
  public List<String> events() {
    return Collections.unmodifiableList(events.stream().map(EventExposure::name).toList());
  }

  void join(EventExposure event) {
    events.add(event);
    loss += event.loss();
  }

  void add(long change) {
    loss += change;
  }
}
