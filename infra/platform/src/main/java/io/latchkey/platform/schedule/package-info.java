/** Work that is done again and again while a service runs, on every replica, and how long to wait after a failure. */
@NullMarked
package io.latchkey.platform.schedule;

import org.jspecify.annotations.NullMarked;
