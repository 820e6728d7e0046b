/** Messaging on trial as a service uses it: real PostgreSQL, real Kafka, real processes. Touches only what is public. */
@NullMarked
package io.latchkey.trial;

import org.jspecify.annotations.NullMarked;
