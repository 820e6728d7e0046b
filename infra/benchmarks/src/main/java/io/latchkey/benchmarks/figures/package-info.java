/** Figures: what was measured, what was to be reached, medians, rank statistics, the table and the JSON. */
@NullMarked
package io.latchkey.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
