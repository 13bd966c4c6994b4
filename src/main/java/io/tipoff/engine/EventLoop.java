package io.tipoff.engine;

import io.tipoff.event.CommandNotSent;
import io.tipoff.event.Event;
import io.tipoff.event.SessionEnded;
import java.util.List;

/**
 * Carries events to the engine and commands away from it, and lets both be written down first. One
 * thread at a time may use it.
 */
public final class EventLoop {
  private final Engine engine;
  private final Recorder recorder;
  private final CommandSink sink;

  public EventLoop(Engine engine, Recorder recorder, CommandSink sink) {
    this.engine = engine;
    this.recorder = recorder;
    this.sink = sink;
  }

  /** Takes one event to its end. */
  public void process(Event event) {
    recorder.record(event);
    List<Command> commands = engine.on(event);
    for (int i = 0; i < commands.size(); i++) {
      recorder.record(commands.get(i));
    }
    if (!commands.isEmpty()) {
      sink.carryOut(commands, engine.now());
    }
  }

  /** Takes events from an inbox until the session has ended. */
  public void run(Inbox inbox) throws InterruptedException {
    while (!engine.hasEnded()) {
      Event event = inbox.take();
      process(event);
      if (engine.isDrained()) {
        close(event.time());
      }
    }
  }

  /** Ends a drained session: the timers that still run are dropped. */
  public void close(long time) {
    for (Command timer : engine.openCommands()) {
      process(new CommandNotSent(time, timer.id(), CommandNotSent.Reason.SHUTDOWN));
    }
    process(new SessionEnded(time));
  }
}
