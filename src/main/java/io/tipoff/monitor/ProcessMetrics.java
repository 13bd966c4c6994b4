package io.tipoff.monitor;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/**
 * What there is to tell of this process.
 *
 * @param mode such as {@code live}
 */
record ProcessMetrics(String mode, String version) implements MetricSource {
  @Override
  public void tell(Exposition out) {
    out.gauge("info", "Always 1.", 1, "mode", mode, "version", version);
    out.gauge(
        "start_timestamp_seconds",
        "When the process began.",
        ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3);
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory(out, "heap", memory.getHeapMemoryUsage().getUsed());
    memory(out, "other", memory.getNonHeapMemoryUsage().getUsed());
    out.gauge(
        "memory_limit_bytes", "What the heap may grow to.", memory.getHeapMemoryUsage().getMax());
    long collecting = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      collecting += Math.max(0, collector.getCollectionTime());
    }
    out.counter("garbage_collection_seconds", "Spent on collecting garbage.", collecting / 1e3);
    out.gauge(
        "threads",
        "Threads of the operating system.",
        ManagementFactory.getThreadMXBean().getThreadCount());
  }

  private static void memory(Exposition out, String area, long used) {
    out.gauge("memory_used_bytes", "Memory in use.", used, "area", area);
  }
}
