/** Keeps the laws on purpose, for the tests of the laws. */
@NullMarked
package io.latchkey.testkit.house.straight;

import org.jspecify.annotations.NullMarked;
