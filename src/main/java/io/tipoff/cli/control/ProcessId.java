package io.tipoff.cli.control;

import java.time.Instant;

/**
 * A process of this machine.
 *
 * @param pid numbers are used again, so it takes {@code started} to know one
 * @param started milliseconds since 1970; 0 where the machine does not tell
 */
public record ProcessId(long pid, long started) {

  /** This process. */
  public static ProcessId self() {
    return of(ProcessHandle.current());
  }

  /** Another process. */
  public static ProcessId of(ProcessHandle process) {
    long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return new ProcessId(process.pid(), started);
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> started == 0 || of(process).started() == started)
        .isPresent();
  }
}
