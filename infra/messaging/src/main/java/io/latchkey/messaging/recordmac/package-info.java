/**
 * Signs what this service writes to Kafka and checks what it reads: the MACs between each writer and each reader.
 * Touches the keys of the settings and the records' headers; knows neither outbox nor consumers.
 */
@NullMarked
package io.latchkey.messaging.recordmac;

import org.jspecify.annotations.NullMarked;
