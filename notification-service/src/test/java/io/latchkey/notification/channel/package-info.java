/** Tests of this room. */
@NullMarked
package io.latchkey.notification.channel;

import org.jspecify.annotations.NullMarked;
