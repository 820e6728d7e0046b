/** Proves what other modules' tests stand on. */
@NullMarked
package io.latchkey.testkit;

import org.jspecify.annotations.NullMarked;
