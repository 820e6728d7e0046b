/**
 * The running Latchkey that is measured: started and stopped with the commands that people use, spoken to over its
 * public HTTP API, the inbox and Kafka; seeded and counted in PostgreSQL and /proc.
 */
@NullMarked
package io.latchkey.benchmarks.system;

import org.jspecify.annotations.NullMarked;
