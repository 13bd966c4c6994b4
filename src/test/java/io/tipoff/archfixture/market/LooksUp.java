package io.tipoff.archfixture.market;

import io.tipoff.archfixture.event.Told;

/** Uses a package that comes after its own. */
public record LooksUp(Told told) {}
