@NullMarked
package io.latchkey.messaging.trace;

import org.jspecify.annotations.NullMarked;
