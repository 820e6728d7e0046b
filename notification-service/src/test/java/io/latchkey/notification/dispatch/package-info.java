/** Tests of this room. */
@NullMarked
package io.latchkey.notification.dispatch;

import org.jspecify.annotations.NullMarked;
