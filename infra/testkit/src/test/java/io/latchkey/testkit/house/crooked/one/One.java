package io.latchkey.testkit.house.crooked.one;

import io.latchkey.testkit.house.crooked.two.Two;

/** One half of a cycle, in a package that nobody marked. */
public record One(Two two) {}
