package io.tipoff.archfixture.cycle.a;

import io.tipoff.archfixture.cycle.b.UsesA;

/** One half of a cycle. */
public record UsesB(UsesA a) {}
