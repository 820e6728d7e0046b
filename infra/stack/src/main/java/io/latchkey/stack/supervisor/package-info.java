/**
 * Starts PostgreSQL, Kafka, the inbox and the three services, each a process of its own, keeps them up, and ends them
 * in order; behind {@code infra/up} and {@code infra/down}, and a library for tests of the whole. May touch every other
 * package of this module; knows of the services how to start them and which settings are theirs.
 */
@NullMarked
package io.latchkey.stack.supervisor;

import org.jspecify.annotations.NullMarked;
