package io.tipoff.monitor;

/** Has metrics to tell; any thread may ask. */
public interface MetricSource {
  void tell(Exposition out);
}
