/** Tests of this room. */
@NullMarked
package io.latchkey.notification.webhook;

import org.jspecify.annotations.NullMarked;
