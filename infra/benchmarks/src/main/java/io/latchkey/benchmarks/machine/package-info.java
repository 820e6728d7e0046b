/** What the operating system says of processes: processor time, memory, signals. Linux' {@code /proc} and the JDK. */
@NullMarked
package io.latchkey.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
