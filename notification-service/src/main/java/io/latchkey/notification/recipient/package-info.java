/**
 * Who may be written to: our own copy of the profiles, by account id. After erasure only the id stays. May touch
 * contracts.
 */
@NullMarked
package io.latchkey.notification.recipient;

import org.jspecify.annotations.NullMarked;
