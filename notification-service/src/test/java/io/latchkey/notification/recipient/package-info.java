/** Tests of this room. */
@NullMarked
package io.latchkey.notification.recipient;

import org.jspecify.annotations.NullMarked;
