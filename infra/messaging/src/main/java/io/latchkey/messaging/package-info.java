/**
 * Events out and in for the three services: the configuration that wires outbox, inbox,
 * consumers and topic checks. The one home of Kafka and R2DBC plumbing; knows no service.
 */
@NullMarked
package io.latchkey.messaging;

import org.jspecify.annotations.NullMarked;
