/** What operators did, and why; written in the transaction of the deed. Touches its own table alone. */
@NullMarked
package io.latchkey.notification.audit;

import org.jspecify.annotations.NullMarked;
