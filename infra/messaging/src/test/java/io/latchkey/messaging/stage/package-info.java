@NullMarked
package io.latchkey.messaging.stage;

import org.jspecify.annotations.NullMarked;
