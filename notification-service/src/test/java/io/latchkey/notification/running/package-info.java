/** The service as a process would run it, between real PostgreSQL, Kafka and inbox, for the integration tests. */
@NullMarked
package io.latchkey.notification.running;

import org.jspecify.annotations.NullMarked;
