/** Which events have had their effect already, and for how long that is remembered. Touches the table {@code inbox}. */
@NullMarked
package io.latchkey.messaging.inbox;

import org.jspecify.annotations.NullMarked;
