/**
 * Kafka as a process of its own: broker and controller in one small JVM. May touch processes and Kafka's server
 * classes; knows no topic.
 */
@NullMarked
package io.latchkey.stack.kafka;

import org.jspecify.annotations.NullMarked;
