package io.tipoff.archfixture.event;

/** In the order, it comes after the fixture that uses it. */
public record Told(String what) {}
