/** The whole system driven from outside: over HTTP, the inbox's API and Kafka, never through its classes. */
@NullMarked
package io.latchkey.acceptance;

import org.jspecify.annotations.NullMarked;
