/**
 * Who is sent mail: our own copy of the profiles, by account id, former addresses for the notice of the change, and
 * external recipients for one mail. After erasure only the id stays. May touch contracts.
 */
@NullMarked
package io.latchkey.notification.recipient;

import org.jspecify.annotations.NullMarked;
