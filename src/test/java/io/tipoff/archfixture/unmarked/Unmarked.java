package io.tipoff.archfixture.unmarked;

/** Its package has no package-info. */
public record Unmarked() {}
