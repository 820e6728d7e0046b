/**
 * The benchmarks' command. Touches the public commands, HTTP API, inbox and topics of Latchkey; inside it, only what
 * PostgreSQL, the kernel and the logs count, and the tables into which accounts are seeded.
 */
@NullMarked
package io.latchkey.benchmarks;

import org.jspecify.annotations.NullMarked;
