/** Tests of this room. */
@NullMarked
package io.latchkey.notification.delivery;

import org.jspecify.annotations.NullMarked;
