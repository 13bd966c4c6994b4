package io.tipoff.config;

import io.tipoff.risk.ExposureLimits;
import java.util.List;

/** Events that the operator adds up: one entry of {@code risk.groups}. */
record CorrelatedGroup(String name, List<String> members) {

  ExposureLimits.Group group() {
    return new ExposureLimits.Group(name, members);
  }
}
