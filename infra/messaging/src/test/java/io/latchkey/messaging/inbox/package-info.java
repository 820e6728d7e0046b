/** The inbox's months by themselves. */
@NullMarked
package io.latchkey.messaging.inbox;

import org.jspecify.annotations.NullMarked;
