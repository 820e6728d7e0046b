/** Which faults pass, by themselves. */
@NullMarked
package io.latchkey.messaging.consume;

import org.jspecify.annotations.NullMarked;
