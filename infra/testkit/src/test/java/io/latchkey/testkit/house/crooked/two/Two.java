package io.latchkey.testkit.house.crooked.two;

import io.latchkey.testkit.house.crooked.one.One;
import java.util.List;

/** The other half of the cycle. */
public record Two(List<One> ones) {}
