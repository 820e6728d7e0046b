/** Tests of this room. */
@NullMarked
package io.latchkey.notification.mail;

import org.jspecify.annotations.NullMarked;
