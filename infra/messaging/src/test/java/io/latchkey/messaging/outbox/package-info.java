/** The parts of the outbox by themselves, and a process that ends where a test wants it to. */
@NullMarked
package io.latchkey.messaging.outbox;

import org.jspecify.annotations.NullMarked;
