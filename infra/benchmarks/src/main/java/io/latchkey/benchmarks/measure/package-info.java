/** The measurements, one class each: what is done, what is counted, what is to be reached. */
@NullMarked
package io.latchkey.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
