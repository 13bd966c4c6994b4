package io.tipoff.archfixture.elsewhere;

/** Its package has no place in the order. */
public record Homeless() {}
