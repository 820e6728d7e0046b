/** Proves that each law of the house is felt where it is broken. */
@NullMarked
package io.latchkey.testkit.house;

import org.jspecify.annotations.NullMarked;
