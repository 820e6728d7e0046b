/** Who calls an internal route, told by bearer keys. Touches nothing but the header. */
@NullMarked
package io.latchkey.platform.caller;

import org.jspecify.annotations.NullMarked;
