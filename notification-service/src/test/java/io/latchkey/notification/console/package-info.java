/** Tests of this room. */
@NullMarked
package io.latchkey.notification.console;

import org.jspecify.annotations.NullMarked;
