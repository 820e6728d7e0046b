package io.latchkey.testkit.house.straight;

/** The other one. */
record Nothing() implements Kept {}
