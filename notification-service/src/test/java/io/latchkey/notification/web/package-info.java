/** Tests of this room. */
@NullMarked
package io.latchkey.notification.web;

import org.jspecify.annotations.NullMarked;
