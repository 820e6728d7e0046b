/**
 * What one reset costs and where: statements, commits, processor time by thread, batches, at several rates; idle use and
 * the parts of a start. Counts from outside: PostgreSQL's own statistics, /proc, the logs.
 */
@NullMarked
package io.latchkey.benchmarks.cost;

import org.jspecify.annotations.NullMarked;
