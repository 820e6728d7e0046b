/**
 * Events in: batches from Kafka to a service's handlers, one transaction each; what cannot be processed goes to the
 * dead letters, what cannot be processed now waits. Uses the inbox and the topic check.
 */
@NullMarked
package io.latchkey.messaging.consume;

import org.jspecify.annotations.NullMarked;
