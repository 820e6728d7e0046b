/** The parts of messaging by themselves; starts nothing. */
@NullMarked
package io.latchkey.messaging;

import org.jspecify.annotations.NullMarked;
