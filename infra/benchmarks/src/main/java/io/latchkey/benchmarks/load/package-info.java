/**
 * A lean HTTP load generator on keep-alive sockets: it shares two cores with what it measures, so it must cost little.
 * Touches the JDK and the histogram alone.
 */
@NullMarked
package io.latchkey.benchmarks.load;

import org.jspecify.annotations.NullMarked;
