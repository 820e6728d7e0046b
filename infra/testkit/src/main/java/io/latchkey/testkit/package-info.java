/**
 * For tests of every module: real PostgreSQL and Kafka, one each for a test's JVM, a clock to set, the laws of the
 * house as rules. May touch the development stack; knows no service.
 */
@NullMarked
package io.latchkey.testkit;

import org.jspecify.annotations.NullMarked;
