package io.tipoff.archfixture.cycle.b;

import io.tipoff.archfixture.cycle.a.UsesB;

/** The other half of a cycle. */
public record UsesA(UsesB b) {}
