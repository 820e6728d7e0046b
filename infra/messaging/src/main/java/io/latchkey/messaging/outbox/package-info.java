/**
 * Events out: appended in the caller's transaction, published by one relay for each service. Touches the table
 * {@code outbox} and the producer.
 */
@NullMarked
package io.latchkey.messaging.outbox;

import org.jspecify.annotations.NullMarked;
